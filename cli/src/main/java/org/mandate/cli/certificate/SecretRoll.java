package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The roll: frozen, published, challenged, settled, and then the roll with which voting opened.
 *
 * @param voters how many lines it had when voting opened, else when it was frozen
 * @param bands where votes are weighed
 * @param undecided challenges that nobody settled before the close
 */
record SecretRoll(long voters, Optional<SecretBands> bands, long undecided) {
  private static final long MOST_VOTERS = 1_000_000;
  private static final String CHALLENGED = "election.roll-challenged";
  private static final String SETTLED = "election.roll-settled";

  /**
   * What a line of the roll says: a practice, its area and patients; nothing of a person's.
   *
   * @param added by a challenge, which names the practice only
   */
  private record Line(String practice, String area, long patients, boolean added) {
    private static final Line SEALED = new Line("", "", 0, false);

    static Line read(Fields line) {
      return new Line(
          line.text("practice"),
          line.maybe("area", line::text).orElse(""),
          line.maybe("patients", line::whole).orElse(0L),
          false);
    }

    boolean isSame(Line says) {
      return added ? practice.equals(says.practice) : equals(says);
    }
  }

  static Optional<SecretRoll> check(
      SecretLife life, Entry founded, RegisterFacts register, Findings found) {
    Optional<Entry> frozen = life.move(SecretMove.FREEZE_ROLL);
    if (frozen.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<Long, Line> lines = lines(life, frozen.get());
    List<String> published = lines.values().stream().map(Line::practice).toList();
    List<String> changed = settled(life, lines);
    Optional<Entry> opened = life.move(SecretMove.OPEN);
    opened.ifPresent(o -> same(life, o, lines));
    boolean practices = life.rules().facts().text("electorate").equals("practices");
    found.recomputed(
        "roll",
        "Roll: %s, frozen %s%s; %s."
            .formatted(
                Words.counted(published.size(), practices ? "practice" : "voter"),
                Words.date(frozen.get().at()),
                practices ? "" : " (people: only their number is open)",
                changed.isEmpty()
                    ? "no challenge changed it"
                    : Words.counted(changed.size(), "challenge") + " changed it"));
    if (lines.values().stream().anyMatch(Line::added)) {
      found.notChecked("whether whoever an upheld challenge put on the roll may vote");
    }
    if (practices) {
      members(life, founded, register, published, found);
    }
    return Optional.of(
        new SecretRoll(
            opened.isPresent() ? lines.size() : published.size(),
            SecretBands.read(life, opened.orElse(frozen.get()), found),
            undecided(life, found)));
  }

  /** What each line's credential weighs on the board, least first. */
  List<Long> weights() {
    return bands.map(SecretBands::weights).orElseGet(() -> Collections.nCopies((int) voters, 1L));
  }

  private static TreeMap<Long, Line> lines(SecretLife life, Entry entry) {
    Fields facts = entry.facts();
    if (!facts.text("body").equals(life.body())) {
      throw facts.fault("body", "is not the body of the rules");
    }
    if (!facts.text("electorate").equals(life.rules().facts().text("electorate"))) {
      throw facts.fault("electorate", "is not that of the published rules");
    }
    TreeMap<Long, Line> lines = new TreeMap<>();
    long voters = facts.whole("voters");
    if (voters < 0 || voters > MOST_VOTERS) {
      throw facts.fault("voters", "is not 0 to " + Words.number(MOST_VOTERS));
    }
    if (facts.has("roll") != facts.text("electorate").equals("practices")) {
      throw facts.fault("roll", "stands there for practices and for nobody else");
    }
    if (!facts.has("roll")) {
      for (long i = 1; i <= voters; i++) {
        lines.put(i, Line.SEALED);
      }
      return lines;
    }
    for (Fields line : facts.objects("roll")) {
      line.only("area", "band", "patients", "practice", "weight");
      lines.put(lines.size() + 1L, Line.read(line));
    }
    if (lines.size() != voters) {
      throw facts.fault("voters", "is %d, the roll has %d lines".formatted(voters, lines.size()));
    }
    if (lines.values().stream().map(Line::practice).distinct().count() != lines.size()) {
      throw facts.fault("roll", "has a practice twice: one practice, one vote");
    }
    return lines;
  }

  /** Each challenge settled once, and by what it changed. */
  private static List<String> settled(SecretLife life, TreeMap<Long, Line> lines) {
    Map<String, String> challenges = new HashMap<>();
    List<String> changed = new ArrayList<>();
    for (Entry entry : life.own()) {
      Fields facts = entry.facts();
      if (entry.kind().equals(CHALLENGED)) {
        challenges.put(facts.text("challenge"), facts.text("practice"));
      } else if (entry.kind().equals(SETTLED)) {
        String practice = challenges.remove(facts.text("challenge"));
        if (practice == null) {
          throw entry.fault("settles a challenge that does not wait before it in this file");
        }
        String outcome = facts.text("outcome");
        if (!outcome.equals("rejected")) {
          change(life, entry, outcome, practice, lines);
          changed.add(facts.text("challenge"));
        }
      } else if (entry.kind().equals(SecretMove.OPEN.kind) && !challenges.isEmpty()) {
        throw entry.fault(
            Words.counted(challenges.size(), "challenge") + " to the roll stood unsettled");
      }
    }
    return changed;
  }

  private static void change(
      SecretLife life, Entry entry, String outcome, String practice, TreeMap<Long, Line> lines) {
    if (life.move(SecretMove.OPEN).filter(o -> o.index() < entry.index()).isPresent()) {
      throw entry.fault("changes the roll while voting is open");
    }
    long line = entry.facts().whole("line");
    switch (outcome) {
      case "added" -> {
        if (line != (lines.isEmpty() ? 1 : lines.lastKey() + 1)) {
          throw entry.facts().fault("line", "is not the next of the roll");
        }
        lines.put(line, new Line(practice, "", 0, true));
      }
      case "removed" -> {
        if (lines.remove(line) == null) {
          throw entry.facts().fault("line", "is not on the roll: " + line);
        }
      }
      default -> throw entry.facts().fault("outcome", "is none known here: " + outcome);
    }
  }

  /** The roll with which voting opened is the one published with the challenges upheld. */
  private static void same(SecretLife life, Entry opened, TreeMap<Long, Line> lines) {
    List<Line> due = List.copyOf(lines.values());
    List<Line> says = List.copyOf(lines(life, opened).values());
    boolean same = due.size() == says.size();
    for (int i = 0; same && i < due.size(); i++) {
      same = due.get(i).isSame(says.get(i));
    }
    if (!same) {
      throw opened.fault("its roll is not the one published with the challenges upheld");
    }
  }

  private static void members(
      SecretLife life,
      Entry founded,
      RegisterFacts register,
      List<String> published,
      Findings found) {
    Entry frozen = life.move(SecretMove.FREEZE_ROLL).orElseThrow();
    MembershipStep.check(
        new MembershipStep.Listed(
            frozen,
            life.entries().stream()
                .filter(e -> e.kind().equals(Kinds.MEMBERSHIP) && e.index() < frozen.index())
                .toList(),
            Words.day(frozen.at()),
            published,
            List.of()),
        founded,
        register,
        found);
  }

  private static long undecided(SecretLife life, Findings found) {
    long open = life.of(CHALLENGED).size() - (long) life.of(SETTLED).size();
    if (open > 0) {
      found.notChecked(
          Words.counted(open, "challenge")
              + " to the roll that nobody settled before voting closed");
    }
    return Math.max(0, open);
  }
}
