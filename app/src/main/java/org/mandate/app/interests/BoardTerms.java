package org.mandate.app.interests;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mandate.conflicts.Body.Quorum;

/**
 * What the adopted policy says of the board.
 *
 * @param roles seat id to role, such as "gp" or "lay"
 * @param voting ids of the seats that vote
 * @param clinical the roles that are its clinical voice
 * @param neighbours slugs of bodies that may decide in its place, nearest first
 */
public record BoardTerms(
    Map<String, String> roles,
    List<String> voting,
    Quorum quorum,
    Set<String> clinical,
    List<String> neighbours) {
  /** Copies everything. */
  public BoardTerms {
    roles = Collections.unmodifiableMap(new TreeMap<>(roles));
    voting = List.copyOf(voting);
    clinical = Collections.unmodifiableSet(new TreeSet<>(clinical));
    neighbours = List.copyOf(neighbours);
  }
}
