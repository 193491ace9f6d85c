package org.mandate.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/**
 * An election as RCTab reads it: a line a ballot with each candidate's rank, and a contest file.
 */
final class RctabFiles {
  private RctabFiles() {}

  /** Writes both into a folder; returns the contest file. */
  static Path write(Election election, Path folder) throws IOException {
    ballots(election, folder.resolve("ballots.csv"));
    String candidates =
        election.candidates().stream()
            .map(c -> "{\"name\":\"" + c.name() + "\",\"excluded\":false,\"aliases\":[]}")
            .collect(Collectors.joining(","));
    String contest =
        """
        {"tabulatorVersion":"TEST",
         "outputSettings":{"contestName":"made","outputDirectory":"output","contestDate":"",
          "contestJurisdiction":"","contestOffice":"","tabulateByBatch":false,
          "tabulateByPrecinct":false,"generateCdfJson":false},
         "cvrFileSources":[{"filePath":"ballots.csv","contestId":"","firstVoteColumnIndex":"1",
          "firstVoteRowIndex":"2","idColumnIndex":"","batchColumnIndex":"","precinctColumnIndex":"",
          "overvoteDelimiter":"","provider":"genericCsv","overvoteLabel":"","skippedRankLabel":"",
          "undeclaredWriteInLabel":"","treatBlankAsUndeclaredWriteIn":false}],
         "candidates":[%s],
         "rules":{"tiebreakMode":"useCandidateOrder","overvoteRule":"exhaustImmediately",
          "winnerElectionMode":"multiWinnerAllowOnlyOneWinnerPerRound","randomSeed":"",
          "numberOfWinners":"%d","multiSeatBottomsUpPercentageThreshold":"",
          "decimalPlacesForVoteArithmetic":"5","minimumVoteThreshold":"0",
          "maxSkippedRanksAllowed":"unlimited","maxRankingsAllowed":"max",
          "nonIntegerWinningThreshold":false,"doesFirstRoundDetermineThreshold":false,
          "hareQuota":false,"batchElimination":false,"continueUntilTwoCandidatesRemain":false,
          "stopTabulationEarlyAfterRound":"","exhaustOnDuplicateCandidate":false,
          "rulesDescription":"made","treatBlankAsUndeclaredWriteIn":false}}
        """
            .formatted(candidates, election.seats());
    return Files.writeString(folder.resolve("contest.json"), contest);
  }

  private static void ballots(Election election, Path file) throws IOException {
    Ballots ballots = election.ballots();
    int candidates = election.candidates().size();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(election.candidates().stream().map(c -> c.name()).collect(Collectors.joining(",")));
      out.newLine();
      var ranks = new String[candidates];
      for (int b = 0; b < ballots.size(); b++) {
        Arrays.fill(ranks, "");
        for (int p = 0; p < ballots.length(b); p++) {
          ranks[ballots.candidate(b, p)] = Integer.toString(p + 1);
        }
        String line = String.join(",", ranks);
        for (long copy = 0; copy < ballots.weight(b); copy++) {
          out.write(line);
          out.newLine();
        }
      }
    }
  }
}
