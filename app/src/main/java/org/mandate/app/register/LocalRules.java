package org.mandate.app.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What may be recorded of organisations that no official list names. */
final class LocalRules {
  /** Local codes always have a hyphen, official ones never: they cannot meet. */
  private static final Pattern CODE = Pattern.compile("(?=.*-)[A-Z0-9][A-Z0-9-]{1,19}");

  // Companies House: eight digits, or two letters for where or what it is and six digits.
  private static final Pattern COMPANY = Pattern.compile("[0-9]{8}|[A-Z]{2}[0-9]{6}");

  /** What such an organisation may be, in the order in which a form offers it. */
  static final Map<String, String> ROLES = roles();

  private LocalRules() {}

  private static Map<String, String> roles() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("federation", "Federation of practices");
    all.put("lmc", "Local medical committee");
    all.put("neighbourhood", "Neighbourhood");
    all.put("company", "Company");
    all.put("trust", "NHS trust");
    all.put("pharmacy", "Pharmacy");
    all.put("optometrist", "Optometrist");
    all.put("dentist", "Dentist");
    all.put("authority", "Local authority");
    return all;
  }

  static boolean isCode(String code) {
    return CODE.matcher(code).matches();
  }

  static boolean isCompanyNumber(String number) {
    return COMPANY.matcher(number).matches();
  }

  /**
   * A code made of what it is and its name; {@code again} tells those apart that would be alike.
   */
  static String code(String role, String name, int again) {
    String words =
        name.toUpperCase(Locale.ROOT)
            .replaceAll("['\u2019]", "")
            .replaceAll("[^A-Z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String kind = role.substring(0, Math.min(3, role.length())).toUpperCase(Locale.ROOT);
    String whole = kind + "-" + words;
    String end = again < 2 ? "" : "-" + again;
    int room = 20 - end.length();
    return (whole.length() > room ? whole.substring(0, room) : whole).replaceAll("-$", "") + end;
  }

  /**
   * What stands in the way of a practice belonging to a neighbourhood from a day: another one that
   * begins on that day or later.
   *
   * @param relations that the practice stands in, as held now
   */
  static Optional<Relation> obstacle(List<Relation> relations, String practice, LocalDate from) {
    return relations.stream()
        .filter(r -> r.relation().equals("neighbourhood") && r.child().equals(practice))
        .filter(r -> r.from().filter(f -> !f.isBefore(from)).isPresent())
        .filter(r -> r.until().filter(u -> !u.isAfter(from)).isEmpty())
        .findFirst();
  }

  /** The neighbourhoods that a practice is in on a day. */
  static List<Relation> held(List<Relation> relations, String practice, LocalDate on) {
    return relations.stream()
        .filter(r -> r.relation().equals("neighbourhood") && r.child().equals(practice))
        .filter(r -> r.from().filter(f -> f.isAfter(on)).isEmpty())
        .filter(r -> r.until().filter(u -> !u.isAfter(on)).isEmpty())
        .toList();
  }
}
