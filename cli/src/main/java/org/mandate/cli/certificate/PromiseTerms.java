package org.mandate.cli.certificate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.mandate.ledger.Rounding;
import org.mandate.ledger.Schedule;

/**
 * The terms of a promise as its entry states them, and what falls due by them.
 *
 * @param form per-head, lump, per-session or support
 * @param each pence of a session times sessions; nought else
 */
record PromiseTerms(
    String form, List<Part> parts, long each, List<Schedule.Instalment> instalments) {

  /** Pounds a head on a basis on a day. */
  record Part(BigDecimal rate, String basis, LocalDate asAt) {}

  /** A list as a due counted it. */
  record Counted(String basis, BigDecimal patients, LocalDate asAt) {}

  /**
   * One due.
   *
   * @param pence empty where it could not be told
   */
  record DueLine(
      String version,
      String organisation,
      int instalment,
      LocalDate dueOn,
      OptionalLong pence,
      List<Counted> counted) {
    static DueLine read(Entry e, String line) {
      String[] cells = line.split("\t", -1);
      try {
        if (cells.length != 6) {
          throw e.fault("a line of dues has not 6 cells");
        }
        List<Counted> counted = new ArrayList<>();
        for (String one : cells[5].isEmpty() ? new String[0] : cells[5].split(" ")) {
          int equals = one.indexOf('=');
          int at = one.indexOf('@');
          counted.add(
              new Counted(
                  one.substring(0, equals),
                  new BigDecimal(one.substring(equals + 1, at)),
                  LocalDate.parse(one.substring(at + 1))));
        }
        return new DueLine(
            cells[0],
            cells[1],
            Integer.parseInt(cells[2]),
            LocalDate.parse(cells[3]),
            cells[4].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(cells[4])),
            counted);
      } catch (NumberFormatException | DateTimeParseException | StringIndexOutOfBoundsException x) {
        throw e.fault("a line of dues cannot be read");
      }
    }
  }

  static PromiseTerms read(Entry e) {
    Fields terms = e.facts().object("terms");
    String form = terms.has("form") ? terms.text("form") : "none";
    List<Part> parts = new ArrayList<>();
    if (form.equals("per-head")) {
      for (Fields p : terms.objects("parts")) {
        try {
          parts.add(new Part(new BigDecimal(p.text("rate")), p.text("basis"), p.date("as_at")));
        } catch (NumberFormatException x) {
          throw p.fault("rate", "is no rate");
        }
      }
    }
    List<Schedule.Instalment> instalments = new ArrayList<>();
    for (Fields i : e.facts().objects("instalments")) {
      instalments.add(
          new Schedule.Instalment(
              i.date("due_on"),
              Math.toIntExact(i.whole("numerator")),
              Math.toIntExact(i.whole("denominator"))));
    }
    long each =
        form.equals("per-session")
            ? Math.multiplyExact(terms.whole("pence"), terms.whole("sessions"))
            : 0;
    return new PromiseTerms(form, List.copyOf(parts), each, List.copyOf(instalments));
  }

  /** Holds a due against the terms; a shared lump only by its day. */
  void judge(Entry e, DueLine due) {
    if (due.instalment() < 1 || due.instalment() > instalments.size()) {
      throw e.fault("there is no instalment " + due.instalment());
    }
    if (!instalments.get(due.instalment() - 1).dueOn().equals(due.dueOn())) {
      throw e.fault(due.organisation() + " falls due on another day than the terms say");
    }
    if (due.pence().isEmpty() || form.equals("lump")) {
      return;
    }
    long whole =
        switch (form) {
          case "per-head" -> Rounding.halfUpPence(pounds(e, due));
          case "per-session" -> each;
          default -> throw e.fault("nothing falls due by such terms");
        };
    long part = new Schedule(instalments).of(whole).get(due.instalment() - 1).pence();
    if (part != due.pence().getAsLong()) {
      throw e.fault(
          due.organisation()
              + " is due "
              + part
              + " pence by the terms and the lists, and the entry says "
              + due.pence().getAsLong());
    }
  }

  private BigDecimal pounds(Entry e, DueLine due) {
    BigDecimal pounds = BigDecimal.ZERO;
    for (Part part : parts) {
      // The newest list that is not later than the day that was promised by.
      Optional<Counted> list =
          due.counted().stream()
              .filter(c -> c.basis().equals(part.basis()) && !c.asAt().isAfter(part.asAt()))
              .max(java.util.Comparator.comparing(Counted::asAt));
      if (list.isEmpty()) {
        throw e.fault(due.organisation() + " has no " + part.basis() + " list");
      }
      pounds = pounds.add(part.rate().multiply(list.get().patients()));
    }
    return pounds;
  }
}
