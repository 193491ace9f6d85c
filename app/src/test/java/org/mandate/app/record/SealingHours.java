package org.mandate.app.record;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.TestProgram;

/** A program whose sealer lives hour after hour, as a test says. */
final class SealingHours {
  final TestProgram t;

  SealingHours(TestProgram t) {
    this.t = t;
  }

  static SealingHours fresh() {
    return new SealingHours(TestProgram.fresh());
  }

  /** The end of the interval so many hours after the first one's beginning. */
  Instant hour(int number) {
    Instant first =
        t.program
            .db
            .sql("select sealing_from from installation")
            .query(Timestamp.class)
            .single()
            .toInstant();
    return first.plus(Duration.ofHours(number));
  }

  /** The sealer at work so many hours after the first interval's beginning, and three seconds. */
  int sealAt(int hours) {
    Instant now = hour(hours).plusSeconds(3);
    return t.program.jobs.as("sealer", () -> t.program.sealed.seal(now));
  }

  UUID keep(String words) {
    return t.as(
        UUID.randomUUID(),
        () ->
            t.program.sealed.keep(
                "test.sealed", "test:1", Map.of("words", words), Optional.empty()));
  }

  void keep(int many) {
    for (int i = 0; i < many; i++) {
      keep("fact " + i);
    }
  }

  List<Record.Entry> entries() {
    return t.asNobody(() -> t.program.record.about("platform")).stream()
        .filter(e -> e.kind().equals(SealedFacts.KIND))
        .toList();
  }

  Optional<SealedFacts.Opening> opening(UUID fact) {
    return t.program.jobs.as("warden", () -> t.program.sealed.opening(fact));
  }

  long waiting() {
    return t.program.jobs.as(
        "audit",
        () ->
            t.program
                .db
                .sql("select count(*) from sealed_fact where batch is null")
                .query(Long.class)
                .single());
  }

  Audit.Outcome audit() {
    Audit audit = new Audit(t.program.jdbc, t.program.record, t.program.sealed.audited());
    return t.program.jobs.as("audit", audit::run);
  }

  /** What only whoever holds the database can do. */
  void asOwner(String sql) {
    try (Connection owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> facts(Record.Entry entry) {
    return (Map<String, Object>) java.util.Objects.requireNonNull(entry.content().get("facts"));
  }
}
