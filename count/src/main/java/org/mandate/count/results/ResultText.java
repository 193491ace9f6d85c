package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.mandate.count.ballots.Rejection;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Stage;

/** A result for a terminal. */
public final class ResultText {
  private static final int NAME = 36;

  private ResultText() {}

  /**
   * All of a result, with an end of line after each line but the last.
   *
   * @param stages whether every stage is written out
   */
  public static String of(Result result, boolean stages) {
    Count count = result.count();
    var out = new ArrayList<String>();
    out.add(safe(result.file() + (count.title().isEmpty() ? "" : ": " + count.title())));
    out.add(safe(InWords.heading(count)));
    out.add(safe(InWords.why(count)));
    ClosestCall.of(count).ifPresent(call -> out.add(safe(call.sentence(count))));
    out.add(
        "Rule %s; %s; valid %s, rejected %s%s."
            .formatted(
                count.rules(),
                Figures.of(count.seats(), "seat", "seats"),
                Figures.plain(count.valid()),
                Figures.plain(Rejection.sum(count.rejections())),
                count.quota() == null ? "" : ", quota " + Figures.exact(count.quota())));
    count
        .rejections()
        .forEach(r -> out.add("  rejected " + r.papers().toPlainString() + ": " + r.reason()));
    count.lots().forEach(lot -> out.add("  lot: " + safe(lot)));
    result.notes().forEach(note -> out.add("  note: " + safe(note)));
    if (stages) count.stages().forEach(stage -> stage(out, count, stage));
    if (stages && count.pairwise() != null) {
      count.pairwise().explanation().forEach(step -> out.add("  " + safe(step)));
    }
    return String.join(System.lineSeparator(), out) + System.lineSeparator();
  }

  private static void stage(List<String> out, Count count, Stage stage) {
    out.add("");
    out.add("Stage " + stage.number() + ": " + safe(StageWords.title(count, stage)));
    int width = 12;
    for (BigDecimal votes : stage.votes()) {
      width = Math.max(width, Figures.exact(votes).length() + 2);
    }
    for (int c : new Course(count).order()) {
      BigDecimal change = stage.transfers().isEmpty() ? BigDecimal.ZERO : stage.transfers().get(c);
      String note = StageWords.fate(stage, c);
      out.add(
          ("  %-" + NAME + "s %" + width + "s %" + width + "s  %s")
              .formatted(
                  cut(safe(count.names().get(c))),
                  change.signum() == 0 ? "" : Figures.change(change),
                  Figures.exact(stage.votes().get(c)),
                  note)
              .stripTrailing());
    }
    out.add(
        ("  %-" + NAME + "s %" + width + "s %" + width + "s")
            .formatted("No further choice", "", Figures.exact(stage.nonTransferable())));
  }

  private static String cut(String name) {
    return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "\u2026";
  }

  /** Control and direction characters could make a terminal show what the file wants. */
  static String safe(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\u2028\u2029]", "?");
  }
}
