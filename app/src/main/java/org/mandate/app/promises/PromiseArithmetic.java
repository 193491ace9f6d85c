package org.mandate.app.promises;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.ledger.Part;
import org.mandate.ledger.Terms;

/** The sum of a promise, written out: rate, times patients, is so much. */
final class PromiseArithmetic {
  private PromiseArithmetic() {}

  /** A line for each of the body's readings from which dues follow. */
  static List<String> lines(Promise p, List<Owed> dues) {
    List<String> all = new ArrayList<>();
    for (Version v : p.ourVersions()) {
      List<Owed> of = dues.stream().filter(d -> d.version().equals(v.id())).toList();
      if (!of.isEmpty() && v.terms().isPresent()) {
        all.add(line(v.terms().get(), of));
      }
    }
    return all;
  }

  private static String line(Terms terms, List<Owed> dues) {
    long pence = dues.stream().mapToLong(d -> d.pence().orElse(0L)).sum();
    long practices = dues.stream().map(Owed::organisation).distinct().count();
    String to =
        " = "
            + Money.pounds(pence)
            + " for "
            + Numbers.count((int) practices, "practice", "practices");
    return switch (terms) {
      case Terms.PerHead(List<Part> parts) ->
          perHead(parts, dues) + to + ", rounded once for each practice, half a penny upwards.";
      case Terms.Lump(long lump, Terms.Sharing _) ->
          Money.pounds(lump) + " shared to the last penny" + to + ".";
      case Terms.PerSession(long each, int sessions) ->
          Money.pounds(each) + " × " + sessions + " sessions × " + practices + to + ".";
      case Terms.Support _ -> "Nothing falls due in money.";
    };
  }

  private static String perHead(List<Part> parts, List<Owed> dues) {
    // Each practice's lists once, whatever instalments it has.
    Map<String, List<Owed.Counted>> lists = new LinkedHashMap<>();
    dues.forEach(d -> lists.putIfAbsent(d.organisation(), d.counted()));
    Map<String, BigDecimal> patients = new HashMap<>();
    lists
        .values()
        .forEach(
            l ->
                l.stream()
                    .map(c -> Map.entry(c.basis(), new BigDecimal(c.patients())))
                    .forEach(e -> patients.merge(e.getKey(), e.getValue(), BigDecimal::add)));
    List<String> words = new ArrayList<>();
    for (Part part : parts) {
      BigDecimal n = patients.getOrDefault(part.basis().word(), BigDecimal.ZERO);
      words.add(
          part.rate().words()
              + " × "
              + (n.stripTrailingZeros().scale() <= 0
                  ? Numbers.whole(n.longValue())
                  : n.toPlainString())
              + " "
              + PromiseWords.patients(part.basis())
              + " at "
              + Dates.plain(part.asAt()));
    }
    return String.join(" + ", words);
  }

  /** The lists of one organisation, in words. */
  static String counted(List<Owed> dues, String organisation) {
    return dues.stream()
        .filter(d -> d.organisation().equals(organisation))
        .reduce((a, b) -> b)
        .map(Owed::counted)
        .orElse(List.of())
        .stream()
        .map(c -> Numbers.whole(new BigDecimal(c.patients()).longValue()))
        .reduce((a, b) -> a + " and " + b)
        .orElse("");
  }
}
