package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.TestProgram;
import org.mandate.app.record.Audit;
import org.mandate.app.record.Record;

/**
 * What the register holds, from files and without, is held against the record; a change is found.
 */
class RegisterFactsAreAuditedTest {
  private static final LocalDate BEGAN = LocalDate.of(2024, 4, 1);
  private static final LocalDate MOVED = LocalDate.of(2025, 4, 1);

  @TempDir Path folder;
  private final TestProgram t = TestProgram.fresh();
  private final Register register = t.program.register;

  @BeforeEach
  void areasAndAnOfficialList() throws Exception {
    for (int edition = 1; edition <= 3; edition++) {
      // given three editions, the middle one last, in which one practice takes another name
      int month = List.of(1, 3, 2).get(edition - 1);
      Path file =
          Files.writeString(
              folder.resolve("list-" + month),
              line("A00001", "ALWAYS") + line("A00002", month == 1 ? "BEFORE" : "AFTER " + month));
      LocalDate day = LocalDate.of(2026, month, 1);
      assertThat(t.asNobody(() -> register.take(file, "list", Optional.of(day))))
          .isInstanceOf(ImportResult.Done.class);
    }
    t.asNobody(
        () -> {
          register.add(LocalOrganisation.of("AREA-1", "Harbour", "neighbourhood", BEGAN));
          register.add(LocalOrganisation.of("AREA-2", "Hill", "neighbourhood", BEGAN));
          register.relate("neighbourhood", "A00001", "AREA-1", BEGAN, Optional.empty());
          register.relate("neighbourhood", "A00001", "AREA-1", BEGAN, Optional.of(MOVED));
          register.relate("neighbourhood", "A00001", "AREA-2", MOVED, Optional.empty());
          register.add(LocalOrganisation.of("AREA-1", "The Harbour", "neighbourhood", MOVED));
          register.add(new ListSize("A00001", "registered", 5000, BEGAN));
          return true;
        });
  }

  private static String line(String code, String name) {
    String[] v = new String[27];
    Arrays.fill(v, "");
    v[0] = code;
    v[1] = name;
    v[12] = "A";
    v[25] = "4";
    return String.join(",", v) + "\n";
  }

  private Audit.Outcome audit() {
    return t.program.jobs.as(
        "audit", () -> new Audit(t.program.jdbc, t.program.record, t.program.audited).run());
  }

  private void owner(String sql) {
    try (var owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      assertThat(s.executeUpdate(sql)).as(sql).isPositive();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Changes one row, looks for it, and puts it back. */
  private void isFound(String change, String back, String table, String row) {
    owner(change);
    assertThat(audit())
        .as(change)
        .isInstanceOfSatisfying(
            Audit.Outcome.Broken.class,
            broken -> {
              assertThat(broken.table()).as(broken.toString()).isEqualTo(table);
              assertThat(broken.row()).as(broken.toString()).contains(row);
            });
    owner(back);
    assertThat(audit()).as(back).isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void everyLocalFactHasItsEntry() {
    List<String> told =
        t.asNobody(
            () ->
                t.program.record.about("register:local").stream().map(Record.Entry::leaf).toList());
    assertThat(told).hasSize(7);
    assertThat(String.join("", told)).contains("register.stated").doesNotContain("Harbour");
    assertThat(audit())
        .isInstanceOfSatisfying(
            Audit.Outcome.Fits.class,
            fits ->
                assertThat(fits.tables())
                    .contains("organisation_fact", "relation_fact", "list_size"));
  }

  @Test
  void aChangedLocalFactIsFoundAndNamed() {
    String relation = "update relation_fact set %s where parent = 'AREA-2'";
    isFound(
        relation.formatted("parent = 'AREA-9'"),
        "update relation_fact set parent = 'AREA-2' where parent = 'AREA-9'",
        "relation_fact",
        "AREA-9");
    isFound(
        relation.formatted("to_date = '2026-01-01'"),
        relation.formatted("to_date = 'infinity'"),
        "relation_fact",
        "A00001 neighbourhood AREA-2");
    isFound(
        relation.formatted("superseded_at = recorded_at"),
        relation.formatted("superseded_at = 'infinity'"),
        "relation_fact",
        "AREA-2");
    String area = "update organisation_fact set %s where name = 'The Harbour'";
    isFound(
        area.formatted("role = 'federation'"),
        area.formatted("role = 'neighbourhood'"),
        "organisation_fact",
        "AREA-1");
    isFound(
        area.formatted("valid_to = '2026-01-01'"),
        area.formatted("valid_to = 'infinity'"),
        "organisation_fact",
        "AREA-1");
    isFound(
        "update organisation_fact set name = 'Hell' where name = 'Hill'",
        "update organisation_fact set name = 'Hill' where name = 'Hell'",
        "organisation_fact",
        "AREA-2");
    isFound(
        "update list_size set patients = 5001",
        "update list_size set patients = 5000",
        "list_size",
        "A00001 registered 2024-04-01");
    owner("delete from relation_fact where parent = 'AREA-2'");
    assertThat(audit()).isInstanceOf(Audit.Outcome.Broken.class);
  }

  @Test
  void aChangedFactOfAnOfficialFileIsFoundAndNamed() {
    String held = "update organisation_fact set %s where code = 'A00002' and name = '%s'";
    isFound(
        held.formatted("name = 'OTHERWISE'", "AFTER 3"),
        held.formatted("name = 'AFTER 3'", "OTHERWISE"),
        "organisation_fact",
        "A00002 of import 2");
    isFound(
        held.formatted("valid_to = valid_to - 3", "AFTER 2"),
        held.formatted("valid_to = valid_to + 3", "AFTER 2"),
        "organisation_fact",
        "A00002");
    String past =
        "update organisation_fact set %s where name = '%s' and superseded_at <> 'infinity'";
    isFound(
        past.formatted("name = 'NEVER'", "BEFORE"),
        past.formatted("name = 'BEFORE'", "NEVER"),
        "organisation_fact",
        "A00002 of import 1");
    owner("delete from organisation_fact where code = 'A00001'");
    assertThat(audit())
        .isInstanceOfSatisfying(
            Audit.Outcome.Broken.class, broken -> assertThat(broken.row()).contains("A00001"));
  }
}
