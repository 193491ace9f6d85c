package org.mandate.app.counting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Pairwise;
import org.mandate.count.rules.Stage;

/** The tables of a count: every stage, and every pair. */
final class Sheets {
  private Sheets() {}

  /** A row for each candidate, the elected first; a column for each stage, with what moved. */
  static Table stages(Count count) {
    Table.Builder table =
        Table.named("Votes after each stage, and what moved in it").column("Candidate");
    for (Stage stage : count.stages()) {
      table.numeric("Stage " + stage.number(), title(count, stage));
    }
    for (int candidate : order(count)) {
      Object[] row = new Object[count.stages().size() + 1];
      row[0] = count.names().get(candidate);
      for (int i = 0; i < count.stages().size(); i++) {
        row[i + 1] = cell(count.stages().get(i), candidate);
      }
      table.row(row);
    }
    Object[] lost = new Object[count.stages().size() + 1];
    lost[0] = "Counts for nobody";
    for (int i = 0; i < count.stages().size(); i++) {
      lost[i + 1] = exact(count.stages().get(i).nonTransferable());
    }
    table.row(lost);
    Object[] all = new Object[count.stages().size() + 1];
    all[0] = "All papers";
    for (int i = 0; i < count.stages().size(); i++) {
      Stage stage = count.stages().get(i);
      all[i + 1] =
          exact(
              stage.votes().stream()
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .add(stage.nonTransferable()));
    }
    return table.total(all).build();
  }

  private static Prose cell(Stage stage, int candidate) {
    Prose cell = Prose.of(exact(stage.votes().get(candidate)));
    BigDecimal moved =
        stage.number() > 1 && candidate < stage.transfers().size()
            ? stage.transfers().get(candidate)
            : BigDecimal.ZERO;
    if (moved.signum() != 0) {
      cell = cell.newLine().quiet((moved.signum() > 0 ? "+" : "") + exact(moved));
    }
    if (stage.elected().contains(candidate)) {
      cell = cell.newLine().bold("elected");
    }
    return stage.excluded().contains(candidate) ? cell.newLine().quiet("out") : cell;
  }

  private static String title(Count count, Stage stage) {
    List<String> who = stage.candidates().stream().map(count.names()::get).toList();
    String names = String.join(", ", who);
    return switch (stage.action()) {
      case "first preferences" -> "First choices";
      case "surplus" -> who.isEmpty() ? "Surplus moves" : "Surplus of " + names;
      case "exclusion" -> who.isEmpty() ? "Papers of the excluded move" : names + " out";
      case "elect remaining" -> "The remaining are elected";
      case "iteration" -> "Surpluses shared again";
      case "comparison" -> "Each two compared";
      default -> stage.action();
    };
  }

  /** The elected in their order, then those who stayed longest. */
  private static List<Integer> order(Count count) {
    List<Integer> order = new ArrayList<>(count.elected());
    List<Integer> out = new ArrayList<>();
    count.stages().forEach(stage -> out.addAll(0, stage.excluded()));
    IntStream.range(0, count.names().size())
        .filter(c -> !order.contains(c) && !out.contains(c))
        .forEach(order::add);
    out.stream().filter(c -> !order.contains(c)).distinct().forEach(order::add);
    return order;
  }

  static Table pairs(Count count, Pairwise pairwise) {
    Table.Builder table =
        Table.named("Papers on which the row stands above the column").column("Candidate");
    count.names().forEach(table::numeric);
    for (int a = 0; a < count.names().size(); a++) {
      Object[] row = new Object[count.names().size() + 1];
      row[0] = count.names().get(a);
      for (int b = 0; b < count.names().size(); b++) {
        row[b + 1] = a == b ? Prose.empty() : CountTold.plain(pairwise.prefer().get(a).get(b));
      }
      table.row(row);
    }
    return table.build();
  }

  /** Every digit that the rule writes: 1,322.00000. */
  static String exact(BigDecimal amount) {
    String digits =
        String.format(Locale.UK, "%,." + Math.max(0, amount.scale()) + "f", amount.abs());
    return amount.signum() < 0 ? "−" + digits : digits;
  }
}
