package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a panel must be.
 *
 * @param areas codes of the asking body's own areas
 * @param seats how many sit as what; at least one place, at most {@value #MOST_PLACES} together
 * @param skills how many of the panel must each know
 * @param outside how many at least come from outside the area
 * @param days on which everybody sits, in order; 1 to {@value #MOST_DAYS}
 * @param seed published with the request; it decides between panels that are equal in all else
 */
public record Wanted(
    Set<String> areas,
    Map<AssessorRole, Integer> seats,
    Map<Skill, Integer> skills,
    int outside,
    List<LocalDate> days,
    String seed) {
  /** Places of a panel. */
  public static final int MOST_PLACES = 9;

  /** Days that a panel sits. */
  public static final int MOST_DAYS = 31;

  /**
   * @throws IllegalArgumentException if no panel of any people could be what is wanted
   */
  public Wanted {
    areas = Set.copyOf(areas);
    seats = positive(seats, AssessorRole.class);
    skills = positive(skills, Skill.class);
    days = days.stream().distinct().sorted().toList();
    int places = seats.values().stream().mapToInt(n -> n).sum();
    if (places < 1 || places > MOST_PLACES) {
      throw new IllegalArgumentException(places + " places, 1 to " + MOST_PLACES);
    }
    if (outside < 0 || outside > places || skills.values().stream().anyMatch(n -> n > places)) {
      throw new IllegalArgumentException("more are asked for than the " + places + " places");
    }
    if (days.isEmpty() || days.size() > MOST_DAYS) {
      throw new IllegalArgumentException(days.size() + " days, 1 to " + MOST_DAYS);
    }
  }

  private static <K extends Enum<K>> Map<K, Integer> positive(
      Map<K, Integer> given, Class<K> keys) {
    EnumMap<K, Integer> kept = new EnumMap<>(keys);
    given.forEach(
        (key, n) -> {
          if (n < 0) throw new IllegalArgumentException(key + ": " + n + ", least is 0");
          if (n > 0) kept.put(key, n);
        });
    return Collections.unmodifiableMap(kept);
  }

  /**
   * What is still wanted beside people who have a place; empty when nobody is.
   *
   * @param held whose place is theirs
   */
  public Optional<Wanted> beside(List<Candidate> held) {
    Map<AssessorRole, Integer> left = new EnumMap<>(AssessorRole.class);
    seats.forEach((role, n) -> left.put(role, less(n, held, c -> c.role() == role)));
    if (left.values().stream().allMatch(n -> n == 0)) {
      return Optional.empty();
    }
    Map<Skill, Integer> needs = new EnumMap<>(Skill.class);
    skills.forEach((skill, n) -> needs.put(skill, less(n, held, c -> c.skills().contains(skill))));
    int from = less(outside, held, c -> !areas.contains(c.area()));
    return Optional.of(new Wanted(areas, left, needs, from, days, seed));
  }

  private static int less(int n, List<Candidate> held, Predicate<Candidate> is) {
    return Math.max(0, n - (int) held.stream().filter(is).count());
  }

  /** How many sit. */
  public int places() {
    return seats.values().stream().mapToInt(n -> n).sum();
  }
}
