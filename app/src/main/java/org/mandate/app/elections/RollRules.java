package org.mandate.app.elections;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.record.Canonical;
import org.mandate.count.Question;
import org.mandate.count.Ranking;

/**
 * How large a roll may be. One entry of the record holds the whole roll when the ballot opens, and
 * one holds every vote when it closes; an entry is a leaf of at most 65,535 bytes. A roll that is
 * too large is refused before anybody votes: a close that does not fit could never be written.
 */
public final class RollRules {
  static final int LARGEST_ROLL = 500;

  /** Of the leaf's 65,535 bytes, what is left when its id, time, kind and subject are written. */
  static final int ENTRY_BYTES = 65_000;

  private RollRules() {}

  /**
   * Why this roll cannot be that of the ballot; empty where it can.
   *
   * @param frozen the ballot with its roll's day, as published
   * @param ranked whether a choice may be a ranking of all options
   */
  static Optional<String> obstacle(
      Ballot frozen, boolean ranked, String slug, List<RollLine> roll) {
    if (roll.isEmpty() || roll.size() > LARGEST_ROLL) {
      return Optional.of(
          "The roll has "
              + roll.size()
              + " practices. A roll has 1 to "
              + LARGEST_ROLL
              + ", as one entry of the record holds it whole.");
    }
    int opening = Canonical.bytes(BallotEntries.openingFacts(frozen, slug, roll)).length;
    int closing = closing(frozen, ranked, roll);
    if (Math.max(opening, closing) <= ENTRY_BYTES) {
      return Optional.empty();
    }
    return Optional.of(
        "One entry of the record holds "
            + (opening > ENTRY_BYTES ? "the roll" : "all votes")
            + ", and for "
            + roll.size()
            + " practices it could be too long. Put the question with "
            + (ranked ? "fewer candidates" : "shorter options")
            + ", or ask fewer practices.");
  }

  /**
   * The same of an entry that holds no votes, only the roll: a secret election's.
   *
   * @param facts of the entry
   * @param lines of the roll
   */
  public static Optional<String> obstacle(Map<String, Object> facts, int lines) {
    if (lines == 0 || lines > LARGEST_ROLL || Canonical.bytes(facts).length > ENTRY_BYTES) {
      return Optional.of(
          "The roll has "
              + lines
              + " practices. A roll has 1 to "
              + LARGEST_ROLL
              + ", as one entry of the record holds it whole.");
    }
    return Optional.empty();
  }

  /** Bytes of the close if everybody makes the longest choice there is. */
  private static int closing(Ballot frozen, boolean ranked, List<RollLine> roll) {
    String longest =
        ranked
            ? Ranking.written(frozen.options())
            : frozen.options().stream().max(Comparator.comparing(String::length)).orElse("");
    String choice = longest.length() < Question.ABSTAIN.length() ? Question.ABSTAIN : longest;
    Map<String, Vote> votes = new LinkedHashMap<>();
    for (RollLine line : roll) {
      votes.put(
          line.practice(),
          new Vote(frozen.id(), frozen.id(), line.practice(), choice, "", Instant.EPOCH, 1));
    }
    var end = new BallotEntries.Ending(roll.size(), roll.size());
    Map<Long, String> leaves = Map.of(1L, "0".repeat(64));
    return Canonical.bytes(BallotEntries.closedFacts(frozen, votes, leaves, end)).length;
  }
}
