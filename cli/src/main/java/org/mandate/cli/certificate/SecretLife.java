package org.mandate.cli.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.cli.certificate.SecretMove.State;

/**
 * The life of one secret election as its entries tell it: every move after the one it may follow,
 * everything else while it may happen.
 *
 * @param subject {@code election:UUID}
 * @param own entries about it, in the order of the tree
 * @param moves of which none stands twice
 */
record SecretLife(
    String subject,
    String body,
    List<Entry> entries,
    List<Entry> own,
    Map<SecretMove, Entry> moves,
    State end) {
  private static final Set<String> OF_THE_BODY =
      Set.of(
          Kinds.FOUNDED,
          Kinds.STATUS,
          Kinds.MEMBERSHIP,
          Kinds.CONSTITUTION,
          Kinds.OFFICE_BEGAN,
          Kinds.OFFICE_ENDED);

  static SecretLife find(Certificate c, List<Entry> entries, Findings found) {
    String subject = c.decision();
    List<Entry> own = entries.stream().filter(e -> e.subject().equals(subject)).toList();
    for (Entry entry : entries) {
      if (entry.subject().startsWith("election:") && !entry.subject().equals(subject)) {
        throw entry.fault("is about " + entry.subject() + ", not about " + subject);
      }
    }
    if (own.isEmpty() || !own.getFirst().kind().equals(SecretMove.PUBLISH_RULES.kind)) {
      throw own.isEmpty()
          ? new Fault("entry", "there is no entry about " + subject + " in this file")
          : own.getFirst().fault("comes before the rules were published");
    }
    Map<SecretMove, Entry> moves = new EnumMap<>(SecretMove.class);
    State end = walk(own, moves);
    if (!end.isOver()) {
      throw own.getLast()
          .fault("the election is not over: it stands at " + end.word() + " in this file");
    }
    found.notChecked(
        "whether the record holds more about this election, before or after, than this file shows:"
            + " ./mandate record verify reads all of it");
    String body = own.getFirst().facts().text("body");
    entries.stream()
        .filter(e -> OF_THE_BODY.contains(e.kind()) && !e.subject().equals("body:" + body))
        .findFirst()
        .ifPresent(
            e -> {
              throw e.fault("is about " + e.subject() + ", not about body:" + body);
            });
    found.recomputed(
        "moves",
        "Moves: %s, each after the one it may follow, by the table of secret elections."
            .formatted(String.join(", ", words(moves))));
    return new SecretLife(subject, body, entries, own, moves, end);
  }

  private static List<String> words(Map<SecretMove, Entry> moves) {
    return moves.keySet().stream()
        .map(m -> m.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .toList();
  }

  private static State walk(List<Entry> own, Map<SecretMove, Entry> moves) {
    State state = State.DRAFT;
    Instant last = Instant.MIN;
    for (Entry entry : own) {
      if (entry.at().isBefore(last)) {
        throw entry.fault("is dated before the entry that stands before it");
      }
      last = entry.at();
      Optional<SecretMove> move = SecretMove.of(entry.kind());
      if (move.isPresent()) {
        if (!move.get().from.contains(state)) {
          throw entry.fault(
              "cannot follow: the election stands at "
                  + state.word()
                  + ", this move is made from "
                  + words(move.get().from));
        }
        state = move.get().to;
        moves.put(move.get(), entry);
      } else {
        during(entry, state);
      }
    }
    return state;
  }

  /** A kind that a later program knows is told by {@link Kinds#list}, not judged. */
  private static void during(Entry entry, State state) {
    Optional<Set<State>> states = SecretMove.during(entry.kind());
    if (states.isPresent() && !states.get().contains(state)) {
      throw entry.fault(
          "cannot be here: the election stands at "
              + state.word()
              + ", this happens while it stands at "
              + words(states.get()));
    }
  }

  private static String words(Set<State> states) {
    List<String> words = new ArrayList<>();
    new TreeSet<>(states).forEach(s -> words.add(s.word()));
    return String.join(" or ", words);
  }

  Entry rules() {
    return move(SecretMove.PUBLISH_RULES).orElseThrow();
  }

  Optional<Entry> move(SecretMove move) {
    return Optional.ofNullable(moves.get(move));
  }

  /** Its own entries of a kind. */
  List<Entry> of(String kind) {
    return own.stream().filter(e -> e.kind().equals(kind)).toList();
  }

  /** Whether candidates stand for seats, rather than a motion. */
  boolean isOfSeats() {
    return kind().equals("seats");
  }

  /** "seats", "question" or "confidence". */
  String kind() {
    return rules().facts().text("election_kind");
  }

  /** What its body and its constitution are looked for by: as the rules were published. */
  Basis basis() {
    return new Basis(
        entries, body, rules(), rules().at(), "election", rules().facts().whole("constitution"));
  }
}
