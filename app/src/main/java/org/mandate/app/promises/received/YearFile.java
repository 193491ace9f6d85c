package org.mandate.app.promises.received;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.national.FinancialYear;
import org.mandate.ledger.national.PaymentsFile;
import org.mandate.ledger.national.PracticePaid;
import org.mandate.ledger.read.Coverage;
import org.mandate.ledger.read.Kind;
import org.mandate.ledger.read.Line;
import org.mandate.ledger.read.Place;
import org.mandate.ledger.read.Reading;
import org.mandate.ledger.read.Remark;

/**
 * What each practice was paid in a year, from the national file: one line for each practice that a
 * promise covers, on the last day of that year.
 *
 * @param promise whose lines they are
 * @param column of the payments
 * @param covered codes of the practices that it covers
 */
record YearFile(UUID promise, String column, Set<String> covered) {

  ReadIn read(ReadIn.Brought brought) throws IOException {
    List<PracticePaid> paid = new ArrayList<>();
    long[] sum = {0, 0};
    Reckoned<PaymentsFile> file =
        PaymentsFile.read(
            () -> Files.newInputStream(brought.at()),
            brought.name(),
            column,
            p -> {
              sum[0] += p.pence().orElse(0);
              sum[1] += p.pence().orElse(0) < 0 ? 1 : 0;
              if (covered.contains(p.practice())) {
                paid.add(p);
              }
            });
    return switch (file) {
      case Reckoned.Refused<PaymentsFile>(List<Reckoned.Fault> faults) ->
          refused(brought, faults.getFirst().words());
      case Reckoned.Done<PaymentsFile>(PaymentsFile f) -> {
        Optional<FinancialYear> year = f.claimed().or(f::told);
        yield year.isEmpty()
            ? refused(
                brought, "Neither the file nor its name says which year it is of. Name it so.")
            : read(brought, f, year.get(), paid, sum);
      }
    };
  }

  private static ReadIn refused(ReadIn.Brought brought, String words) {
    return new ReadIn(brought, new Reading.Refused(0, words, ""), List.of(), List.of());
  }

  private ReadIn read(
      ReadIn.Brought brought,
      PaymentsFile f,
      FinancialYear year,
      List<PracticePaid> paid,
      long[] sum)
      throws IOException {
    LocalDate first = LocalDate.of(year.start(), 4, 1);
    LocalDate last = first.plusYears(1).minusDays(1);
    List<ReadIn.Taken> taken =
        paid.stream()
            .filter(p -> p.pence().orElse(0) != 0)
            .map(p -> new ReadIn.Taken(line(f, p, last), promise))
            .toList();
    List<Remark> said = new ArrayList<>();
    said.add(
        new Remark(
            Remark.Kind.SHAPE,
            0,
            "Column “"
                + f.column()
                + "”, the year "
                + year.words()
                + ": one sum for each practice."));
    f.notes().forEach(n -> said.add(new Remark(Remark.Kind.SHAPE, 0, n)));
    long none =
        paid.stream().filter(p -> p.pence().isPresent() && p.pence().getAsLong() == 0).count();
    long absent = covered.size() - paid.size();
    said.add(
        new Remark(
            Remark.Kind.SHAPE,
            0,
            "Of the practices that the promise covers, no payment is recorded for "
                + none
                + ", and "
                + absent
                + " are not in the file."));
    List<YearMonth> months =
        IntStream.range(0, 12).mapToObj(i -> YearMonth.from(first).plusMonths(i)).toList();
    return new ReadIn(
        brought,
        new Reading.Read(
            f.sha256(),
            Files.size(brought.at()),
            Kind.SPEND,
            brought.hints().payer(),
            Map.of(),
            f.practices(),
            sum[0],
            (int) sum[1],
            first,
            last,
            new Coverage(months, List.of(), List.of()),
            0,
            List.of(),
            said),
        taken,
        List.of());
  }

  private Line line(PaymentsFile f, PracticePaid p, LocalDate day) {
    return new Line(
        new Place(f.sha256(), Math.toIntExact(p.line()), 1),
        day,
        "",
        p.name(),
        p.pence().orElseThrow(),
        f.column(),
        "",
        p.practice(),
        "");
  }
}
