package org.mandate.app.elections;

import java.util.Optional;
import org.mandate.constitution.Setting;
import org.mandate.count.CountResult;
import org.mandate.count.RankedResult;

/**
 * A closed ballot, counted: a function of its opened votes, stored nowhere.
 *
 * @param figures under every franchise; of the first preferences, where options are ranked
 * @param ranked what the named rule made of the rankings; empty where nothing is ranked
 */
public record BallotCount(CountResult.Counted figures, Optional<Ranked> ranked) {

  /**
   * Rankings, counted.
   *
   * @param counting the rule and franchise that the constitution names
   * @param seats how many were to be elected
   * @param seed by which ties are drawn: the leaf hash of the entry {@code ballot.opened}
   */
  public record Ranked(
      Setting.Counting counting, int seats, String seed, RankedResult.Counted result) {}
}
