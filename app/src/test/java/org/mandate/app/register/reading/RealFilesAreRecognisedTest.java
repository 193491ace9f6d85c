package org.mandate.app.register.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealFilesAreRecognisedTest {

  @ParameterizedTest
  @CsvSource({
    RealFiles.PRACTICES_2019 + ",PRACTICES,14357",
    RealFiles.PRACTICES_2022 + ",PRACTICES,14963",
    RealFiles.COMMISSIONERS + ",COMMISSIONERS,320",
    RealFiles.NETWORKS + ",NETWORKS,1318",
    RealFiles.MEMBERS + ",NETWORK_MEMBERS,7359",
    RealFiles.LISTS + ",LIST_SIZES,6658",
    RealFiles.ICB_LOOKUP + ",ICB_LOOKUP,249",
    RealFiles.ICB_NAMES + ",ICB_NAMES,42",
    RealFiles.HISTORY + ",CODE_HISTORY,8073",
    RealFiles.HIERARCHY + ",HIERARCHY,6571",
  })
  void byContentUnderAnyName(String file, Kind kind, int rows) {
    OfficialFile read = RealFiles.recognised(RealFiles.path(file), "a");

    assertThat(read.kind()).isEqualTo(kind);
    assertThat(RealFiles.rows(read)).hasSize(rows);
  }

  @Test
  void otherTablesOfTheSameFolderAreRefused() {
    for (String other :
        List.of("cqc_ratings_by_practice.csv", "imd_by_practice_2010_2015_2019.csv.gz")) {
      var looked = OfficialFile.recognise(RealFiles.path(other), other);

      assertThat(looked).isInstanceOf(OfficialFile.Looked.NotTaken.class);
    }
  }

  @Test
  void networksAndTheirPracticesAreThoseKnown() {
    var networks = RealFiles.rows(RealFiles.NETWORKS);
    var current =
        RealFiles.rows(RealFiles.MEMBERS).stream().filter(r -> r.get("to").isEmpty()).toList();

    assertThat(networks.stream().filter(r -> r.get("closed").isEmpty())).hasSize(1_260);
    assertThat(current).hasSize(6_474);
    assertThat(current.stream().map(r -> r.get("practice")).distinct()).hasSize(6_474);
    assertThat(
            current.stream()
                .filter(r -> !r.get("practice_commissioner").equals(r.get("network_commissioner"))))
        .hasSize(18);
  }

  @Test
  void patientsAndPracticesAreThoseKnown() {
    var rows = RealFiles.rows(RealFiles.LISTS);

    assertThat(rows.stream().mapToLong(r -> Long.parseLong(r.get("patients"))).sum())
        .isEqualTo(60_606_345);
    assertThat(rows).hasSize(6_658);
  }

  @Test
  void mergedPracticesAreThoseKnown() {
    var rows = RealFiles.rows(RealFiles.HISTORY);
    var several =
        rows.stream().collect(Collectors.groupingBy(r -> r.get("code"), Collectors.counting()));

    assertThat(rows.stream().filter(r -> !r.get("code").equals(r.get("previous")))).hasSize(1_086);
    assertThat(several.values().stream().filter(n -> n > 1)).hasSize(788);
  }

  @Test
  void theHierarchyIsThatKnown() {
    var rows = RealFiles.rows(RealFiles.HIERARCHY);
    Set<String> networks = new HashSet<>();
    rows.forEach(r -> networks.add(r.get("network")));

    // 1,252 in the file count "U, Unallocated" as one of them
    assertThat(networks).hasSize(1_252).contains("");
    assertThat(rows.stream().map(r -> r.get("commissioner")).distinct()).hasSize(106);
    assertThat(rows.stream().map(r -> r.get("board")).distinct()).hasSize(42);
    assertThat(rows.stream().map(r -> r.get("region")).distinct()).hasSize(7);
  }

  @Test
  void onlyTwoFilesStateTheirOwnDate() {
    assertThat(stated(RealFiles.LISTS)).isEqualTo(LocalDate.of(2021, 1, 1));
    assertThat(stated(RealFiles.HISTORY)).isEqualTo(LocalDate.of(2022, 4, 1));
    assertThat(stated(RealFiles.PRACTICES_2019)).isNull();
  }

  private static LocalDate stated(String file) {
    var outcome = (OfficialFile.Outcome.Whole) RealFiles.file(file).read(r -> {});
    return outcome.stated().orElse(null);
  }

  @Test
  void everyFactIsCanonicalJson() throws IOException {
    for (String file : List.of(RealFiles.NETWORKS, RealFiles.LISTS, RealFiles.COMMISSIONERS)) {
      for (OfficialRow row : RealFiles.rows(file).subList(0, 40)) {
        assertThat(new JsonCanonicalizer(row.fact()).getEncodedString()).isEqualTo(row.fact());
      }
    }
  }

  @Test
  void aFileInsideAZipReadsTheSame(@TempDir Path folder) throws IOException {
    Path zip =
        Archives.zip(
            folder.resolve("x.zip"),
            "epcn.csv",
            Files.readAllBytes(RealFiles.path(RealFiles.NETWORKS)),
            "readme.pdf",
            new byte[] {1, 2, 3});

    assertThat(RealFiles.rows(RealFiles.recognised(zip, "x.zip")))
        .isEqualTo(RealFiles.rows(RealFiles.NETWORKS));
  }
}
