package org.mandate.ballot.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.mandate.ballot.leak.Plan.Voter;
import org.mandate.ballot.leak.Subtraction.Published;
import org.mandate.ballot.leak.Verdict.Gravity;
import org.mandate.ballot.leak.Verdict.Kind;
import org.mandate.ballot.leak.Verdict.Offer;

/**
 * Everybody voting alike, on the whole roll and in each area; and totals taken from one another.
 */
final class TotalsJudge {
  private static final int MOST_TOLD = 20;

  private final Plan plan;
  private final Leak.Judged judged;
  private final int count;
  private final double share;
  private final int safeRoll;
  private final List<String> names;
  private final Map<String, BitSet> areas;

  private TotalsJudge(Plan plan, Leak.Judged judged) {
    this.plan = plan;
    this.judged = judged;
    this.count = plan.standard().anonymity();
    this.share = plan.standard().lopsided();
    this.safeRoll = Unanimity.smallestRoll(share, plan.standard().limit());
    this.names = new ArrayList<>(plan.roll().stream().map(Voter::name).toList());
    this.areas = areas(plan);
  }

  static void judge(Plan plan, Leak.Judged judged) {
    TotalsJudge judge = new TotalsJudge(plan, judged);
    if (plan.roll().size() < count(plan)) {
      judged.found(
          Kind.UNANIMITY,
          Gravity.REFUSE,
          "Only "
              + plan.roll().size()
              + " may vote; a secret result needs at least "
              + count(plan)
              + ".");
      return;
    }
    judge.unanimity();
    if (plan.published().byArea()) {
      judge.unanimityOfAreas();
    }
    judge.subtraction();
  }

  private static int count(Plan plan) {
    return plan.standard().anonymity();
  }

  /** Positions on the roll by area. */
  static Map<String, BitSet> areas(Plan plan) {
    Map<String, BitSet> found = new TreeMap<>();
    for (int v = 0; v < plan.roll().size(); v++) {
      if (!plan.roll().get(v).area().isEmpty()) {
        found.computeIfAbsent(plan.roll().get(v).area(), a -> new BitSet()).set(v);
      }
    }
    return found;
  }

  private void unanimity() {
    int voters = plan.roll().size();
    String words =
        "If "
            + Chances.words(share)
            + " are of one mind, the chance that all "
            + voters
            + " vote alike, so that the total alone shows everybody's vote, is "
            + Chances.words(Unanimity.chance(voters, share))
            + ". The smallest roll for which it is at most "
            + Chances.words(plan.standard().limit())
            + " is "
            + safeRoll
            + ". (And whoever alone votes otherwise knows how all others voted.)";
    judged.found(Kind.UNANIMITY, voters < safeRoll ? Gravity.WARN : Gravity.FINE, words);
  }

  private void unanimityOfAreas() {
    List<String> small = new ArrayList<>();
    double none = 1;
    for (Map.Entry<String, BitSet> area : areas.entrySet()) {
      int voters = area.getValue().cardinality();
      none *= 1 - Unanimity.chance(voters, share);
      judged.hidesAmong(voters);
      if (voters < safeRoll) {
        small.add(area.getKey() + " (" + voters + ")");
      }
    }
    if (1 - none > plan.standard().limit()) {
      judged.found(
          Kind.UNANIMITY,
          Gravity.WARN,
          "If "
              + Chances.words(share)
              + " are of one mind, the chance that in some area all vote"
              + " alike is "
              + Chances.words(1 - none)
              + "."
              + (small.isEmpty()
                  ? ""
                  : " Areas below " + safeRoll + " voters: " + listed(small) + "."));
      Pooling.of(areas, safeRoll).ifPresent(judged::offer);
    }
  }

  private void subtraction() {
    Subtraction subtraction = Subtraction.of(totals(), count);
    if (!subtraction.complete()) {
      judged.found(
          Kind.SUBTRACTION,
          Gravity.WARN,
          "There are too many small parts to try every combination of totals.");
    }
    if (subtraction.isolated().isEmpty()) {
      return;
    }
    subtraction.isolated().stream().limit(MOST_TOLD).forEach(this::isolated);
    List<String> out = subtraction.withheld();
    judged.offer(new Offer.Withhold(out, "Do not publish " + listed(out) + "."));
    if (areas.values().stream().anyMatch(v -> v.cardinality() < count)) {
      Pooling.of(areas, count).ifPresent(judged::offer);
    }
  }

  private List<Published> totals() {
    List<Published> totals = new ArrayList<>();
    BitSet all = new BitSet();
    all.set(0, plan.roll().size());
    totals.add(new Published("the whole roll", all));
    if (plan.published().byArea()) {
      areas.forEach((area, voters) -> totals.add(new Published("area " + area, voters)));
    }
    Map<String, Integer> places = new HashMap<>();
    names.forEach(name -> places.put(name, places.size()));
    int number = 0;
    for (Set<String> earlier : plan.published().earlier()) {
      BitSet voters = new BitSet();
      for (String name : new TreeSet<>(earlier)) {
        voters.set(
            places.computeIfAbsent(
                name,
                gone -> {
                  names.add(gone);
                  return places.size();
                }));
      }
      totals.add(new Published("the other roll (" + ++number + ")", voters));
    }
    return totals;
  }

  private void isolated(Subtraction.Isolated told) {
    judged.hidesAmong(told.voters().size());
    List<String> who = told.voters().stream().map(names::get).toList();
    judged.found(
        Kind.SUBTRACTION,
        Gravity.REFUSE,
        (told.totals().size() == 1 ? "The total of " : "Taken from one another, the totals of ")
            + listed(List.copyOf(told.totals().keySet()))
            + (who.size() == 1
                ? " would tell how " + who.getFirst() + " voted."
                : " would tell what only " + who.size() + " voters did: " + listed(who) + "."));
  }

  private static String listed(List<String> names) {
    int more = names.size() - MOST_TOLD;
    return more > 0
        ? String.join(", ", names.subList(0, MOST_TOLD)) + " and " + more + " more"
        : String.join(", ", names);
  }
}
