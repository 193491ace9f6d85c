package org.mandate.app.assessors;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the exchange answers to a request for a panel. */
public sealed interface PanelAnswer {

  /** Everybody who offered and is not in it, each with the reason. */
  List<LeftOut> leftOut();

  /**
   * A panel that is all that was wanted, the best by {@link Measure}.
   *
   * @param places by role, then as the lot drew them
   * @param second the best other panel; empty when there is no other
   */
  record Panel(
      List<Place> places, Measure measure, Optional<SecondBest> second, List<LeftOut> leftOut)
      implements PanelAnswer {
    /** Copies the lists. */
    public Panel {
      places = List.copyOf(places);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * Nobody can make it up.
   *
   * @param missing what cannot be met and by how much, at least one
   * @param ready who is clear, free and of a role that is wanted
   */
  record NoPanel(List<Short> missing, List<Candidate> ready, List<LeftOut> leftOut)
      implements PanelAnswer {
    /** Copies the lists. */
    public NoPanel {
      missing = List.copyOf(missing);
      ready = List.copyOf(ready);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * One place of the panel.
   *
   * @param reason what would be lost without this person, in sentences
   */
  record Place(Candidate who, String reason) {}

  /**
   * The panel to fall back on.
   *
   * @param cost in what it is worse, in a sentence
   */
  record SecondBest(List<Candidate> who, String cost) {
    /** Copies the list. */
    public SecondBest {
      who = List.copyOf(who);
    }
  }

  /**
   * A requirement that cannot be met.
   *
   * @param what "GP", "procurement", "outside the area"
   * @param wanted how many
   * @param by how many are short
   */
  record Short(String what, int wanted, int by, String words) {}

  /** Somebody who is not in the panel. */
  record LeftOut(Candidate who, Why why, String words) {}

  /** Why somebody is left out. */
  enum Why {
    ROLE_NOT_WANTED,
    NOT_FREE,
    NOT_CLEAR,
    LEAVES_A_NEED,
    USED_MORE,
    SAME_AREA,
    LOT
  }

  /**
   * How good a panel is; less is better, and the first that differs decides.
   *
   * @param use by how much the squares of everybody's times used grow: 2 x used + 1 for each
   * @param sameArea the number in each area, squared, together
   * @param lot the numbers that the lot drew for its people, ascending
   */
  record Measure(int use, int sameArea, List<Integer> lot) implements Comparable<Measure> {
    /** Copies the list. */
    public Measure {
      lot = List.copyOf(lot);
    }

    @Override
    public int compareTo(Measure other) {
      return Comparator.comparingInt(Measure::use)
          .thenComparingInt(Measure::sameArea)
          .thenComparing(Measure::lot, Measure::drawn)
          .compare(this, other);
    }

    private static int drawn(List<Integer> one, List<Integer> other) {
      for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
        int difference = one.get(i).compareTo(other.get(i));
        if (difference != 0) {
          return difference;
        }
      }
      return Integer.compare(one.size(), other.size());
    }
  }
}
