package org.mandate.app.elections.sealed;

import java.util.List;
import org.mandate.app.web.Link;

/**
 * Asks somebody who votes on several lines of a roll for which one. Template {@code
 * elections/sealed/which.jte}.
 *
 * @param caption the election
 * @param lines a link to the voter's page of each
 */
public record WhichLine(String caption, List<Link> lines) {
  static final String TEMPLATE = "elections/sealed/which.jte";

  public WhichLine {
    lines = List.copyOf(lines);
  }
}
