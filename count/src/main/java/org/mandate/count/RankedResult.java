package org.mandate.count;

import java.util.List;
import org.mandate.count.ballots.Election;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Outcome;

/** What {@link RankedCount#count} returns: a count, or every reason why there is none. */
public sealed interface RankedResult {

  /**
   * Every vote counted once.
   *
   * @param first the figures of the first preferences: who took part, under every franchise
   * @param election the papers, as a ballot file holds them
   * @param outcome what the rule made of them
   */
  record Counted(CountResult.Counted first, Election election, Outcome outcome)
      implements RankedResult {

    /** Option ids in the order of election; empty where the count gave no result. */
    public List<String> elected() {
      return outcome instanceof Count count && count.tie() == null
          ? count.elected().stream().map(i -> first.question().options().get(i)).toList()
          : List.of();
    }

    /** One sentence that says why there is no result; empty where there is one. */
    public String stopped() {
      return switch (outcome) {
        case Outcome.Refused refused -> refused.reason();
        case Count count when count.tie() != null ->
            "A lot is needed at stage " + count.tie().stage() + ".";
        case Count count -> "";
      };
    }
  }

  /**
   * Nothing was counted.
   *
   * @param refusals every fault found, in the order of the votes; at least one
   */
  record Refused(List<Refusal> refusals) implements RankedResult {
    /** Copies the list. */
    public Refused {
      refusals = List.copyOf(refusals);
    }
  }
}
