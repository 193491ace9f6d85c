package org.mandate.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;

/** Connections go round among everybody: none carries an identity to the next who takes it. */
class NoIdentityStaysBehindTest {
  private static final int THREADS = 12;
  private static final int ROUNDS = 150;
  private static final TestProgram T = TestProgram.fresh();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger looks = new AtomicInteger();

  /** What of an identity a transaction begins with; empty where there is none. */
  private static String identity() {
    return T.program
        .db
        .sql(
            """
            select coalesce(who_person()::text, '') || coalesce(who_job(), '')
              || coalesce(nullif(current_setting('mandate.identity', true), ''), '')
              || case when who_is_whole() then 'whole' else '' end
              || coalesce(nullif(current_setting('mandate.town_clock', true), ''), '')""")
        .query(String.class)
        .single();
  }

  private void look() {
    String seen = T.asNobody(NoIdentityStaysBehindTest::identity);
    looks.incrementAndGet();
    if (!seen.isEmpty()) {
      wrong.add(seen);
    }
  }

  @Test
  void afterWorkFaultsRollbacksTimeoutsAndJobsWithinOthers() throws InterruptedException {
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      secrets.add(T.session(UUID.randomUUID()));
    }
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      all.add(Thread.ofPlatform().start(() -> hammer(new Random(number), secrets)));
    }
    for (Thread each : all) {
      each.join();
    }

    assertThat(wrong).isEmpty();
    assertThat(looks.get()).isEqualTo(2 * THREADS * ROUNDS);
  }

  private void hammer(Random random, List<String> secrets) {
    for (int round = 0; round < ROUNDS; round++) {
      String secret = secrets.get(random.nextInt(secrets.size()));
      int kind = random.nextInt(7);
      try {
        T.program.writing.execute(
            status -> {
              T.program.identity.take(secret);
              work(kind, status);
              return true;
            });
      } catch (RuntimeException expected) {
        if (kind < 2) {
          wrong.add("kind " + kind + ": " + expected);
        }
      }
      look();
      lookAsSomebodyElse(secrets, random);
    }
  }

  private void work(int kind, org.springframework.transaction.TransactionStatus status) {
    switch (kind) {
      case 0 -> identity();
      case 1 -> {
        identity();
        status.setRollbackOnly();
      }
      case 2 -> throw new IllegalStateException("planted fault");
      case 3 -> T.program.db.sql("select 1 / 0").query(Integer.class).single();
      case 4 -> {
        T.program.db.sql("set local statement_timeout = '3ms'").update();
        T.program.db.sql("select pg_sleep(1)").query((row, n) -> 0).list();
      }
      case 5 ->
          T.program.jobs.within(
              "warden",
              () -> {
                throw new IllegalStateException("planted fault in a job");
              });
      default -> {
        // A fault of the database inside the job: the identity before cannot be taken up again.
        T.program.jobs.within(
            "audit", () -> T.program.db.sql("select 1 / 0").query(Integer.class).single());
      }
    }
  }

  /** Whoever takes the connection next as a person is that person and nobody else. */
  private void lookAsSomebodyElse(List<String> secrets, Random random) {
    UUID mine =
        UUID.nameUUIDFromBytes(secrets.get(0).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    String seen =
        T.program.writing.execute(
            status -> {
              if (random.nextBoolean()) {
                T.program.identity.take("no such secret " + mine);
              }
              return identity();
            });
    looks.incrementAndGet();
    if (seen == null || !seen.isEmpty()) {
      wrong.add("taken by an unknown secret: " + seen);
    }
  }

  @Test
  void aJobWithinAnothersTransactionGivesTheIdentityBackAlsoWhenItFails() {
    UUID ruth = UUID.randomUUID();
    String seen =
        T.as(
            ruth,
            () -> {
              try {
                T.program.jobs.within(
                    "warden",
                    () -> {
                      throw new IllegalStateException("planted fault in a job");
                    });
              } catch (IllegalStateException expected) {
                assertThat(expected).hasMessageContaining("planted");
              }
              return identity();
            });

    assertThat(seen).startsWith(ruth.toString()).doesNotContain("warden");
  }

  @Test
  void aClaimThatIsKeptIsWorthNothingOnTheSameConnectionLater() {
    UUID ruth = UUID.randomUUID();
    String claim = T.as(ruth, T.program.identity::now);
    for (int i = 0; i < 40; i++) {
      String seen =
          T.asNobody(
              () -> {
                T.program.identity.again(claim);
                return T.program
                    .db
                    .sql("select coalesce(who_person()::text, who_job(), 'nobody')")
                    .query(String.class)
                    .single();
              });
      assertThat(seen).isEqualTo("nobody");
    }
  }
}
