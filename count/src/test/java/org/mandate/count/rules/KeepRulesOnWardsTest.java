package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Reading;

/** Real wards under the rules with keep values: where no tie is near they elect the same. */
class KeepRulesOnWardsTest {

  @Test
  void everyKindOfMeeksRuleElectsTheSameInThe235Wards() throws IOException {
    // given
    Path folder =
        Path.of(System.getProperty("mandate.shared", ""), "elections/scotland2017/ballots");
    Assumptions.assumeTrue(Files.isDirectory(folder), "real files not here: " + folder);
    List<Path> wards;
    try (var files = Files.list(folder)) {
      wards = files.filter(f -> f.toString().endsWith(".blt")).sorted().toList();
    }
    assertThat(wards).hasSize(235);
    for (Path ward : wards) {
      // when
      Election election = ((Reading.Read) BallotFiles.read(Files.readAllBytes(ward))).election();
      List<Integer> numbers =
          IntStream.rangeClosed(1, election.candidates().size()).boxed().toList();
      var order = new Lot.Order(numbers);
      Count reference = Papers.count("meek-prf", election, order);

      // then
      for (String rule : List.of("meek", "meek-fixed9", "meek-nz")) {
        assertThat(Papers.count(rule, election, order).elected())
            .as(rule + " " + ward.getFileName())
            .containsExactlyInAnyOrderElementsOf(reference.elected());
      }
    }
  }
}
