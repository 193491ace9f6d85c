package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The members of a body on a day, by name.
 *
 * @param at the day
 * @param basis of the patients: registered, weighted or adjusted
 */
public record Membership(LocalDate at, String basis, List<Member> members) {
  public Membership {
    members =
        members.stream()
            .sorted(Comparator.comparing(Member::name).thenComparing(Member::code))
            .toList();
  }

  /** How many practices. */
  public int practices() {
    return members.size();
  }

  /** Their patients together. */
  public long patients() {
    return members.stream().mapToLong(Member::patients).sum();
  }

  /** Members with this code. */
  public Optional<Member> member(String code) {
    return members.stream().filter(m -> m.code().equals(code)).findFirst();
  }

  /** The latest day of any list size in it; empty when none is known. */
  public Optional<LocalDate> patientsAsAt() {
    return members.stream()
        .flatMap(m -> Optional.ofNullable(m.patientsAsAt()).stream())
        .max(Comparator.naturalOrder());
  }

  /** The areas of the members, in order, each once. */
  public List<String> areas() {
    return members.stream()
        .flatMap(m -> Optional.ofNullable(m.area()).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
