package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the sealed election was made ready and opened: parts, key ceremony, credentials, the look at
 * what a result would give away, and the events of the board that stand in the record.
 */
final class SecretCeremony {
  static final String BOARD = "election.board";
  private static final String COMMITTED = "election.key-committed";
  private static final String KEY = "election.key";
  private static final String SHARES = "election.key-shares";
  private static final String ANEW = "election.keys-anew";
  private static final String CREDENTIALS = "election.credentials";
  private static final String LEAK = "election.leak";
  static final int FEWEST_TRUSTEES = 2;

  /** What the board is set up with. */
  private static final Set<String> READIED =
      Set.of(COMMITTED, KEY, SHARES, ANEW, CREDENTIALS, LEAK);

  /** What ends the vote, before its close is told. */
  private static final Set<String> TALLYING = Set.of("EndBallots", "EncryptedTally");

  private SecretCeremony() {}

  /** How many had which part; in the full cut also that nobody had two. */
  static void parts(SecretLife life, Findings found) {
    Fields facts = life.rules().facts();
    Fields parts = facts.object("parts");
    one(parts, "returning-officer");
    one(parts, "credential-authority");
    if (!parts.has("auditor")) {
      throw parts.fault("auditor", "is missing: nobody was to check");
    }
    long trustees = parts.has("trustee") ? parts.whole("trustee") : 0;
    long needed = facts.whole("trustees_needed");
    if (trustees < FEWEST_TRUSTEES || needed < FEWEST_TRUSTEES || needed > trustees) {
      throw facts.fault(
          "trustees_needed", "is %d of %d: one alone could open".formatted(needed, trustees));
    }
    if (parts.has("clerk") && parts.whole("clerk") == 1) {
      throw parts.fault("clerk", "is one: a vote on paper is entered by two");
    }
    Json held = life.rules().opened().get("holders");
    String apart;
    if (held == null) {
      apart = "who they are is sealed in this cut";
      found.notChecked("that nobody had two parts, or stood: who had them is sealed in this cut");
    } else {
      apart(life, Fields.of(life.rules().opening("holders"), "holders", held), parts);
      apart = "nobody had two";
    }
    found.recomputed(
        "parts",
        "Parts: a returning officer, a credential authority, %s (%d needed), %s, %s; %s."
            .formatted(
                Words.counted(trustees, "trustee"),
                needed,
                Words.counted(parts.whole("auditor"), "auditor"),
                parts.has("clerk") ? Words.counted(parts.whole("clerk"), "clerk") : "no clerk",
                apart));
  }

  private static void one(Fields parts, String part) {
    if (!parts.has(part) || parts.whole(part) != 1) {
      throw parts.fault(part, "is not one");
    }
  }

  private static void apart(SecretLife life, Fields holders, Fields parts) {
    Map<String, Long> counted = new TreeMap<>();
    Set<String> people = new HashSet<>();
    for (String id : holders.members().keySet()) {
      Fields holder = holders.object(id).only("part", "person");
      counted.merge(holder.text("part"), 1L, Long::sum);
      if (!people.add(holder.text("person"))) {
        throw holder.fault("person", "has two parts of this election");
      }
    }
    for (String part : parts.members().keySet()) {
      if (parts.whole(part) != counted.getOrDefault(part, 0L)) {
        throw holders.fault(part, "are not as many as the rules say");
      }
    }
    if (!parts.members().keySet().containsAll(counted.keySet())) {
      throw holders.fault(counted.keySet().toString(), "names a part that the rules do not");
    }
    for (Entry began : life.entries()) {
      if (began.kind().equals(Kinds.OFFICE_BEGAN)
          && began.opened().containsKey("person")
          && people.contains(began.openedText("person"))) {
        throw began.fault("whoever helped to run the election was elected, or asked about");
      }
    }
  }

  /** The keys of the ceremony that stood: the last, where it began anew. */
  static List<Entry> standing(SecretLife life) {
    List<Entry> keys = new ArrayList<>();
    for (Entry entry : life.own()) {
      if (entry.kind().equals(ANEW)) {
        keys.clear();
      } else if (entry.kind().equals(KEY)) {
        keys.add(entry);
      }
    }
    return keys;
  }

  /** Keys, credentials and the look, each before voting opened and after what it rests on. */
  static void ready(SecretLife life, Optional<SecretRoll> roll, Findings found) {
    Optional<Entry> opened = life.move(SecretMove.OPEN);
    long trustees = life.rules().facts().object("parts").whole("trustee");
    keys(life, opened, trustees);
    if (opened.isEmpty()) {
      return;
    }
    long voters = roll.orElseThrow().voters();
    Entry last = lastChange(life).orElseGet(() -> life.move(SecretMove.FREEZE_ROLL).orElseThrow());
    Entry handed = last(life, CREDENTIALS, opened.get(), "no credentials were handed in");
    if (handed.facts().whole("lines") != voters) {
      throw handed
          .facts()
          .fault(
              "lines", "is %d, the roll has %d".formatted(handed.facts().whole("lines"), voters));
    }
    if (handed.index() < last.index()) {
      throw handed.fault("the roll changed after these, and no others were handed in");
    }
    Entry look = last(life, LEAK, opened.get(), "nobody looked at what a result would give away");
    if (look.index() < last.index()) {
      throw look.fault("the roll changed after this look, and nobody looked again");
    }
    if (look.facts().whole("voters") != voters) {
      throw look.facts().fault("voters", "is not the number of lines of the roll");
    }
    String verdict = look.facts().text("verdict");
    if (!verdict.equals("fine") && !verdict.equals("warn")) {
      throw look.facts().fault("verdict", "is '" + verdict + "', and voting opened");
    }
    found.notChecked(
        "whether each key is the one committed to: what opens a commitment is not in this file");
    found.recomputed(
        "ceremony",
        "Ceremony: %s committed before any was shown; %s for %s; the look at what a result gives away says '%s' (each among %s)."
            .formatted(
                Words.counted(trustees, "key"),
                Words.counted(voters, "credential"),
                Words.counted(voters, "line"),
                verdict,
                Words.counted(look.facts().whole("anonymity"), "voter")));
  }

  private static void keys(SecretLife life, Optional<Entry> opened, long trustees) {
    Set<Long> committed = new HashSet<>();
    Set<Long> keys = new HashSet<>();
    for (Entry entry : life.own()) {
      if (entry.kind().equals(ANEW)) {
        committed.clear();
        keys.clear();
      } else if (entry.kind().equals(COMMITTED)) {
        seat(entry, trustees, committed);
        if (!keys.isEmpty()) {
          throw entry.fault("commits to a key after another trustee's was shown");
        }
      } else if (entry.kind().equals(KEY) || entry.kind().equals(SHARES)) {
        if (entry.kind().equals(KEY)) {
          seat(entry, trustees, keys);
        }
        if (committed.size() < trustees) {
          throw entry.fault("shows a key before every trustee had committed to one");
        }
      }
    }
    if (opened.isPresent() && keys.size() < trustees) {
      throw opened.get().fault(keys.size() + " of " + trustees + " keys were there");
    }
  }

  private static void seat(Entry entry, long trustees, Set<Long> seen) {
    long seat = entry.facts().whole("seat");
    if (seat < 1 || seat > trustees) {
      throw entry.facts().fault("seat", "is not 1 to " + trustees);
    }
    if (!seen.add(seat)) {
      throw entry.facts().fault("seat", "had one before: " + seat);
    }
  }

  private static Optional<Entry> lastChange(SecretLife life) {
    return life.of("election.roll-settled").stream()
        .filter(e -> !e.facts().text("outcome").equals("rejected"))
        .reduce((first, last) -> last);
  }

  private static Entry last(SecretLife life, String kind, Entry before, String missing) {
    return life.of(kind).stream()
        .filter(e -> e.index() < before.index())
        .reduce((first, last) -> last)
        .orElseThrow(() -> before.fault(missing));
  }

  /**
   * The events of the board in the record: set up before voting opened, ended before it is told to
   * have closed, opened by every trustee before the result was declared.
   */
  static void events(SecretLife life, Findings found) {
    List<Entry> events = life.of(BOARD);
    if (events.isEmpty()) {
      if (life.move(SecretMove.OPEN).isPresent()) {
        throw life.move(SecretMove.OPEN).get().fault("no event of the board stands in this file");
      }
      return;
    }
    long height = -1;
    List<String> types = new ArrayList<>();
    for (Entry event : events) {
      if (event.facts().whole("height") <= height) {
        throw event.facts().fault("height", "does not come after the event before it");
      }
      height = event.facts().whole("height");
      types.add(event.facts().text("type"));
    }
    first(life, events.getFirst());
    events.forEach(event -> afterTheClose(life, event));
    life.move(SecretMove.CLOSE)
        .ifPresent(closed -> before(events, closed, "EndBallots", "EncryptedTally"));
    life.move(SecretMove.DECLARE).ifPresent(declared -> opened(life, events, declared));
    found.recomputed(
        "board events",
        "Board: %s in the record (%s), the last at height %s."
            .formatted(
                Words.counted(events.size(), "event"),
                String.join(", ", types.stream().distinct().toList()),
                Words.number(height)));
    found.notChecked(
        "when each ballot came: its entry stands in the record, not in this file; voting closed by"
            + " the entries above");
  }

  private static void first(SecretLife life, Entry first) {
    if (!first.facts().text("type").equals("Setup") || first.facts().whole("height") != 0) {
      throw first.fault("the first event of a board is its setup, at height 0");
    }
    life.move(SecretMove.OPEN).ifPresent(opened -> Founding.requireBefore(first, opened));
    for (Entry entry : life.own()) {
      if (READIED.contains(entry.kind()) && entry.index() > first.index()) {
        throw entry.fault("comes after the board was set up with what stood before");
      }
    }
  }

  /** Nothing but the setup and ballots comes before the published close. */
  private static void afterTheClose(SecretLife life, Entry event) {
    String type = event.facts().text("type");
    if (type.equals("Setup") || type.equals("Ballot")) {
      return;
    }
    if (event.at().isBefore(life.rules().facts().time("closes"))) {
      throw event.fault(type + " came before the close of the published rules");
    }
    SecretMove since = TALLYING.contains(type) ? SecretMove.OPEN : SecretMove.CLOSE;
    if (life.move(since).filter(e -> e.index() < event.index()).isEmpty()) {
      throw event.fault(type + " does not come after " + since.kind);
    }
  }

  private static void before(List<Entry> events, Entry limit, String... types) {
    for (String type : types) {
      List<Entry> found = events.stream().filter(e -> e.facts().text("type").equals(type)).toList();
      if (found.size() != 1) {
        throw limit.fault("%s stands %d times in this file".formatted(type, found.size()));
      }
      Founding.requireBefore(found.getFirst(), limit);
    }
  }

  private static void opened(SecretLife life, List<Entry> events, Entry declared) {
    if (life.move(SecretMove.CLOSE).orElseThrow().facts().whole("cast") == 0) {
      return;
    }
    before(events, declared, "Result");
    if (!events.getLast().facts().text("type").equals("Result")) {
      throw events.getLast().fault("comes after the result");
    }
    long parts = count(events, "PartialDecryption");
    if (parts < life.rules().facts().whole("trustees_needed")) {
      throw declared.fault(
          "%d of %d trustees had opened their part"
              .formatted(parts, life.rules().facts().whole("trustees_needed")));
    }
    if (life.isOfSeats()) {
      before(events, declared, "EndShuffles");
      if (count(events, "Shuffle") < FEWEST_TRUSTEES) {
        throw declared.fault("fewer than two trustees had mixed the ballots");
      }
    }
  }

  private static long count(List<Entry> events, String type) {
    return events.stream().filter(e -> e.facts().text("type").equals(type)).count();
  }
}
