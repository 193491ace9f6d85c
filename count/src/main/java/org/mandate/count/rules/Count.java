package org.mandate.count.rules;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.count.ballots.Rejection;

/**
 * A count, complete or stopped at a tie: what a recount must repeat.
 *
 * @param rules the rule's id
 * @param title of the election
 * @param names of the candidates, none twice, by index
 * @param seats to be filled
 * @param valid papers counted, exact
 * @param rejections papers not valid, by reason
 * @param quota as the rule writes it (the first one where it changes), or null where the rule has
 *     none
 * @param tie where a lot is needed and none was given, else null
 * @param lots a sentence for each lot drawn, in order
 * @param elected by index, in the order of election
 * @param stages in order
 * @param pairwise for rules that compare pairs, else null
 */
public record Count(
    String rules,
    String title,
    List<String> names,
    int seats,
    BigDecimal valid,
    List<Rejection> rejections,
    @Nullable BigDecimal quota,
    @Nullable Tie tie,
    List<String> lots,
    List<Integer> elected,
    List<Stage> stages,
    @Nullable Pairwise pairwise)
    implements Outcome {

  /** Copies the lists. */
  public Count {
    names = List.copyOf(names);
    rejections = List.copyOf(rejections);
    lots = List.copyOf(lots);
    elected = List.copyOf(elected);
    stages = List.copyOf(stages);
  }
}
