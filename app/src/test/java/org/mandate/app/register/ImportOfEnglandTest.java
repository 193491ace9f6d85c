package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.record.Record;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.RealFiles;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Verification;

/**
 * All official files of the shared folder, in a real database; the newer practice list comes first.
 */
class ImportOfEnglandTest {
  private static final LocalDate EDITION = LocalDate.of(2024, 8, 1);

  private static OnDatabase on;
  private static Imported commissioners;
  private static Imported newer;
  private static Imported older;
  private static Imported networks;
  private static Imported members;
  private static Imported lists;
  private static Imported history;

  @BeforeAll
  static void allFilesAreRead() {
    RealFiles.path(RealFiles.PRACTICES_2019);
    on = new OnDatabase();
    members = on.done(RealFiles.MEMBERS, null);
    newer = on.done(RealFiles.PRACTICES_2022, null);
    older = on.done(RealFiles.PRACTICES_2019, null);
    commissioners = on.done(RealFiles.COMMISSIONERS, EDITION);
    networks = on.done(RealFiles.NETWORKS, null);
    lists = on.done(RealFiles.LISTS, null);
    on.done(RealFiles.ICB_LOOKUP, EDITION);
    on.done(RealFiles.ICB_NAMES, null);
    history = on.done(RealFiles.HISTORY, null);
    on.done(RealFiles.HIERARCHY, LocalDate.of(2021, 3, 31));
  }

  @Test
  void theKnownAnswersComeOutOfTheDatabaseWhicheverEditionCameFirst() {
    assertThat(newer.counts().rows()).isEqualTo(14_963);
    assertThat(newer.counts().active()).isEqualTo(6_965);
    assertThat(newer.counts().joined()).isZero();
    assertThat(older.counts().active()).isEqualTo(6_830);
    assertThat(older.counts().joined()).isZero();
    assertThat(networks.counts().active()).isEqualTo(1_260);
    assertThat(members.counts().active()).isEqualTo(6_474);
    assertThat(lists.counts().active()).isEqualTo(6_658);
    assertThat(history.counts().rows()).isEqualTo(8_073);

    ChangeReport report = on.in(() -> on.register.changes(newer, false));

    assertThat(report.joined()).hasSize(421);
    assertThat(report.cameIntoScope()).hasSize(406);
    assertThat(report.left()).hasSize(286);
    assertThat(report.left(ChangeReport.How.DORMANT)).isEqualTo(148);
    assertThat(report.left(ChangeReport.How.CLOSED)).isEqualTo(138);
    assertThat(report.moved()).hasSize(3_259);
    assertThat(on.in(() -> on.register.changes(newer, true)).active()).isEqualTo(6_559);
  }

  @Test
  void thePatientsOfEnglandAreThoseKnown() {
    Long patients =
        on.jdbc.queryForObject(
            "select sum(patients) from list_size where superseded_at = 'infinity'", Long.class);

    assertThat(patients).isEqualTo(60_606_345);
  }

  @Test
  void aPracticeIsKnownThenAndNow() {
    LocalDate spring2020 = LocalDate.of(2020, 6, 1);

    Organisation practice = on.in(() -> on.register.organisation("A81001", spring2020)).get();

    assertThat(practice.officialName()).isEqualTo("THE DENSHAM SURGERY");
    assertThat(practice.name()).isEqualTo("The Densham Surgery");
    // the later file says it joined 16C on 1 April 2020
    assertThat(practice.commissioner()).isEqualTo("16C");
    assertThat(
            on.in(() -> on.register.organisation("A81001", LocalDate.of(2020, 1, 1)))
                .get()
                .commissioner())
        .isEqualTo("00K");
    assertThat(
            on.in(() -> on.register.organisation("A81004", LocalDate.of(2020, 1, 1))).get().name())
        .isEqualTo("Bluebell Medical Centre");
    assertThat(
            on.in(() -> on.register.organisation("A81004", LocalDate.of(2022, 3, 1))).get().name())
        .isEqualTo("Acklam Medical Centre");
    assertThat(
            on.in(() -> on.register.organisationAsKnown("A81004", spring2020, newer.recordedAt()))
                .get()
                .covers())
        .isFalse();
  }

  @Test
  void everyCurrentPracticeOfANetworkHasOne() {
    LocalDate day = LocalDate.of(2022, 6, 1);
    List<String> practices =
        on.jdbc.queryForList(
            "select distinct child from relation_fact where source = 'network-members' and to_date = 'infinity'",
            String.class);

    Map<String, String> networksOf = on.in(() -> on.register.networksOf(practices, day));

    assertThat(networksOf).hasSize(6_474);
    assertThat(on.in(() -> on.register.practicesOfNetwork(networksOf.get("A81001"), day)))
        .contains("A81001");
    assertThat(on.in(() -> on.register.practicesOfCommissioner("16C", day))).contains("A81001");
    assertThat(on.in(() -> on.register.boardOf("16C", LocalDate.of(2024, 9, 1)))).contains("QHM");
  }

  @Test
  void mergedPracticesKnowTheirPredecessors() {
    assertThat(on.in(() -> on.register.relations("B81008")))
        .filteredOn(r -> r.relation().equals("successor"))
        .hasSize(5);
  }

  @Test
  void onlyTheWelshBoardsStayUnknown() {
    assertThat(newer.counts().unresolved()).isGreaterThan(100);
    assertThat(on.in(() -> on.register.unresolved()).stream().map(Unresolved::code))
        .contains("7A1", "7A7")
        .doesNotContain("16C");
  }

  @Test
  void theSameFileTwiceChangesNothing() {
    long facts = facts();

    ImportResult again = on.take(RealFiles.PRACTICES_2022, null);

    assertThat(again).isInstanceOf(ImportResult.Already.class);
    assertThat(facts()).isEqualTo(facts);
  }

  @Test
  void aRefusedFileLeavesNothing(@TempDir Path folder) throws IOException {
    long facts = facts();
    String good = Files.readString(RealFiles.path(RealFiles.NETWORKS));
    Path bad =
        Files.writeString(
            folder.resolve("f"), good.replace("U25656,WALLASEY PCN,12F", "U25656,\"WAL"));

    ImportResult result = on.take(bad, "networks 2023-01.csv", null);

    assertThat(result).isInstanceOf(ImportResult.NotTaken.class);
    assertThat(facts()).isEqualTo(facts);
  }

  @Test
  void aFileWithoutADateAsksForIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("f");
    Files.writeString(
        file, Files.readString(RealFiles.path(RealFiles.ICB_NAMES)) + "E1,QZZ,A,43\n");

    assertThat(on.take(file, "icb.csv", null)).isInstanceOf(ImportResult.EditionWanted.class);
  }

  @Test
  void oneFactIsProvedUnderTheRootInTheRecord() {
    FactProof proof =
        on.in(() -> on.register.factProof("A81001", Kind.PRACTICES, newer.id())).getFirst();
    Record.Entry entry = on.record.entries(List.of(newer.entry())).getFirst();

    Verification verified =
        proof
            .proof()
            .verify(
                FactTree.leaf(proof.fact()),
                Hash.of(java.util.HexFormat.of().parseHex(proof.root())));

    assertThat(verified).isInstanceOf(Verification.Good.class);
    assertThat(entry.kind()).isEqualTo("register.imported");
    assertThat(entry.leaf()).contains(proof.root(), newer.sha256()).doesNotContain("DENSHAM");
    assertThat(proof.fact()).contains("\"code\":\"A81001\"", "THE DENSHAM SURGERY");
  }

  @Test
  void searchFindsThroughMistypedWordsCodesPostcodesAndEarlierNames() {
    assertThat(first("densham surgery")).isEqualTo("A81001");
    assertThat(first("densam surgry")).isEqualTo("A81001");
    assertThat(first("A81001")).isEqualTo("A81001");
    assertThat(first("a81001")).isEqualTo("A81001");
    assertThat(codes("ts181hu")).contains("A81001");
    assertThat(codes("TS18 1HU")).contains("A81001");
    assertThat(first("bluebell medical acklam")).isEqualTo("A81004");
    assertThat(first("wallasey pcn")).isEqualTo("U25656");
    assertThat(first("walasey pcn")).isEqualTo("U25656");
    assertThat(codes("stockton queens park")).contains("A81002");
    assertThat(codes("qwertyuiop zzzz")).isEmpty();
    assertThat(codes("")).isEmpty();
  }

  private static String first(String asked) {
    return codes(asked).getFirst();
  }

  private static List<String> codes(String asked) {
    return on.in(() -> on.register.search(asked, 20)).stream()
        .map(f -> f.organisation().code())
        .toList();
  }

  private static long facts() {
    return on.jdbc.queryForObject(
        """
        select (select count(*) from organisation_fact) + (select count(*) from relation_fact)
             + (select count(*) from list_size) + (select count(*) from register_import)
             + (select count(*) from record_entry)""",
        Long.class);
  }
}
