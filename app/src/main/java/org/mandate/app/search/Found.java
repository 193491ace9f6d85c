package org.mandate.app.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found.
 *
 * @param total how many fit; {@link #MORE} means more than {@link #WEIGHED}
 * @param things of the page asked for, best first
 */
public record Found(int total, List<Thing> things) {
  /** The total when more than {@link #WEIGHED} fit. */
  public static final int MORE = 501;

  /** At most so many of what fits are weighed against each other and can be turned to. */
  public static final int WEIGHED = 500;

  public Found {
    things = List.copyOf(things);
  }

  static Found nothing() {
    return new Found(0, List.of());
  }

  /** Whether more fit than are counted. */
  public boolean isMore() {
    return total >= MORE;
  }

  /**
   * One thing.
   *
   * @param kind empty for a kind that this program does not name
   * @param path of its page
   * @param excerpt some words around what was found; empty where it is sealed
   * @param sealed whether only those who need to know may read it today
   */
  public record Thing(
      Optional<Kind> kind,
      Optional<UUID> body,
      LocalDate day,
      String path,
      String title,
      List<Piece> excerpt,
      boolean sealed) {
    public Thing {
      excerpt = List.copyOf(excerpt);
    }
  }

  /** A run of an excerpt. */
  public record Piece(String text, boolean found) {}
}
