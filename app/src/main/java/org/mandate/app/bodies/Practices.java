package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a body asks of the register. */
public interface Practices {
  /** Patients on one basis at one day. */
  record Size(long patients, LocalDate asAt) {}

  /** The practices of a network on a day. */
  List<String> ofNetwork(String network, LocalDate at);

  /** Those of these that stand open on a day. */
  Set<String> open(Collection<String> codes, LocalDate at);

  /** Names as people write them, of those codes that have one: practices, networks and others. */
  Map<String, String> names(Collection<String> codes);

  /** The latest list size at or before a day, of those practices that have one. */
  Map<String, Size> sizes(Collection<String> codes, String basis, LocalDate at);

  /** Code of the neighbourhood, else of the network, of each practice on a day. */
  Map<String, String> areas(Collection<String> codes, LocalDate at);

  /** Practices to which a person is affiliated today. */
  Set<String> ofPerson(UUID person);

  /** The people of these practices whom whoever asks may see, by name. */
  Map<UUID, String> people(Collection<String> practices);

  /** Practices whose authorised voter or deputy a person is today. */
  Set<String> votedFor(UUID person);

  /** A register in which nothing stands yet. */
  static Practices unknown() {
    return new Practices() {
      @Override
      public List<String> ofNetwork(String network, LocalDate at) {
        return List.of();
      }

      @Override
      public Set<String> open(Collection<String> codes, LocalDate at) {
        return Set.of();
      }

      @Override
      public Map<String, String> names(Collection<String> codes) {
        return Map.of();
      }

      @Override
      public Map<String, Size> sizes(Collection<String> codes, String basis, LocalDate at) {
        return Map.of();
      }

      @Override
      public Map<String, String> areas(Collection<String> codes, LocalDate at) {
        return Map.of();
      }

      @Override
      public Set<String> ofPerson(UUID person) {
        return Set.of();
      }

      @Override
      public Map<UUID, String> people(Collection<String> practices) {
        return Map.of();
      }

      @Override
      public Set<String> votedFor(UUID person) {
        return Set.of();
      }
    };
  }
}
