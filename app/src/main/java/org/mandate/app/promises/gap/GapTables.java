package org.mandate.app.promises.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.promises.gap.Sheet.Scope;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;

/** Every practice in one table: the own one pinned, the others by network with its subtotal. */
final class GapTables {
  private final GapAsk asked;
  private final Sheet shown;
  private final GapPlots plots;
  private final GapWords words;

  GapTables(GapAsk asked, Sheet whole, GapPlots plots, GapWords words) {
    this.asked = asked;
    // One practice's page shows the others beside it; a network's only its own.
    this.shown = asked.scope() instanceof Scope.Network ? whole.of(asked.scope()) : whole;
    this.plots = plots;
    this.words = words;
  }

  String note() {
    Optional<PracticeLine> pinned = pinned();
    String missing =
        "Missing is due, less received by the practice, and less what was waived, is disputed or"
            + " was taken back.";
    return (pinned.isEmpty()
            ? "Subtotals are by network. "
            : (asked.mine() ? "Your practice" : pinned.get().name())
                + " is at the top and is not repeated below. Subtotals are by network. ")
        + missing;
  }

  private Optional<PracticeLine> pinned() {
    return asked.own().filter(o -> shown.line(o.code()).isPresent());
  }

  Table practices() {
    Table.Builder table =
        Table.named("By practice").captionHidden().column("Practice").numeric("Missing");
    table.numeric("Received by practice");
    if (words.hasPayee()) {
      table.numeric("Received by payee");
    }
    table
        .numeric("Due by now")
        .numeric("Promised")
        .numeric("Patients")
        .numeric("Received a patient");
    Optional<PracticeLine> pinned = pinned();
    pinned.ifPresent(p -> table.own(cells(p.name() + (asked.mine() ? " (you)" : ""), p).toArray()));
    String network = null;
    for (PracticeLine line : shown.lines()) {
      if (!line.network().equals(network)) {
        network = line.network();
        table.group(group(line));
      }
      if (pinned.filter(p -> p.code().equals(line.code())).isEmpty()) {
        table.row(cells(line.name(), line).toArray());
      }
    }
    Position total = shown.total();
    table.total(
        cells(
                Numbers.count(shown.lines().size(), "practice", "practices"),
                plots.money(shown.missing()),
                total,
                shown.patients())
            .toArray());
    return table.build();
  }

  private String group(PracticeLine first) {
    Sheet of = shown.of(new Scope.Network(first.network()));
    String name = first.networkName().isEmpty() ? "In no network" : first.networkName();
    return name + ": " + plots.money(of.missing()) + " missing";
  }

  private List<Object> cells(String name, PracticeLine line) {
    return cells(
        name, Prose.empty().bold(plots.money(line.missing())), line.position(), line.patients());
  }

  private List<Object> cells(String name, Object missing, Position p, long patients) {
    List<Object> cells = new ArrayList<>(List.of(name, missing, plots.money(p.practice())));
    if (words.hasPayee()) {
      cells.add(plots.money(p.payee()));
    }
    cells.add(plots.money(p.due()));
    cells.add(plots.money(p.promised()));
    cells.add(patients == 0 ? "" : Numbers.whole(patients));
    cells.add(patients == 0 ? "" : Money.pounds(Math.round((double) p.practice() / patients)));
    return cells;
  }
}
