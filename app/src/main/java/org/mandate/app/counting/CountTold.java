package org.mandate.app.counting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Svg;
import org.mandate.app.web.Table;
import org.mandate.count.ballots.Rejection;
import org.mandate.count.results.ClosestCall;
import org.mandate.count.results.FlowPicture;
import org.mandate.count.results.InWords;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Pairwise;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/** Puts a count into words and tables. */
public final class CountTold {
  private CountTold() {}

  /** The page of one count. */
  public static CountView view(Count count) {
    List<Table> tables = new ArrayList<>();
    if (!count.stages().isEmpty()) {
      tables.add(Sheets.stages(count));
    }
    Pairwise pairwise = count.pairwise();
    List<Prose> steps = new ArrayList<>();
    if (pairwise != null) {
      tables.add(Sheets.pairs(count, pairwise));
      pairwise.explanation().forEach(step -> steps.add(Prose.of(step)));
    }
    return new CountView(
        InWords.heading(count),
        InWords.why(count),
        ClosestCall.of(count).map(call -> call.sentence(count)).orElse(""),
        facts(count),
        steps,
        Optional.of(FlowPicture.of(count, "flow")).filter(f -> !f.isEmpty()).map(Svg::new),
        tables);
  }

  private static Summary facts(Count count) {
    Optional<Rule> rule = Rules.named(count.rules());
    Summary facts =
        Summary.empty()
            .line(
                "Counting rule",
                rule.map(r -> r.title() + " (" + r.id() + ")").orElse(count.rules()));
    if (rule.isPresent()) {
      facts =
          facts
              .line("Where it is written", rule.get().source())
              .line("Compared with", rule.get().comparedWith());
    }
    facts =
        facts
            .line("Seats", String.valueOf(count.seats()))
            .line("Valid papers", plain(count.valid()));
    for (Rejection rejection : count.rejections()) {
      facts = facts.line("Not valid", plain(rejection.papers()) + ": " + rejection.reason());
    }
    BigDecimal quota = count.quota();
    if (quota != null) {
      facts = facts.line("Quota", Sheets.exact(quota));
    }
    for (String lot : count.lots()) {
      facts = facts.line("Drawn by lot", lot);
    }
    return facts;
  }

  static String plain(BigDecimal amount) {
    BigDecimal bare = amount.stripTrailingZeros();
    return Sheets.exact(bare.scale() < 0 ? bare.setScale(0) : bare);
  }
}
