package org.mandate.app.register;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mandate.app.web.Dates;

/** What may be recorded of people and their authority (DESIGN section 5). */
final class PeopleRules {
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

  /** What a person may be to an organisation, in the order in which a form offers it. */
  static final Map<String, String> ROLES = roles();

  private PeopleRules() {}

  private static Map<String, String> roles() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("partner", "Partner");
    all.put("salaried", "Salaried GP");
    all.put("locum", "Locum");
    all.put("manager", "Manager");
    all.put("nurse", "Nurse");
    all.put("pharmacist", "Pharmacist");
    all.put("director", "Director");
    all.put("shareholder", "Shareholder");
    all.put("trustee", "Trustee");
    all.put("employee", "Other employee");
    all.put("officer", "Officer");
    all.put("other", "Other");
    return all;
  }

  static String title(String standing) {
    return standing.equals("voter") ? "authorised voter" : "deputy voter";
  }

  static boolean isEmail(String text) {
    return text.length() <= 200 && EMAIL.matcher(text).matches();
  }

  /** An end before its beginning; the same day says that it never held. */
  static Optional<String> endObstacle(LocalDate from, LocalDate until) {
    return until.isBefore(from)
        ? Optional.of("It cannot end before it began, on " + Dates.plain(from))
        : Optional.empty();
  }

  /**
   * Why a person may not become voter or deputy from a day.
   *
   * @param held the authorities of the practice that hold on that day or begin later
   */
  static Optional<String> authorityObstacle(Authority wanted, List<Authority> held) {
    for (Authority a : held) {
      boolean same = a.standing().equals(wanted.standing());
      if (same && !a.from().isBefore(wanted.from())) {
        return Optional.of(
            "%s is %s from %s. Choose a later day, or end that first"
                .formatted(a.name(), title(a.standing()), Dates.plain(a.from())));
      }
      if (!same && a.person().equals(wanted.person()) && a.until().isEmpty()) {
        return Optional.of(
            "%s is the %s already. Choose somebody else, or end that first"
                .formatted(a.name(), title(a.standing())));
      }
    }
    return Optional.empty();
  }
}
