package org.mandate.app.assessors;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * How a request stands now.
 *
 * @param asked everybody who was asked, first asked first
 * @param clear what is known today of those who hold a place
 * @param answer for the places still free; empty when every place is held
 * @param names of everybody in it
 * @param own how many of the body's own practices offered, who are never weighed
 */
public record Search(
    PanelRequest request,
    List<Asked> asked,
    Map<UUID, ClearAnswer> clear,
    Optional<PanelAnswer> answer,
    Map<UUID, String> names,
    long own) {
  /** Copies what was found. */
  public Search {
    asked = List.copyOf(asked);
    clear = Map.copyOf(clear);
    names = Map.copyOf(names);
  }

  /** The name of somebody in it. */
  public String name(UUID person) {
    String name = names.getOrDefault(person, "");
    return name.isEmpty() ? "Somebody whose name is no longer kept" : name;
  }

  /** Those who hold a place, asked or agreed. */
  public List<Asked> held() {
    return asked.stream().filter(Asked::holds).toList();
  }

  /** Of those who hold a place, how many agreed. */
  public long agreed() {
    return asked.stream().filter(a -> a.said() == Asked.Said.AGREED).count();
  }
}
