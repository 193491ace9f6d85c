package org.mandate.app.matters;

import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to put before a body.
 *
 * @param question the constitution's kind of question
 * @param reserved id of the reserved matter; empty for none
 * @param options their words; none for a motion, which then has For and Against
 * @param filling the seats to be filled, where options are ranked
 */
public record NewMatter(
    String title,
    String reasons,
    String question,
    String reserved,
    List<String> options,
    Optional<Matter.Filling> filling,
    List<Matter.Evidence> evidence) {
  public NewMatter {
    options = List.copyOf(options);
    evidence = List.copyOf(evidence);
  }

  /** Where nothing is ranked. */
  public NewMatter(
      String title,
      String reasons,
      String question,
      String reserved,
      List<String> options,
      List<Matter.Evidence> evidence) {
    this(title, reasons, question, reserved, options, Optional.empty(), evidence);
  }
}
