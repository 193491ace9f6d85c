package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A relation that no official list states: a practice of a neighbourhood, a successor.
 *
 * @param relation as {@link Relation} names it
 * @param until the first day on which it no longer holds
 */
public record LocalRelation(
    String relation, String child, String parent, LocalDate from, Optional<LocalDate> until)
    implements LocalFact {

  @Override
  public Map<String, Object> says() {
    boolean ofPractices = relation.equals("network") || relation.equals("neighbourhood");
    Map<String, Object> says = new TreeMap<>();
    says.put("kind", ofPractices ? relation + "-members" : relation);
    says.put(ofPractices ? "practice" : "child", child);
    says.put(ofPractices ? relation : "parent", parent);
    says.put("from", from.toString());
    // An official row's "to" is the last day on which it holds.
    until.ifPresent(day -> says.put("to", day.minusDays(1).toString()));
    return says;
  }
}
