package org.mandate.app.elections.sealed;

import java.util.List;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;

/**
 * A page that says how it stands and where to go: for which line somebody votes, or that the
 * credentials are handed in. Template {@code elections/sealed/next.jte}.
 *
 * @param caption the election
 * @param heading how it stands, or the question
 * @param words what that means and what to do, a paragraph each
 * @param links where to go, one under the other
 */
public record NextStep(String caption, String heading, List<Prose> words, List<Link> links) {
  static final String TEMPLATE = "elections/sealed/next.jte";

  public NextStep {
    words = List.copyOf(words);
    links = List.copyOf(links);
  }
}
