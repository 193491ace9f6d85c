package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Terms;

/** How what is promised follows from the terms and the lists, in sentences. */
final class Arithmetic {
  private Arithmetic() {}

  /**
   * Patients of all practices together on a basis, as the dues counted them.
   *
   * @param asAt the day of the lists; empty where they are of several days
   */
  record Counted(Basis basis, BigDecimal patients, Optional<LocalDate> asAt) {}

  /**
   * @param practices that are covered
   */
  static List<String> of(
      Optional<Terms> terms, List<Counted> counted, int practices, long promised) {
    String sum = Money.shortly(promised);
    return switch (terms.orElse(null)) {
      case null -> List.of();
      case Terms.PerHead(List<Part> parts) -> perHead(parts, counted, sum);
      case Terms.Lump(long pence, Terms.Sharing.Equally _) ->
          List.of(
              "That is %s for %s, the same for each."
                  .formatted(Money.shortly(pence), count(practices)));
      case Terms.Lump(long pence, Terms.Sharing.ByPatients(Basis basis, LocalDate asAt)) ->
          List.of(
              "That is %s for %s, shared by %s patients on %s."
                  .formatted(
                      Money.shortly(pence), count(practices), basis.word(), Dates.plain(asAt)));
      case Terms.PerSession(long pence, int sessions) ->
          List.of(
              "That is %s for each of %s of each of %s: %s."
                  .formatted(
                      Money.shortly(pence),
                      Numbers.count(sessions, "session", "sessions"),
                      count(practices),
                      sum));
      case Terms.Support _ -> List.of();
    };
  }

  private static String count(int practices) {
    return Numbers.count(practices, "practice", "practices");
  }

  private static List<String> perHead(List<Part> parts, List<Counted> counted, String sum) {
    List<String> heads = new ArrayList<>();
    for (Part part : parts) {
      Optional<Counted> one = counted.stream().filter(c -> c.basis() == part.basis()).findFirst();
      if (one.isEmpty()) {
        return List.of(
            "No list says how many %s patients our practices had on %s."
                .formatted(part.basis().word(), Dates.plain(part.asAt())));
      }
      heads.add(
          "%s %s patients on %s%s at %s each"
              .formatted(
                  patients(one.get().patients()),
                  part.basis().word(),
                  Dates.plain(one.get().asAt().orElse(part.asAt())),
                  parts.size() == 1 ? ";" : ",",
                  part.rate().pounds().scale() <= 0
                      ? "£" + part.rate().pounds().toPlainString()
                      : part.rate().words()));
    }
    return List.of(
        "Our practices had "
            + String.join(", and ", heads)
            + (parts.size() == 1 ? " that is " : ": together ")
            + sum
            + ".");
  }

  private static String patients(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    String whole = Numbers.whole(plain.toBigInteger().longValueExact());
    String text = plain.toPlainString();
    int point = text.indexOf('.');
    return point < 0 ? whole : whole + text.substring(point);
  }
}
