package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mandate.constitution.DecisionFacts.Headcount;

/**
 * Who was there when a board voted: the names that the vote's entry commits to, counted again and
 * held against offices and votes by name; beside them who came and went by entries of their own.
 * Comings in a part that is not public make no entry, so their number is told and judged by nobody.
 */
final class RoomStep {
  private static final String ROOM = "room";
  private static final Set<String> CAUSES = Set.of("arrived", "left", "wall", "part", "returned");

  private final Chain chain;
  private final Entry entry;
  private final Poll poll;
  private final Findings found;

  RoomStep(Chain chain, Poll poll, Findings found) {
    this.chain = chain;
    this.entry = chain.opened();
    this.poll = poll;
    this.found = found;
  }

  /**
   * Counts the room.
   *
   * @return everybody there with their role; empty where the cut names nobody
   */
  Optional<Map<String, String>> check(Optional<Offices.Board> board) {
    List<Entry> moves = moves();
    Optional<Map<String, String>> room = Optional.empty();
    if (!entry.commitments().containsKey(ROOM)) {
      found.notChecked("who was present: the vote's entry commits to no names, only to a number");
    } else if (!entry.opened().containsKey(ROOM)) {
      found.notChecked("who was present: only their number is open in this cut");
    } else {
      room = Optional.of(counted(board));
    }
    told(moves, room);
    return room;
  }

  private Map<String, String> counted(Optional<Offices.Board> board) {
    Map<String, String> room = new LinkedHashMap<>();
    Json value = entry.openedValue(ROOM);
    String last = "";
    for (Fields one : new Fields(entry.opening(ROOM), "", Map.of(ROOM, value)).objects(ROOM)) {
      one.only("person", "role");
      String person = one.text("person");
      if (person.compareTo(last) <= 0) {
        throw one.fault("person", "is twice or not in order: " + person);
      }
      last = person;
      room.put(person, one.text("role"));
    }
    Headcount counted = count(room);
    Map<String, Long> says = new HashMap<>(poll.present().byRole());
    says.values().removeIf(n -> n == 0);
    if (poll.present().total() != counted.total() || !says.equals(counted.byRole())) {
      throw entry.fault(
          "present are %s, counted from who was there they are %s"
              .formatted(words(poll.present()), words(counted)));
    }
    board.flatMap(Offices.Board::people).ifPresent(seated -> seated(room, seated));
    found.recomputed("presence", "Present: %s, from who was there.".formatted(words(counted)));
    return room;
  }

  private void seated(Map<String, String> room, Map<String, String> seated) {
    long others = 0;
    for (Map.Entry<String, String> one : room.entrySet()) {
      String role = seated.get(one.getKey());
      if (role == null) {
        others++;
      } else if (!role.equals(one.getValue())) {
        throw new Fault(
            entry.opening(ROOM),
            "counts somebody as %s whose seat votes as %s".formatted(one.getValue(), role));
      }
    }
    if (others > 0) {
      found.notChecked(
          "whether %s counted as present without a voting seat in this file may sit in a member's place"
              .formatted(others == 1 ? "1 person" : Words.number(others) + " people"));
    }
  }

  private static Headcount count(Map<String, String> room) {
    SortedMap<String, Long> byRole = new TreeMap<>();
    room.values().forEach(role -> byRole.merge(role, 1L, Long::sum));
    return new Headcount(room.size(), byRole);
  }

  private static String words(Headcount heads) {
    return Words.number(heads.total()) + " " + heads.byRole();
  }

  // Who came and went

  private List<Entry> moves() {
    List<Entry> moves = new ArrayList<>();
    for (Entry move : chain.of(Kinds.PRESENCE)) {
      Fields f = move.facts().only("because", "item", "seat", "what");
      f.text("item");
      f.text("seat");
      String because = f.text("because");
      boolean in = because.equals("arrived") || because.equals("returned");
      if (!CAUSES.contains(because) || !f.text("what").equals(in ? "in" : "out")) {
        throw f.fault("because", "is no way to be " + f.text("what"));
      }
      if (move.index() < entry.index()) {
        moves.add(move);
      }
    }
    return moves;
  }

  private void told(List<Entry> moves, Optional<Map<String, String>> room) {
    if (moves.isEmpty()) {
      return;
    }
    Map<String, Long> ways = new TreeMap<>();
    moves.forEach(m -> ways.merge(m.facts().text("because"), 1L, Long::sum));
    long out =
        moves.stream()
            .filter(m -> m.facts().text("because").equals("wall"))
            .filter(m -> m.facts().text("item").equals(entry.facts().text("item")))
            .count();
    found.recomputed(
        "comings",
        "Before the vote closed: came in %s, left %s, put out for this item by a conflict %s."
            .formatted(
                Words.number(ways.getOrDefault("arrived", 0L)),
                Words.number(ways.getOrDefault("left", 0L)),
                Words.number(out)));
    room.filter(_ -> moves.stream().allMatch(m -> m.opened().containsKey("person")))
        .ifPresent(there -> compared(moves, there.keySet()));
  }

  private void compared(List<Entry> moves, Set<String> there) {
    Map<String, Entry> last = new HashMap<>();
    moves.forEach(m -> last.put(m.openedText("person"), m));
    Set<String> stood = new HashSet<>(there);
    stood.removeIf(p -> !last.containsKey(p) || !last.get(p).facts().text("what").equals("in"));
    found.recomputed(
        "comings",
        "Of %s counted as present, %s stood in the room by the last entry about them."
            .formatted(Words.number(there.size()), Words.number(stood.size())));
    if (stood.size() < there.size()) {
      found.notChecked(
          "how %s counted as present came back: in a part that is not public no entry says it"
              .formatted(
                  there.size() - stood.size() == 1
                      ? "1 person"
                      : Words.number(there.size() - stood.size()) + " people"));
    }
  }
}
