package org.mandate.ballot.leak;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A secret ballot as it is planned, before it opens.
 *
 * @param roll who may vote; at least one
 * @param form what is asked
 * @param published what of the result will be public
 * @param standard what counts as safe
 */
public record Plan(List<Voter> roll, Form form, Publication published, Standard standard) {

  /** Copies; refuses an empty roll and a name used twice. */
  public Plan {
    roll = List.copyOf(roll);
    Set<String> names = new LinkedHashSet<>();
    for (Voter voter : roll) {
      if (!names.add(voter.name())) {
        throw new IllegalArgumentException("twice on the roll: " + voter.name());
      }
    }
    if (roll.isEmpty()) {
      throw new IllegalArgumentException("nobody on the roll");
    }
  }

  /**
   * One voter.
   *
   * @param name unique on the roll
   * @param weight votes, public; 1 where all count alike
   * @param area under which a total may be published; "" for none
   */
  public record Voter(String name, long weight, String area) {
    /** Refuses a weight below 1. */
    public Voter {
      if (weight < 1) {
        throw new IllegalArgumentException(name + " has the weight " + weight);
      }
    }
  }

  /** What a voter is asked. */
  public sealed interface Form {
    /**
     * Totals per option are opened.
     *
     * @param options two or more
     */
    record Choice(int options) implements Form {
      /** Refuses fewer than two. */
      public Choice {
        if (options < 2) {
          throw new IllegalArgumentException("options " + options);
        }
      }
    }

    /**
     * Every ranking is opened, unlinked from its voter by shuffles.
     *
     * @param candidates how many
     * @param least candidates that a voter must rank
     * @param most candidates that a voter may rank
     */
    record Ranked(int candidates, int least, int most) implements Form {
      /** Refuses what is no ranking. */
      public Ranked {
        if (candidates < 1 || least < 0 || most < least || most > candidates) {
          throw new IllegalArgumentException(
              "rank " + least + " to " + most + " of " + candidates + " candidates");
        }
      }
    }
  }

  /**
   * What will be public.
   *
   * @param byArea whether each area's totals are published beside the whole
   * @param earlier rolls (names) whose totals were or will be published of the same question: an
   *     interim result, a ballot repeated after somebody joined
   * @param rankings whether the opened rankings themselves are published (a public board of a
   *     ranked question always does)
   */
  public record Publication(boolean byArea, List<Set<String>> earlier, boolean rankings) {
    /** Copies. */
    public Publication {
      earlier = earlier.stream().map(Set::copyOf).toList();
    }

    /** The totals of the whole roll alone. */
    public static Publication whole() {
      return new Publication(false, List.of(), false);
    }
  }

  /**
   * What counts as safe.
   *
   * @param anonymity among how many each voter must hide, and by how many ways of voting each total
   *     must be explained; 2 to 1,000
   * @param limit the chance of a telling result that is still called small, for example 0.01
   * @param lopsided the share of voters assumed to choose the more popular option when chances are
   *     worked out: 0.5 to 0.999
   */
  public record Standard(int anonymity, double limit, double lopsided) {
    /** Five; one in a hundred; nine of ten agree. */
    public static final Standard USUAL = new Standard(5, 0.01, 0.9);

    /** Refuses what is out of range. */
    public Standard {
      if (anonymity < 2 || anonymity > 1_000) {
        throw new IllegalArgumentException("anonymity " + anonymity + ", allowed 2 to 1000");
      }
      if (!(limit >= 1e-9 && limit <= 0.5 && lopsided >= 0.5 && lopsided <= 0.999)) {
        throw new IllegalArgumentException("limit " + limit + ", lopsided " + lopsided);
      }
    }
  }

  /** The weights in the order of the roll. */
  long[] weights() {
    return roll.stream().mapToLong(Voter::weight).toArray();
  }
}
