package org.mandate.app.promises.received;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** Where a receipt stands, in words. */
final class ReceiptWords {
  private ReceiptWords() {}

  /** Where a line stands. */
  enum Stand {
    COUNTED("Counted"),
    READY("Ready to count"),
    UNDECIDED("Payee to be decided"),
    NONE_OF_OURS("None of ours"),
    NOT_COVERED("Not of this promise"),
    SAID_BEFORE("Said before"),
    SAID_OF_THE_YEAR("Another file says this year"),
    MORE_THAN_CAME("Takes back more than came");

    final String words;

    Stand(String words) {
      this.words = words;
    }

    Status status() {
      return switch (this) {
        case COUNTED -> Status.yes(words);
        case READY -> Status.part(words);
        case UNDECIDED -> Status.soon(words);
        case NONE_OF_OURS, NOT_COVERED, SAID_BEFORE, SAID_OF_THE_YEAR -> Status.none(words);
        case MORE_THAN_CAME -> Status.no(words);
      };
    }
  }

  /**
   * @param covered organisations that are covered, or are the payee of somebody who is
   * @param ofTheYear whether another file says the same money
   * @param counts whether its file counts
   */
  static Stand stand(Receipt r, boolean covered, boolean ofTheYear, boolean counts) {
    if (r.repeats().isPresent()) {
      return Stand.SAID_BEFORE;
    }
    if (r.posted() > 0) {
      return Stand.COUNTED;
    }
    if (r.match().waits()) {
      return Stand.UNDECIDED;
    }
    if (r.organisation().isEmpty()) {
      return Stand.NONE_OF_OURS;
    }
    if (!covered) {
      return Stand.NOT_COVERED;
    }
    if (ofTheYear) {
      return Stand.SAID_OF_THE_YEAR;
    }
    return counts && r.pence() < 0 ? Stand.MORE_THAN_CAME : Stand.READY;
  }

  /** "92%"; never "100%" where a machine says it. */
  static String sure(double confidence) {
    return confidence >= 0.995 ? "over 99%" : Math.round(confidence * 100) + "%";
  }

  static Prose payee(Receipt r, Map<String, String> names) {
    String written = r.payeeName().isEmpty() ? "Nobody is named" : r.payeeName();
    Prose payee = Prose.of(written);
    if (r.organisation().isPresent()) {
      String whose = ReceivedGround.named(names, r.organisation().get());
      String how =
          r.match() == Receipt.Match.CONFIRMED ? "decided" : sure(r.confidence()) + " sure";
      payee = payee.newLine().quiet(whose + " (" + r.organisation().get() + "), " + how);
    }
    return payee;
  }

  static String place(Receipt r) {
    return "line " + r.line() + (r.item() > 1 ? ", item " + r.item() : "");
  }

  static Table lines(
      List<Receipt> receipts,
      Map<String, String> names,
      Function<Receipt, Stand> stand,
      Function<UUID, Optional<String>> places) {
    Table.Builder table =
        Table.named("Lines that a promise takes")
            .captionHidden()
            .stack()
            .column("Day")
            .column("Paid to")
            .numeric("Sum")
            .column("Where it stands")
            .column("In the file");
    for (Receipt r : receipts) {
      table.row(
          Dates.plain(r.on()),
          payee(r, names),
          Money.pounds(r.pence()),
          state(r, stand.apply(r), places),
          Prose.of("Line " + r.line()).newLine().quiet(r.words()));
    }
    return table.build();
  }

  /** Where it stands; where another line says the same, or is taken back, which. */
  static Prose state(Receipt r, Stand stand, Function<UUID, Optional<String>> places) {
    Prose words = Prose.empty().status(stand.status());
    if (r.repeats().isPresent()) {
      return words
          .newLine()
          .quiet("It is " + r.repeats().flatMap(places).orElse("a line of another file"));
    }
    return r.reverses().isPresent()
        ? words
            .newLine()
            .quiet("Takes back " + r.reverses().flatMap(places).orElse("an earlier line"))
        : words;
  }

  /** "line 3 of May.csv", for each receipt. */
  static Function<UUID, Optional<String>> places(List<Receipt> all, List<MoneyFile> files) {
    Map<UUID, String> names = new HashMap<>();
    files.forEach(f -> names.put(f.id(), f.fileName()));
    Map<UUID, String> places = new HashMap<>();
    all.forEach(
        r -> places.put(r.id(), place(r) + " of " + names.getOrDefault(r.file(), "another file")));
    return id -> Optional.ofNullable(places.get(id));
  }

  /** "April 2020 to March 2021, 12 months". */
  static String period(MoneyFile f) {
    return Dates.plain(f.from()) + " to " + Dates.plain(f.to());
  }

  static Status state(MoneyFile f) {
    return f.counts()
        ? Status.yes("Counts")
        : f.isAside() ? Status.none("Put aside") : Status.soon("Waits for a look");
  }

  static String count(long lines) {
    return Numbers.count(lines, "line", "lines");
  }

  static String rule(ReceiptRule r) {
    String payer = r.payer().isEmpty() ? "Any payer" : "Payer with “" + r.payer() + "”";
    String words =
        r.words().isEmpty() ? "" : ", lines with “" + String.join("” or “", r.words()) + "”";
    return payer + words + ", " + Dates.plain(r.from()) + " to " + Dates.plain(r.to());
  }

  static String title(Promise p) {
    return p.reference() + " · " + p.title();
  }

  static Set<String> codes(List<Receipt> receipts) {
    return receipts.stream()
        .flatMap(r -> r.organisation().stream())
        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
  }
}
