package org.mandate.app.web;

/**
 * One of at most three large figures on a page.
 *
 * @param term what it counts
 * @param value the figure in words
 * @param basis "of 32 practices", "since 30 June 2026"; a figure never stands alone
 */
public record KeyFigure(String term, String value, String basis) {
  public KeyFigure {
    if (basis.isBlank()) {
      throw new IllegalArgumentException("a figure never stands alone: " + term);
    }
  }
}
