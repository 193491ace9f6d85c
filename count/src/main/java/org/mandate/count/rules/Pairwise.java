package org.mandate.count.rules;

import java.math.BigDecimal;
import java.util.List;

/**
 * How many papers prefer each candidate to each other one, for rules that compare pairs.
 *
 * @param prefer {@code prefer.get(a).get(b)}: papers that rank a above b, by index; 0 on the
 *     diagonal
 * @param explanation the rule's own steps in plain sentences (strongest paths, or pairs locked and
 *     passed over), in order
 */
public record Pairwise(List<List<BigDecimal>> prefer, List<String> explanation) {
  /** Copies the lists. */
  public Pairwise {
    prefer = prefer.stream().map(List::copyOf).toList();
    explanation = List.copyOf(explanation);
  }
}
