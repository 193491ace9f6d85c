package org.mandate.cli.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.count.Voter;

/**
 * The roll against the rule of membership: each practice on it must be named by the rule, or belong
 * to a network the rule names. The last only register facts can tell.
 */
final class MembershipStep {
  private final Listed roll;
  private final Entry founded;
  private final RegisterFacts register;
  private final Set<String> named = new TreeSet<>();
  private final Set<String> gone = new HashSet<>();

  /**
   * A roll to be held against the rule.
   *
   * @param at the entry that holds it
   * @param changes of the membership that stood before it
   * @param challenged whose line is what an upheld challenge made it
   */
  record Listed(
      Entry at,
      List<Entry> changes,
      LocalDate day,
      List<String> practices,
      Collection<String> challenged) {}

  private MembershipStep(Listed roll, Entry founded, RegisterFacts register) {
    this.roll = roll;
    this.founded = founded;
    this.register = register;
  }

  static void check(
      Chain chain, Entry founded, FrozenRoll roll, RegisterFacts register, Findings found) {
    Listed listed =
        new Listed(
            chain.opened(),
            chain.before(Kinds.MEMBERSHIP, chain.opened()),
            roll.day(),
            roll.roll().voters().stream().map(Voter::id).toList(),
            roll.challenged());
    check(listed, founded, register, found);
  }

  static void check(Listed roll, Entry founded, RegisterFacts register, Findings found) {
    new MembershipStep(roll, founded, register).check(found);
  }

  private void check(Findings found) {
    Fields rule = founded.facts().object("rule").only("added", "leftOut", "networks", "practices");
    List<String> networks = rule.texts("networks");
    named.addAll(rule.texts("practices"));
    named.addAll(rule.texts("added"));
    rule.texts("leftOut").forEach(this::leave);
    changes();
    int byName = 0;
    int byFact = 0;
    List<String> unknown = new ArrayList<>();
    for (String code : roll.practices()) {
      if (roll.challenged().contains(code) || named.contains(code)) {
        byName++;
      } else if (gone.contains(code)) {
        throw roll.at().fault(code + " is on the roll, and the rule leaves it out");
      } else if (networks.isEmpty()) {
        throw roll.at().fault(code + " is on the roll, and the rule does not name it");
      } else if (register.isIn(code, networks, roll.day())) {
        byFact++;
      } else {
        unknown.add(code);
      }
    }
    found.recomputed(
        "membership",
        "Membership: of %s, %s named by the rule, %s in its networks by register facts."
            .formatted(
                Words.counted(roll.practices().size(), "practice"),
                Words.number(byName),
                Words.number(byFact)));
    left(networks, unknown, found);
  }

  private void left(List<String> networks, List<String> unknown, Findings found) {
    if (!unknown.isEmpty()) {
      found.notChecked(
          "whether %s on the roll %s to the networks %s: no register facts in this file (%s)"
              .formatted(
                  Words.counted(unknown.size(), "practice"),
                  unknown.size() == 1 ? "belongs" : "belong",
                  Words.list(networks),
                  Words.list(unknown)));
    }
    if (!networks.isEmpty()) {
      found.notChecked(
          "whether every practice of the networks " + Words.list(networks) + " is on the roll");
    }
    Set<String> onRoll = new HashSet<>(roll.practices());
    List<String> missing =
        named.stream()
            .filter(code -> !onRoll.contains(code) && !roll.challenged().contains(code))
            .toList();
    if (!missing.isEmpty()) {
      found.notChecked(
          "why %s named by the rule is not on the roll: whether it was open that day is not in this file"
              .formatted(Words.list(missing)));
    }
  }

  /** Practices that joined or left later, by the day from which it holds. */
  private void changes() {
    LocalDate day = roll.day();
    roll.changes().stream()
        .filter(e -> !e.facts().date("from").isAfter(day))
        .sorted(Comparator.comparing((Entry e) -> e.facts().date("from")))
        .forEach(
            e -> {
              String practice = e.facts().text("practice");
              switch (e.facts().text("change")) {
                case "joined" -> {
                  named.add(practice);
                  gone.remove(practice);
                }
                case "left" -> leave(practice);
                default -> throw e.fault("neither joined nor left");
              }
            });
  }

  private void leave(String practice) {
    named.remove(practice);
    gone.add(practice);
  }
}
