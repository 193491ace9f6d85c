package org.mandate.app.bodies;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is a member, as data: every practice of these networks, these practices, those added, without
 * those left out. Lists are sorted and without doubles, so that equal rules are written alike.
 */
public record MembershipRule(
    List<String> networks, List<String> practices, List<String> added, List<String> leftOut) {

  public MembershipRule {
    networks = tidy(networks);
    practices = tidy(practices);
    added = tidy(added);
    leftOut = tidy(leftOut);
  }

  /** Every practice of these networks. */
  public static MembershipRule ofNetworks(List<String> networks) {
    return new MembershipRule(networks, List.of(), List.of(), List.of());
  }

  /** These practices. */
  public static MembershipRule ofPractices(List<String> practices) {
    return new MembershipRule(List.of(), practices, List.of(), List.of());
  }

  /** As the record writes it. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new TreeMap<>();
    map.put("networks", networks);
    map.put("practices", practices);
    map.put("added", added);
    map.put("leftOut", leftOut);
    return map;
  }

  private static List<String> tidy(List<String> codes) {
    return codes.stream().map(String::strip).filter(c -> !c.isEmpty()).distinct().sorted().toList();
  }
}
