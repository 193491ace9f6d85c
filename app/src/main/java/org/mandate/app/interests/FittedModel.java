package org.mandate.app.interests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mandate.app.record.Canonical;

/**
 * The model policy for a body's own seats: what it says of seats that the body lacks falls away.
 */
final class FittedModel {
  private FittedModel() {}

  @SuppressWarnings("unchecked")
  static String to(String model, Set<String> seats) {
    Map<String, Object> tree = new TreeMap<>(Canonical.parseObject(model));
    Map<String, Object> register = new TreeMap<>((Map<String, Object>) part(tree, "register"));
    register.put("decisionMakers", kept((List<Object>) part(register, "decisionMakers"), seats));
    Map<String, Object> board = new TreeMap<>((Map<String, Object>) part(tree, "board"));
    List<Object> voting = kept((List<Object>) part(board, "voting"), seats);
    Map<String, Object> roles = new TreeMap<>((Map<String, Object>) part(board, "roles"));
    roles.keySet().retainAll(seats);
    Set<Object> voices =
        voting.stream().map(seat -> part(roles, String.valueOf(seat))).collect(Collectors.toSet());
    Map<String, Object> quorum = new TreeMap<>((Map<String, Object>) part(board, "quorum"));
    quorum.put(
        "roles",
        ((List<Map<String, Object>>) part(quorum, "roles"))
            .stream().filter(r -> voices.contains(r.get("role"))).toList());
    board.put("voting", voting);
    board.put("roles", roles);
    board.put("quorum", quorum);
    tree.put("register", register);
    tree.put("board", board);
    return Canonical.text(tree);
  }

  private static Object part(Map<String, Object> of, String name) {
    return java.util.Objects.requireNonNull(of.get(name), name);
  }

  private static List<Object> kept(List<Object> all, Set<String> seats) {
    return all.stream().filter(seats::contains).toList();
  }
}
