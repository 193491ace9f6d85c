package org.mandate.cli.certificate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** By whose hand each act was done, and who was on a roll of people, where a file opens that. */
final class SecretHands {
  private static final String OFFICER = "returning-officer";
  private static final String AUDITOR = "auditor";
  private static final String COMPLAINT = "election.complaint";
  private static final String SETTLED = "election.complaint-settled";

  private final SecretLife life;
  private final Map<String, String> parts = new HashMap<>();

  private SecretHands(SecretLife life) {
    this.life = life;
    Json held = life.rules().opened().get("holders");
    if (held != null) {
      Fields holders = Fields.of(life.rules().opening("holders"), "holders", held);
      for (String id : holders.members().keySet()) {
        Fields holder = holders.object(id);
        parts.put(holder.text("person"), holder.text("part"));
      }
    }
  }

  static void check(SecretLife life, Findings found) {
    SecretHands hands = new SecretHands(life);
    if (!hands.parts.isEmpty()) {
      hands.officer();
      hands.complaints();
      found.recomputed(
          "hands",
          "Declared and certified by the returning officer; no complaint by its own maker.");
    }
    hands.people(found);
  }

  private void officer() {
    for (SecretMove move : List.of(SecretMove.DECLARE, SecretMove.CERTIFY)) {
      life.move(move)
          .filter(e -> e.opened().containsKey("by"))
          .filter(e -> !OFFICER.equals(parts.get(e.openedText("by"))))
          .ifPresent(
              e -> {
                throw new Fault(e.opening("by"), "is not the returning officer of this election");
              });
    }
  }

  /** Settled by the officer or an auditor, and by nobody who raised it. */
  private void complaints() {
    Map<String, String> raised = new HashMap<>();
    for (Entry entry : life.own()) {
      if (entry.kind().equals(COMPLAINT) && entry.opened().containsKey("person")) {
        raised.put(entry.facts().text("complaint"), entry.openedText("person"));
      } else if (entry.kind().equals(SETTLED) && entry.opened().containsKey("by")) {
        String by = entry.openedText("by");
        if (by.equals(raised.get(entry.facts().text("complaint")))) {
          throw new Fault(entry.opening("by"), "settled a complaint of their own");
        }
        if (!Set.of(OFFICER, AUDITOR).contains(parts.getOrDefault(by, ""))) {
          throw new Fault(entry.opening("by"), "is neither the returning officer nor the auditor");
        }
      }
    }
  }

  /**
   * A roll of people: as many as it says, each once; challenges change it by as many as they do.
   */
  private void people(Findings found) {
    if (life.rules().facts().text("electorate").equals("practices")
        || life.move(SecretMove.FREEZE_ROLL).isEmpty()) {
      return;
    }
    Entry frozen = life.move(SecretMove.FREEZE_ROLL).get();
    Set<String> published = people(frozen);
    life.move(SecretMove.OPEN).ifPresent(opened -> moved(published, people(opened), opened));
    found.notChecked(
        published.isEmpty()
            ? "who was on the roll, and that they were the same when voting opened: only how many"
            : "whether each person on the roll was one who may vote: no register says so here");
  }

  private static Set<String> people(Entry roll) {
    if (!roll.opened().containsKey("people")) {
      return Set.of();
    }
    String part = roll.opening("people");
    Fields all = new Fields(part, "", roll.opened());
    List<String> people = all.texts("people");
    Set<String> once = new HashSet<>(people);
    if (once.size() != people.size() || people.size() != roll.facts().whole("voters")) {
      throw new Fault(part, "are not as many different people as the roll has lines");
    }
    return once;
  }

  private void moved(Set<String> published, Set<String> voting, Entry opened) {
    if (published.isEmpty() || voting.isEmpty()) {
      return;
    }
    Set<String> gone = new TreeSet<>(published);
    gone.removeAll(voting);
    Set<String> come = new TreeSet<>(voting);
    come.removeAll(published);
    if (gone.size() > settled("removed") || come.size() > settled("added")) {
      throw new Fault(opened.opening("people"), "changed by more than the challenges upheld");
    }
  }

  private long settled(String outcome) {
    return life.of("election.roll-settled").stream()
        .filter(e -> e.facts().text("outcome").equals(outcome))
        .count();
  }
}
