package org.mandate.app.interests.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.register.reading.Refusal;

class RegistersAreReadByColumnNamesTest {
  @TempDir Path folder;

  private List<PublishedEntry> taken(String text) {
    return Sent.taken(folder, "gifts.csv", text.getBytes(UTF_8));
  }

  @Test
  void caseSpacesMarksAndAByteOrderMarkInNamesDoNotMatter() {
    PublishedEntry entry =
        taken("\ufeff i.d. , PARENT  interest_id,MEMBER,Payer Name\n 7 , 3 ,Dr Pell,Aster Ltd\n")
            .getFirst();

    assertThat(entry.id()).isEqualTo("7");
    assertThat(entry.parent()).isEqualTo("3");
    assertThat(entry.declarer()).isEqualTo("Dr Pell");
    assertThat(entry.organisations()).containsExactly("Aster Ltd");
  }

  @Test
  void unknownColumnsAreKeptByTheirNames() {
    assertThat(taken("Shoe size,ID,Shoe size,\n9,1,10,x\n").getFirst().fields())
        .containsExactly(
            Map.entry("Shoe size", "9"),
            Map.entry("Shoe size (2)", "10"),
            Map.entry("Column 4", "x"));
  }

  @Test
  void anyNumberOfUpdatedColumnsIsOneFieldWithItsDaysInOrder() {
    assertThat(
            taken("ID,Updated_2,Updated_1,Updated\n1,2025-02-01,2025-01-01,2025-02-01\n")
                .getFirst()
                .fields())
        .containsExactly(Map.entry("Updated", "2025-01-01; 2025-02-01"));
  }

  @Test
  void everyNumberedDonorIsAnOrganisation() {
    assertThat(
            taken("ID,Donors_Name_1,Donors_Name_2,UltimatePayerName\n1,Aster,Birch,Aster\n")
                .getFirst()
                .organisations())
        .containsExactly("Aster", "Birch");
  }

  @Test
  void theIdBeforeAnyOtherReference() {
    assertThat(taken("Reference,ID\nR1,1\n").getFirst().id()).isEqualTo("1");
    assertThat(taken("Reference,Gift\nR1,Pen\n").getFirst().id()).isEqualTo("R1");
  }

  @Test
  void theCategoryIsTheRowsOwnOrElseTheFilesName() {
    assertThat(taken("ID,Category\n1,Land\n2,\n"))
        .extracting(e -> e.category().title())
        .containsExactly("Land", "gifts");
    byte[] zip = Sent.zip(Map.of("2025-07/PublishedInterest-Category_1.1.csv", "ID\n1\n"));
    assertThat(Sent.taken(folder, "all.zip", zip).getFirst().category().title())
        .isEqualTo("Category 1.1");
  }

  @Test
  void theSameIdInTwoCategoriesIsTwoEntries() {
    assertThat(taken("ID,Category\n1,Land\n1,Shares\n")).hasSize(2);
  }

  @Test
  void aMinimalTableARowOfCommasAndNoLineBreakAtTheEnd() {
    assertThat(taken("ID,Note\n1,Pen\n,\n2,"))
        .extracting(PublishedEntry::id)
        .containsExactly("1", "2");
  }

  @Test
  void wordsThatWerePastedWithControlCharactersAreTaken() {
    assertThat(taken("ID,Note\n1,\"Dinner\u000bfor two\"\n").getFirst().fields())
        .containsEntry("Note", "Dinner\u000bfor two");
  }

  @Test
  void aFileOfWindowsWithItsPoundSigns() {
    byte[] bytes = "ID,Value\n1,£50 – caf\u00e9\n".getBytes(Charset.forName("windows-1252"));

    assertThat(Sent.taken(folder, "g.csv", bytes).getFirst().fields())
        .containsEntry("Value", "£50 – caf\u00e9");
  }

  @Test
  void aFolderAndAZipOfTheSameTablesAreTheSameEdition() throws Exception {
    Path tables = Files.createDirectory(folder.resolve("tables"));
    Files.writeString(tables.resolve("a.csv"), "ID\n1\n");
    Files.writeString(tables.resolve("b.csv"), "ID\n1\n");
    Path zip = Sent.file(folder, Sent.zip(Map.of("x/b.csv", "ID\n1\n", "x/a.csv", "ID\n1\n")));

    var fromFolder = PublishedEdition.read(tables, "tables", e -> {});

    assertThat(fromFolder).isInstanceOf(PublishedEdition.Outcome.Whole.class);
    assertThat(PublishedEdition.read(zip, "x.zip", e -> {})).isEqualTo(fromFolder);
  }

  @Test
  void whatAMacPacksBesideATableIsNoTable() {
    byte[] zip = Sent.zip(Map.of("__MACOSX/._a.csv", "\0", "a.csv", "ID\n1\n", "read.me", "-"));

    assertThat(Sent.taken(folder, "a.zip", zip)).hasSize(1);
  }

  @Test
  void entriesWithoutAnIdAreKeptAsTheyStand() {
    assertThat(taken("ID,Gift\n,Pen\n,Pen\n")).hasSize(2);
  }

  @Test
  void nothingOfTheOrderOfColumnsIsInTheHash() {
    assertThat(EntryFields.hash(taken("ID,Gift Value,Of\n1,5,a\n").getFirst().fields()))
        .isEqualTo(EntryFields.hash(taken("of,giftvalue,ID\na,5,1\n").getFirst().fields()));
  }

  @Test
  void aFolderThatIsNotThere() {
    assertThat(PublishedEdition.read(folder.resolve("none"), "none", e -> {}))
        .isEqualTo(
            new PublishedEdition.Outcome.NotTaken(
                new Refusal(
                    "none", 0, 0, "It cannot be read.", "Check that it exists and is whole.")));
  }
}
