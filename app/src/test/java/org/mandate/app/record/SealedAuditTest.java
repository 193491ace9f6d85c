package org.mandate.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code record audit} finds a sealed fact changed behind the program's back; an erasure is none.
 */
class SealedAuditTest {
  private final SealingHours h = SealingHours.fresh();
  private final UUID person = UUID.randomUUID();
  private final UUID fact = kept("The stake is known.", person);
  private final UUID other = kept("Another's.", UUID.randomUUID());

  private UUID kept(String words, UUID about) {
    return h.t.as(
        UUID.randomUUID(),
        () ->
            h.t.program.sealed.keep(
                "test.sealed",
                "test:1",
                Map.of("words", words, "person", about.toString()),
                Optional.of(UUID.randomUUID())));
  }

  private static Audit.Outcome fits(long rows) {
    return new Audit.Outcome.Fits(1, rows, java.util.List.of("sealed_batch", "sealed_fact"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sealed_fact  | fact = '{\"words\":\"Another.\"}'",
        "sealed_fact  | kind = 'test.other'",
        "sealed_fact  | subject = 'test:2'",
        "sealed_fact  | at = at + interval '1 microsecond'",
        "sealed_fact  | matter = null",
        "sealed_fact  | matter = gen_random_uuid()",
        "sealed_fact  | body = gen_random_uuid()",
        "sealed_fact  | salt = decode(repeat('00', 32), 'hex')",
        "sealed_fact  | leaf_hash = decode(repeat('00', 32), 'hex')",
        "sealed_fact  | fact = null, salt = null, erased_at = now(), leaf_hash = decode(repeat('00', 32), 'hex')",
        "sealed_fact  | place = (select min(n) from generate_series(0, 31) n where n not in (select place from sealed_fact))",
        "sealed_fact  | place = 32",
        "sealed_batch | leaves = set_byte(leaves, 700, 255 - get_byte(leaves, 700))",
        "sealed_batch | leaves = substr(leaves, 33)",
        "sealed_batch | root = decode(repeat('00', 32), 'hex')",
        "sealed_batch | from_at = from_at - interval '1 hour'",
        "sealed_batch | to_at = to_at + interval '1 hour'"
      })
  void whatWasChangedIsNamed(String table, String change) {
    h.sealAt(1);
    assertThat(h.audit()).isEqualTo(fits(3));

    h.asOwner(
        "update "
            + table
            + " set "
            + change
            + (table.equals("sealed_fact") ? " where id = '" + fact + "'" : ""));

    assertThat(h.audit())
        .isInstanceOfSatisfying(
            Audit.Outcome.Broken.class,
            broken -> {
              assertThat(broken.table()).isEqualTo(table);
              if (table.equals("sealed_fact")) {
                assertThat(broken.row()).isEqualTo(fact.toString());
              }
            });
  }

  @Test
  void erasingAPersonTakesTheFactAndItsSaltAndTheRecordStillVerifies() {
    UUID waits = kept("Kept and not sealed yet.", person);
    h.sealAt(1);
    UUID later = kept("Sealed after it was erased.", person);
    String root = (String) SealingHours.facts(h.entries().getFirst()).get("root");

    long counted =
        h.t.program.jobs.as(
            "eraser",
            () ->
                h.t
                    .program
                    .db
                    .sql("select erase_person(:p)")
                    .param("p", person)
                    .query(Long.class)
                    .single());

    assertThat(counted).as("the number is public").isZero();
    for (UUID gone : java.util.List.of(fact, waits, later)) {
      assertThat(empty(gone)).isTrue();
      assertThat(h.opening(gone)).isEmpty();
    }
    assertThat(empty(other)).isFalse();
    assertThat(h.opening(other)).isPresent();
    h.sealAt(2);
    assertThat(SealingHours.facts(h.entries().getFirst())).containsEntry("root", root);
    assertThat(h.audit())
        .isEqualTo(new Audit.Outcome.Fits(2, 6, java.util.List.of("sealed_batch", "sealed_fact")));
  }

  @Test
  void oneFactCanBeErasedAndOnlyByTheEraser() {
    h.sealAt(1);
    for (String job : java.util.List.of("sealer", "audit", "town")) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> h.t.program.jobs.as(job, () -> erased(other)))
          .rootCause()
          .hasMessageContaining("only the eraser erases");
    }

    assertThat(h.t.program.jobs.as("eraser", () -> erased(other))).isEqualTo(1);
    assertThat(h.t.program.jobs.as("eraser", () -> erased(other))).isZero();

    assertThat(empty(other)).isTrue();
    assertThat(empty(fact)).isFalse();
    assertThat(h.audit()).isEqualTo(fits(3));
  }

  private Long erased(UUID which) {
    return h.t
        .program
        .db
        .sql("select erase_sealed(:f)")
        .param("f", which)
        .query(Long.class)
        .single();
  }

  private Boolean empty(UUID which) {
    return h.t.program.jobs.as(
        "audit",
        () ->
            h.t
                .program
                .db
                .sql(
                    """
                    select fact is null and salt is null and subject = '' and matter is null
                      and length(leaf_hash) = 32 from sealed_fact where id = :f""")
                .param("f", which)
                .query(Boolean.class)
                .single());
  }
}
