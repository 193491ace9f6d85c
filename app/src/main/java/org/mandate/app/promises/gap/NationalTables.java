package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Figure;
import org.mandate.app.web.HeadLimits;
import org.mandate.app.web.HeadPlot;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;
import org.mandate.ledger.Basis;
import org.mandate.ledger.national.GroupSum;
import org.mandate.ledger.national.Level;
import org.mandate.ledger.national.NationalAnswer;
import org.mandate.ledger.national.PracticePaid;
import org.mandate.ledger.national.Reading;

/** Tables, picture and caveats of what every practice in England was paid. */
final class NationalTables {
  private static final long LEAST = 1_000;

  private NationalTables() {}

  static String pounds(BigDecimal pounds, int places) {
    return (pounds.signum() < 0 ? "−£" : "£")
        + pounds.abs().setScale(places, RoundingMode.HALF_UP).toPlainString();
  }

  static Table readings(NationalAnswer answer, int practices) {
    Table.Builder table =
        Table.named("What may be said of each practice")
            .fit()
            .column("Reading")
            .numeric("Practices");
    for (Reading reading : Reading.values()) {
      if (answer.of(reading) > 0) {
        table.row(GapPlots.capital(reading.words()), answer.of(reading));
      }
    }
    return table.total("All practices in the file", practices).build();
  }

  static @Nullable Figure perHead(List<PracticePaid> rows, Basis basis) {
    List<HeadLimits.Point> points = new ArrayList<>();
    for (PracticePaid row : rows) {
      long patients =
          row.patients(basis).map(p -> p.setScale(0, RoundingMode.HALF_UP).longValue()).orElse(0L);
      if (patients > LEAST && row.pence().isPresent()) {
        points.add(new HeadLimits.Point(patients, row.pence().getAsLong(), false));
      }
    }
    if (points.size() < 3) {
      return null;
    }
    HeadLimits limits = HeadLimits.of(points);
    long far = points.stream().filter(p -> Math.abs(limits.distance(p)) > 3).count();
    boolean drawn = HeadPlot.hasLimits(points);
    String finding =
        drawn
            ? Numbers.of(far, points.size()) + " practices are far from the rate of all"
            : "Practices differ too much for limits";
    return HeadPlot.of(
        "england",
        finding,
        "Paid, pounds for each "
            + basis.word()
            + " patient, practices of more than 1,000. "
            + (drawn ? HeadPlot.METHOD : ""),
        points);
  }

  static Table groups(Level by, List<GroupSum> groups, boolean hasRate) {
    String what =
        switch (by) {
          case ICB -> "Integrated care board";
          case PCN -> "Network";
          case PRACTICE, FIFTH -> "Practice";
        };
    boolean one = by == Level.PRACTICE;
    Table.Builder table =
        Table.named("By " + what.toLowerCase(java.util.Locale.UK)).captionHidden();
    table.column(what);
    if (hasRate) {
      table.numeric("Less than the rate gives");
    }
    table.numeric("Paid");
    if (hasRate) {
      table.numeric("The rate gives");
    }
    table.numeric("A patient").numeric("Patients");
    if (one) {
      table.column("Reading");
    } else {
      table.numeric("Practices").numeric("No payment recorded");
    }
    for (GroupSum g : groups) {
      List<@Nullable Object> cells = new ArrayList<>();
      cells.add(
          g.name()
              + (g.code().isEmpty() || g.code().equals(g.name()) ? "" : " (" + g.code() + ")"));
      if (hasRate) {
        cells.add(Money.pounds(g.gap()));
      }
      cells.add(Money.pounds(g.received()));
      if (hasRate) {
        cells.add(Money.pounds(g.promised()));
      }
      cells.add(g.perHead().map(p -> pounds(p, 3)).orElse(""));
      cells.add(Numbers.whole(g.patients().setScale(0, RoundingMode.HALF_UP).longValue()));
      if (one) {
        cells.add(hasRate ? g.reading().map(NationalTables::status).orElse(null) : null);
      } else {
        cells.add(Numbers.whole(g.practices()));
        cells.add(Numbers.whole(g.paidNothing()));
      }
      table.row(cells.toArray());
    }
    return table.build();
  }

  private static Status status(Reading reading) {
    String words = GapPlots.capital(reading.words());
    return switch (reading) {
      case AT_RATE -> Status.yes(words);
      case CANNOT_TELL -> Status.part(words);
      case MISSING -> Status.no(words);
      case RECOVERED, NO_PAYMENT, NO_FIGURE, NO_LIST -> Status.none(words);
    };
  }

  static List<Prose> caveats(National.Kept file, NationalAnswer answer) {
    List<Prose> all = new ArrayList<>();
    all.add(
        Prose.of(
            "The file gives each practice’s last known list, not the list of the promise’s own day."
                + " A shortfall that a change of list can explain is: cannot tell."));
    all.add(
        Prose.of(
            "The file does not say who had joined a network. Paid nothing is: no payment recorded."
                + " Neither is called missing unless somebody enters, with a source, that the"
                + " promise covered the practice."));
    if (answer.withoutListPence() != 0) {
      all.add(
          Prose.of(
              Money.pounds(answer.withoutListPence())
                  + " was paid to practices without a list; nothing stands against it."));
    }
    all.add(
        Prose.of(
            "SHA-256 of the file, unpacked: " + file.sha256() + " (" + file.fileName() + ")."));
    return all;
  }
}
