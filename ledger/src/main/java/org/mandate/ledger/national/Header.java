package org.mandate.ledger.national;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mandate.ledger.Reckoned;

/**
 * Which column is which, by name. Names are compared by their letters and digits alone, so that
 * case, blanks, underscores, dots of R and byte-order marks make no difference.
 *
 * <p>The one list of the names known from the files of 2014-15 to 2022-23 is {@link Known}. In the
 * file of 2022-23 the network's code is headed "Code" and its name "CCG NAME", and the
 * commissioner's name "Sub ICB NAME": {@link #find} reads them so wherever "Sub ICB NAME" and
 * "Code" stand together and no column is headed "PCN Code".
 */
final class Header {
  /** What is looked for, and under which names. */
  enum Known {
    PRACTICE("(gp)?practicecode|org(anisation)?code"),
    PRACTICE_NAME("(gp)?practicename"),
    OPENED("practiceopendate|opendate", "(?!.*close).*open.*date.*"),
    YEAR("(financial)?year"),
    REGION_NAME("nhsenglandregionname|(nhsengland)?region(name)?", "(?!.*code).*region.*"),
    COMMISSIONER("ccgcode|subicb(location)?(ods)?code|sicblcode", ".*(subicb|ccg).*code.*"),
    COMMISSIONER_NAME("subicb(location)?name|sicblname", "ccgname", ".*(subicb|ccg).*name.*"),
    ICB("icb(ods)?code|integratedcareboardcode", "(?!.*sub).*icb.*code.*"),
    ICB_NAME("icbname|integratedcareboardname", "(?!.*sub).*icb.*name.*"),
    NETWORK("pcncode|primarycarenetworkcode", "(?!.*payment).*(pcn|network).*code.*"),
    NETWORK_NAME("pcnname|primarycarenetworkname", "(?!.*payment).*(pcn|network).*name.*"),
    REGISTERED(
        "numberofregisteredpatients(lastknownfigure)?|registeredpatients",
        "(?!.*payment).*registered(patients|list|population).*"),
    WEIGHTED(
        "numberofweightedpatients(lastknownfigure)?|weightedpatients",
        "(?!.*payment).*weighted(patients|list|population).*"),
    ADJUSTED(
        "numberof(pcn)?adjustedpatients|(pcn)?adjusted(patients|population)",
        "(?!.*payment).*adjusted(patients|list|population).*"),
    TOTAL("totalnhspaymentstogeneralpractice"),
    AVERAGE("averagepaymentsperregisteredpatient");

    private final List<Pattern> patterns;

    /** Names known, then what a name not yet known would look like. */
    Known(String... patterns) {
      this.patterns = Stream.of(patterns).map(Pattern::compile).toList();
    }
  }

  /** Columns that no file before this year has; so the file is of this year or a later one. */
  private static final Map<String, Integer> FIRST_IN =
      Map.of(
          "pcnparticipation", 2019,
          "winteraccessfund", 2021,
          "pcninvestmentandimpactfund", 2021,
          "pcnenhancedaccess", 2022,
          "subicbname", 2022);

  private final List<String> cells;
  private final Map<String, List<Integer>> places = new HashMap<>();
  private final boolean misnamed;

  Header(List<String> line) {
    int end = line.size();
    while (end > 0 && line.get(end - 1).isBlank()) end--;
    this.cells = line.subList(0, end).stream().map(Header::clean).toList();
    for (int i = 0; i < cells.size(); i++) {
      String plain = plain(cells.get(i));
      if (!plain.isEmpty()) places.computeIfAbsent(plain, _ -> new ArrayList<>()).add(i);
    }
    this.misnamed =
        places.containsKey("code")
            && places.keySet().stream().anyMatch(name -> name.matches(".*subicb.*name.*"))
            && places.containsKey("ccgname")
            && !places.containsKey("pcncode");
  }

  static String plain(String name) {
    var plain = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static String clean(String cell) {
    return cell.replace("\uFEFF", "").strip().replaceAll("\\s+", " ");
  }

  /** Whether this can be the line of names: it names a practice and some list of patients. */
  boolean likely() {
    return find(Known.PRACTICE).isPresent()
        && (find(Known.REGISTERED).isPresent() || find(Known.WEIGHTED).isPresent());
  }

  /** The network's columns stand under other names: the file of 2022-23. */
  boolean misnamed() {
    return misnamed;
  }

  int size() {
    return cells.size();
  }

  String name(int column) {
    return cells.get(column);
  }

  OptionalInt find(Known known) {
    if (misnamed && known == Known.NETWORK) return at("code");
    if (misnamed && known == Known.NETWORK_NAME) return at("ccgname");
    for (Pattern pattern : known.patterns) {
      List<Integer> found =
          places.entrySet().stream()
              .filter(e -> pattern.matcher(e.getKey()).matches())
              .flatMap(e -> e.getValue().stream())
              .toList();
      // with two that fit, which is meant is not guessed
      if (found.size() == 1) return OptionalInt.of(found.getFirst());
    }
    return OptionalInt.empty();
  }

  private OptionalInt at(String plain) {
    List<Integer> found = places.getOrDefault(plain, List.of());
    return found.size() == 1 ? OptionalInt.of(found.getFirst()) : OptionalInt.empty();
  }

  /** The column of payments that a person names. */
  Reckoned<Integer> payment(String asked) {
    String plain = plain(asked);
    List<Integer> found = places.getOrDefault(plain, List.of());
    if (found.size() > 1) {
      return refused("The file has " + found.size() + " columns headed '" + clean(asked) + "'.");
    }
    if (found.isEmpty()) return refused(missing(asked));
    int column = found.getFirst();
    if (plain.startsWith("average") || plain.startsWith("numberof") || known(column)) {
      return refused(
          "'"
              + name(column)
              + "' is not a column of payments. Name one, such as PCN Participation.");
    }
    return new Reckoned.Done<>(column);
  }

  private boolean known(int column) {
    for (Known one : Known.values()) {
      if (one != Known.TOTAL && find(one).equals(OptionalInt.of(column))) return true;
    }
    return false;
  }

  private String missing(String asked) {
    List<String> words =
        List.of(asked.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")).stream()
            .filter(w -> w.length() > 2)
            .toList();
    List<String> near =
        cells.stream()
            .filter(c -> words.stream().anyMatch(w -> c.toLowerCase(Locale.ROOT).contains(w)))
            .limit(5)
            .toList();
    return "The file has no column '"
        + clean(asked)
        + "'. "
        + (near.isEmpty()
            ? "None of its " + cells.size() + " columns is near to it."
            : "Near to it are: " + String.join(", ", near) + ".");
  }

  /** No file of an earlier year has these columns. */
  Optional<FinancialYear> notBefore() {
    return FIRST_IN.entrySet().stream()
        .filter(e -> places.containsKey(e.getKey()))
        .map(e -> new FinancialYear(e.getValue()))
        .max(FinancialYear::compareTo);
  }

  private static Reckoned<Integer> refused(String words) {
    return Reckoned.refused("column", words);
  }
}
