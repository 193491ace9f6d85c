package org.mandate.app;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Practices;
import org.mandate.app.register.Affiliation;
import org.mandate.app.register.Authority;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;

/** What bodies ask of the register, answered by it. */
record RegisteredPractices(Register register, People people) implements Practices {

  @Override
  public List<String> ofNetwork(String network, LocalDate at) {
    return register.practicesOfNetwork(network, at);
  }

  @Override
  public Set<String> open(Collection<String> codes, LocalDate at) {
    return register.openPractices(codes, at);
  }

  @Override
  public Map<String, String> names(Collection<String> codes) {
    return register.names(codes);
  }

  @Override
  public Map<String, Size> sizes(Collection<String> codes, String basis, LocalDate at) {
    Map<String, Size> all = new HashMap<>();
    register
        .listSizes(codes, basis, at)
        .forEach((code, size) -> all.put(code, new Size(size.patients(), size.asAt())));
    return all;
  }

  @Override
  public Map<String, String> areas(Collection<String> codes, LocalDate at) {
    Map<String, String> areas = new HashMap<>(register.networksOf(codes, at));
    areas.putAll(register.neighbourhoodsOf(codes, at));
    return areas;
  }

  @Override
  public Set<String> ofPerson(UUID person) {
    LocalDate today = people.today();
    return people.affiliationsOf(person).stream()
        .filter(a -> !a.from().isAfter(today) && a.until().map(today::isBefore).orElse(true))
        .map(Affiliation::organisation)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Map<UUID, String> people(Collection<String> practices) {
    Map<UUID, String> found = new TreeMap<>();
    for (String practice : practices) {
      people.affiliationsAt(practice).forEach(a -> found.put(a.person(), a.name()));
    }
    return found;
  }

  @Override
  public Set<String> votedFor(UUID person) {
    return people.votesOf(person, people.today()).stream()
        .map(Authority::practice)
        .collect(Collectors.toUnmodifiableSet());
  }
}
