package org.mandate.app.matters;

import java.util.List;

/**
 * What somebody wants to put before a body.
 *
 * @param question the constitution's kind of question
 * @param reserved id of the reserved matter; empty for none
 * @param options their words; none for a motion, which then has For and Against
 */
public record NewMatter(
    String title,
    String reasons,
    String question,
    String reserved,
    List<String> options,
    List<Matter.Evidence> evidence) {
  public NewMatter {
    options = List.copyOf(options);
    evidence = List.copyOf(evidence);
  }
}
