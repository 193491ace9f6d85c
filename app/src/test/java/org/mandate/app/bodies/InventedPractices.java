package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** A register of invented practices, written by hand in a test. */
public final class InventedPractices implements Practices {
  /** A practice; its network and area hold for ever, it is open in [opened, closed). */
  record Invented(String name, String network, String area, LocalDate opened, LocalDate closed) {}

  final Map<String, Invented> practices = new TreeMap<>();
  final Map<String, String> otherNames = new HashMap<>();
  final Map<String, TreeMap<LocalDate, Long>> sizes = new HashMap<>();
  final Map<UUID, Set<String>> people = new HashMap<>();
  final Map<UUID, Set<String>> voters = new HashMap<>();

  /**
   * Practices P01, P02 ... in two networks and two areas, with 1,000 patients times their number.
   */
  public static InventedPractices many(int count) {
    InventedPractices all = new InventedPractices();
    all.otherNames.put("N1", "Hill Network");
    all.otherNames.put("N2", "Vale Network");
    for (int i = 1; i <= count; i++) {
      String code = "P%02d".formatted(i);
      all.add(
          code,
          "Practice " + code,
          i % 2 == 1 ? "N1" : "N2",
          LocalDate.of(2020, 1, 1),
          LocalDate.MAX);
      all.size(code, LocalDate.of(2026, 4, 1), 1000L * i);
    }
    return all;
  }

  public void add(String code, String name, String network, LocalDate opened, LocalDate closed) {
    practices.put(code, new Invented(name, network, network, opened, closed));
  }

  public void size(String code, LocalDate asAt, long patients) {
    sizes.computeIfAbsent(code, c -> new TreeMap<>()).put(asAt, patients);
  }

  public UUID voter(String practice) {
    UUID person = UUID.randomUUID();
    voters.put(person, Set.of(practice));
    people.put(person, Set.of(practice));
    return person;
  }

  public UUID person(String practice) {
    UUID person = UUID.randomUUID();
    people.put(person, Set.of(practice));
    return person;
  }

  @Override
  public List<String> ofNetwork(String network, LocalDate at) {
    List<String> found = new ArrayList<>();
    practices.forEach(
        (code, p) -> {
          if (p.network().equals(network)) {
            found.add(code);
          }
        });
    return found;
  }

  @Override
  public Set<String> open(Collection<String> codes, LocalDate at) {
    Set<String> open = new HashSet<>();
    for (String code : codes) {
      Invented p = practices.get(code);
      if (p != null && !p.opened().isAfter(at) && p.closed().isAfter(at)) {
        open.add(code);
      }
    }
    return open;
  }

  @Override
  public Map<String, String> names(Collection<String> codes) {
    Map<String, String> names = new HashMap<>();
    for (String code : codes) {
      if (practices.containsKey(code)) {
        names.put(code, practices.get(code).name());
      } else if (otherNames.containsKey(code)) {
        names.put(code, otherNames.get(code));
      }
    }
    return names;
  }

  @Override
  public Map<String, Size> sizes(Collection<String> codes, String basis, LocalDate at) {
    Map<String, Size> found = new HashMap<>();
    for (String code : codes) {
      var latest = sizes.getOrDefault(code, new TreeMap<>()).floorEntry(at);
      if (latest != null) {
        found.put(code, new Size(latest.getValue(), latest.getKey()));
      }
    }
    return found;
  }

  @Override
  public Map<String, String> areas(Collection<String> codes, LocalDate at) {
    Map<String, String> areas = new HashMap<>();
    for (String code : codes) {
      if (practices.containsKey(code)) {
        areas.put(code, practices.get(code).area());
      }
    }
    return areas;
  }

  @Override
  public Set<String> ofPerson(UUID person) {
    return people.getOrDefault(person, Set.of());
  }

  @Override
  public Map<UUID, String> people(Collection<String> codes) {
    Map<UUID, String> found = new HashMap<>();
    people.forEach((person, of) -> found.put(person, "Somebody of " + of));
    return found;
  }

  @Override
  public Set<String> votedFor(UUID person) {
    return voters.getOrDefault(person, Set.of());
  }
}
