package org.mandate.app.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who sees, keeps, seals: against the database itself, whatever SQL the serving role is made to
 * run.
 */
class SealedFactsWallsTest {
  private static final SealingHours H = SealingHours.fresh();
  private static final UUID RUTH = UUID.randomUUID();
  private static final UUID FACT = kept(() -> keep());

  private static UUID keep() {
    return H.t.program.sealed.keep(
        "test.sealed", "test:1", Map.of("by", RUTH.toString()), Optional.empty());
  }

  private static UUID kept(Supplier<UUID> work) {
    return H.t.as(RUTH, work);
  }

  private static long count(String sql) {
    return H.t.program.db.sql("select count(*) from " + sql).query(Long.class).single();
  }

  @Test
  void onlyTheFourJobsSeeThatThereIsAFact() {
    for (String sql : List.of("sealed_fact", "sealed_fact where id = '" + FACT + "'")) {
      assertThat(H.t.asNobody(() -> count(sql))).as("nobody").isZero();
      assertThat(H.t.as(RUTH, () -> count(sql))).as("who kept it").isZero();
      assertThat(H.t.as(UUID.randomUUID(), () -> count(sql))).as("a stranger").isZero();
      for (String job : List.of("sequencer", "post", "closer", "town", "import")) {
        assertThat(H.t.program.jobs.as(job, () -> count(sql))).as(job).isZero();
      }
      for (String job : List.of("sealer", "audit", "warden", "eraser")) {
        assertThat(H.t.program.jobs.as(job, () -> count(sql))).as(job).isPositive();
      }
    }
    assertThat(H.t.as(RUTH, () -> H.t.program.sealed.opening(FACT))).isEmpty();
  }

  @Test
  void nobodyAndABallotLinkKeepNothing() {
    assertThatThrownBy(() -> H.t.asNobody(SealedFactsWallsTest::keep))
        .rootCause()
        .hasMessageContaining("row-level security");
    H.asOwner(
        """
        insert into link (hash, person, purpose, ballot, practice, made_at, ends_at)
        values (digest('only a ballot', 'sha256'), '%s', 'ballot', gen_random_uuid(), 'TP-001', now(),
          now() + interval '1 hour')"""
            .formatted(RUTH));
    assertThatThrownBy(
            () ->
                H.t.asNobody(
                    () -> {
                      assertThat(H.t.program.identity.takeByBallotLink("only a ballot"))
                          .isInstanceOf(org.mandate.app.access.Who.BallotLink.class);
                      return keep();
                    }))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Test
  void anErrorIsTheSameWhetherTheIdIsTakenOrFree() {
    String insert =
        """
        insert into sealed_fact (id, kind, subject, at, fact, salt, leaf_hash)
        values ('%s', 'a.b', 'c', now(), '{}', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'))""";
    String taken = message(insert.formatted(FACT));
    String free = message(insert.formatted(UUID.randomUUID()));
    assertThat(taken).isEqualTo(free).contains("row-level security");
  }

  private static String message(String sql) {
    try {
      H.t.asNobody(() -> H.t.program.db.sql(sql).update());
      return "nothing";
    } catch (RuntimeException e) {
      return String.valueOf(
          org.springframework.core.NestedExceptionUtils.getMostSpecificCause(e).getMessage());
    }
  }

  @Test
  void noSequenceCountsTheFacts() {
    assertThat(
            H.t
                .program
                .db
                .sql(
                    """
                    select count(*) from pg_attribute where attrelid in ('sealed_fact'::regclass, 'sealed_batch'::regclass)
                       and attnum > 0 and (attidentity <> '' or pg_get_serial_sequence(attrelid::regclass::text, attname) is not null)""")
                .query(Long.class)
                .single())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update sealed_fact set fact = '{}'",
        "update sealed_fact set matter = null",
        "update sealed_fact set kept_at = now()",
        "insert into sealed_fact (id, kind, subject, at, fact, salt, leaf_hash, kept_at)"
            + " select gen_random_uuid(), 'a.b', 'c', now(), '{}', leaf_hash, leaf_hash, now() from sealed_fact",
        "delete from sealed_fact",
        "truncate sealed_fact",
        "update sealed_batch set root = leaves",
        "delete from sealed_batch",
        "select empty_sealed_fact('00000000-0000-0000-0000-000000000000')"
      })
  void notEvenAJobMay(String sql) {
    for (String job : List.of("sealer", "audit", "eraser", "town")) {
      assertThatThrownBy(() -> H.t.program.jobs.as(job, () -> H.t.program.db.sql(sql).update()))
          .as(job)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void onlyTheSealerSealsAndNeverTwice() {
    SealingHours h = SealingHours.fresh();
    UUID fact = h.keep("kept");
    h.sealAt(1);
    String again = "update sealed_fact set batch = null, place = null where id = '" + fact + "'";
    for (String job : List.of("sealer", "audit", "warden", "eraser", "town")) {
      assertThat(h.t.program.jobs.as(job, () -> h.t.program.db.sql(again).update())).isZero();
    }
    String batch =
        "insert into sealed_batch select entry + 0, now(), now() + interval '1 hour', leaves, root from sealed_batch";
    for (String job : List.of("audit", "warden", "town", "sequencer")) {
      assertThatThrownBy(() -> h.t.program.jobs.as(job, () -> h.t.program.db.sql(batch).update()))
          .rootCause()
          .hasMessageContaining("row-level security");
    }
    assertThatThrownBy(() -> h.t.asNobody(() -> h.t.program.sealed.seal(h.hour(3))))
        .rootCause()
        .hasMessageContaining("row-level security");
    assertThat(h.entries()).hasSize(1);
  }

  @Test
  void whatNobodySeesOfTheBatchesIsTheSameForABusyAndAnIdleHour() {
    SealingHours busy = SealingHours.fresh();
    SealingHours idle = SealingHours.fresh();
    busy.keep(33);
    busy.sealAt(2);
    idle.sealAt(2);
    String seen =
        """
        select string_agg(concat_ws(' ', to_at - from_at, length(leaves), length(root), length(leaf), e.kind, e.subject,
            e.place), '|' order by from_at) from sealed_batch b join record_entry e on e.id = b.entry""";
    assertThat(busy.t.asNobody(() -> busy.t.program.db.sql(seen).query(String.class).single()))
        .isEqualTo(idle.t.asNobody(() -> idle.t.program.db.sql(seen).query(String.class).single()));
    assertThat(
            busy.t.asNobody(
                () ->
                    busy.t
                        .program
                        .db
                        .sql("select count(*) from record_opening")
                        .query(Long.class)
                        .single()))
        .isZero();
  }
}
