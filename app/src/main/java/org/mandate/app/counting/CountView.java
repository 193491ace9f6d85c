package org.mandate.app.counting;

import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Svg;
import org.mandate.app.web.Table;

/**
 * A count as a page shows it.
 *
 * @param why who won and why, in two sentences
 * @param closest the closest call; empty where nobody competed
 * @param facts the named rule and what it was given
 * @param steps the rule's own steps in sentences, where it compares pairs
 * @param flow how papers moved, drawn; the sheet is its table
 * @param tables the sheet, and the pairs where the rule compares them
 */
public record CountView(
    String heading,
    String why,
    String closest,
    Summary facts,
    List<Prose> steps,
    Optional<Svg> flow,
    List<Table> tables) {
  public CountView {
    steps = List.copyOf(steps);
    tables = List.copyOf(tables);
  }
}
