package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.RollLine;
import org.mandate.app.register.Organisation;
import org.mandate.app.register.Register;
import org.mandate.app.web.Dates;

/**
 * The practices of a frozen roll as they were known then and as they are known now. Their patients
 * and areas are the roll's in either view: a vote keeps the weight it had.
 *
 * @param names as known when the roll was frozen
 * @param openNow those that have not closed since
 */
record RollThen(Map<String, String> names, Map<String, String> namesNow, Set<String> openNow) {

  static RollThen of(Register register, Ballot ballot, List<RollLine> roll, LocalDate today) {
    var frozen = ballot.frozenAt().orElseThrow();
    List<String> codes = roll.stream().map(RollLine::practice).toList();
    Map<String, String> names = new TreeMap<>();
    for (String code : codes) {
      register
          .organisationAsKnown(code, Dates.on(frozen), frozen)
          .map(Organisation::name)
          .ifPresent(name -> names.put(code, name));
    }
    return new RollThen(names, register.names(codes), register.openPractices(codes, today));
  }

  /** What has become of them since. */
  String words(boolean then) {
    List<String> changes = new ArrayList<>();
    names.forEach(
        (code, name) -> {
          String now = namesNow.getOrDefault(code, name);
          if (!now.equals(name)) {
            changes.add(name + " is now called " + now);
          }
          if (!openNow.contains(code)) {
            changes.add(now + " has closed");
          }
        });
    String since =
        changes.isEmpty()
            ? "Since then no practice on it has closed or changed its name"
            : "Since then " + String.join("; ", changes);
    return since
        + ". Patients and areas are those of the roll, "
        + (then ? "then and now" : "not of today")
        + ": a vote keeps the weight it had.";
  }
}
