package org.mandate.app.promises;

import java.util.List;
import java.util.stream.Collectors;
import org.mandate.app.promises.Promise.Payee;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Prose;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** Terms, payees and sources as sentences. */
final class PromiseWords {
  private PromiseWords() {}

  static String terms(Version v) {
    return v.support()
        .map(s -> support(s) + ", not money")
        .or(() -> v.terms().map(PromiseWords::terms))
        .orElse("No figure is named");
  }

  static String terms(Terms terms) {
    return switch (terms) {
      case Terms.PerHead(List<Part> parts) ->
          parts.stream().map(PromiseWords::part).collect(Collectors.joining(", plus "));
      case Terms.Lump(long pence, Terms.Sharing.Equally _) ->
          Money.shortly(pence) + " in one sum, the same to each";
      case Terms.Lump(long pence, Terms.Sharing.ByPatients by) ->
          Money.shortly(pence)
              + " in one sum, shared by "
              + patients(by.basis())
              + " at "
              + Dates.plain(by.asAt());
      case Terms.PerSession(long pence, int sessions) ->
          Money.shortly(pence) + " a session, " + sessions + " sessions each";
      case Terms.Support _ -> "Support, not money";
    };
  }

  private static String part(Part p) {
    return p.rate().words()
        + " for each of the "
        + patients(p.basis())
        + " at "
        + Dates.plain(p.asAt());
  }

  static String patients(Basis basis) {
    return switch (basis) {
      case REGISTERED -> "registered patients";
      case WEIGHTED -> "weighted patients";
      case ADJUSTED -> "patients adjusted for the network";
    };
  }

  static String support(String word) {
    return switch (word) {
      case "staff" -> "Staff";
      case "it" -> "IT";
      case "space" -> "Space";
      case "data" -> "Data";
      default -> "Other support";
    };
  }

  static String instalments(List<Schedule.Instalment> all) {
    if (all.size() == 1) {
      return "All on " + Dates.plain(all.getFirst().dueOn());
    }
    return all.stream()
        .map(i -> i.numerator() + "/" + i.denominator() + " on " + Dates.plain(i.dueOn()))
        .collect(Collectors.joining("; "));
  }

  static String payee(Promises promises, Promise p) {
    return switch (p.payee()) {
      case Payee.Itself _ -> "Each practice itself";
      case Payee.Network _ -> "The nominated payee of each practice’s network";
      case Payee.One(String code) -> promises.named(code);
    };
  }

  /** "Helen Marsh, Marl and Vale ICB. Letter of the board, Thursday 12 March 2026, page 2." */
  static Prose source(Version v) {
    Promise.Source s = v.source();
    return Prose.of(
        (s.saidBy().isEmpty() ? "" : s.saidBy() + ". ")
            + s.title()
            + ", "
            + Dates.weekday(s.saidOn())
            + (s.page().isEmpty() ? "" : ", page " + s.page())
            + (s.meeting().isEmpty() ? "." : ". Said at: " + s.meeting() + "."));
  }

  static String fileLine(Posted.FileLine f) {
    return "line " + f.line() + " of the file " + f.sha256().substring(0, 12);
  }
}
