package org.mandate.app.assessors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mandate.app.assessors.PanelAnswer.LeftOut;
import org.mandate.app.assessors.PanelAnswer.Measure;
import org.mandate.app.assessors.PanelAnswer.Short;
import org.mandate.app.assessors.PanelAnswer.Why;

/** The sentences of an answer, each from a computed difference. */
final class PanelWords {
  private final Wanted wanted;
  private final List<Candidate> pool;

  PanelWords(Wanted wanted, List<Candidate> pool) {
    this.wanted = wanted;
    this.pool = pool;
  }

  /** What is left of the best panel without one person. */
  sealed interface Without {
    /** Another panel, of this measure; its lot is not known. */
    record Costs(Measure measure) implements Without {}

    /** None. */
    record Lacks(List<Short> missing) implements Without {}
  }

  /** Why somebody was not in the model; empty when they were. */
  static Optional<LeftOut> shut(Wanted wanted, Candidate c) {
    if (!wanted.seats().containsKey(c.role())) {
      return Optional.of(
          new LeftOut(c, Why.ROLE_NOT_WANTED, "No place for a " + c.role().words() + " is free."));
    }
    long busy = wanted.days().stream().filter(d -> !c.isFreeOn(d)).count();
    if (busy > 0) {
      int all = wanted.days().size();
      String days =
          all == 1 ? "Not free on the day." : "Not free on %d of the %d days.".formatted(busy, all);
      return Optional.of(new LeftOut(c, Why.NOT_FREE, days));
    }
    if (!c.isClear()) {
      String why =
          c.clear().map(ClearAnswer::why).orElse("It was not asked whether they are clear.");
      return Optional.of(new LeftOut(c, Why.NOT_CLEAR, why));
    }
    return Optional.empty();
  }

  /** Why a place is this person's. */
  String place(Candidate c, Without without, Measure best) {
    List<String> facts = new ArrayList<>();
    List<String> asked =
        c.skills().stream()
            .filter(wanted.skills()::containsKey)
            .sorted()
            .map(Skill::words)
            .toList();
    if (!asked.isEmpty()) {
      facts.add("knows " + String.join(" and ", asked));
    }
    if (wanted.outside() > 0 && PanelModel.outside(wanted).test(c)) {
      facts.add("comes from outside the area");
    }
    facts.add(
        (c.used() == 0 ? "has not sat" : "sat " + times(c.used())) + " in the last 24 months");
    String sentence = joined(facts) + ". ";
    return sentence.substring(0, 1).toUpperCase(java.util.Locale.UK)
        + sentence.substring(1)
        + counterfactual(without, best);
  }

  /** "A, B and C". */
  static String joined(List<String> parts) {
    return parts.size() < 2
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  private static String counterfactual(Without without, Measure best) {
    return switch (without) {
      case Without.Lacks(List<Short> missing) ->
          "Without them no panel is possible: "
              + missing.stream().map(PanelWords::lower).collect(Collectors.joining("; "))
              + ".";
      case Without.Costs(Measure m) when m.use() > best.use() ->
          "Without them the panel would be of people who sat "
              + more(m.use(), best.use())
              + " more, taken together.";
      case Without.Costs(Measure m) when m.sameArea() > best.sameArea() ->
          "Without them more of the panel would come from the same area.";
      case Without.Costs(Measure m) ->
          "Another panel without them would be as good; the lot drew this one.";
    };
  }

  /** "one GP short". */
  static String lower(Short one) {
    return count(one.by()).toLowerCase(java.util.Locale.UK) + " " + rest(one);
  }

  /** In what the second-best panel is worse. */
  static String cost(Measure best, Measure second) {
    if (second.use() > best.use()) {
      return "Its people sat "
          + more(second.use(), best.use())
          + " more in the last 24 months, taken together.";
    }
    return second.sameArea() > best.sameArea()
        ? "More of its people come from the same area."
        : "It is as good in everything counted; only the lot drew the first one before it.";
  }

  /** Why somebody who is clear and free was passed over. */
  LeftOut passedOver(Candidate c, Optional<Measure> exchange, Measure best) {
    if (exchange.isEmpty()) {
      return new LeftOut(
          c,
          Why.LEAVES_A_NEED,
          "Clear and free. In place of any "
              + c.role().words()
              + " of the panel, a skill or somebody from outside the area would be lacking.");
    }
    Measure m = exchange.get();
    if (m.use() > best.use()) {
      return new LeftOut(
          c,
          Why.USED_MORE,
          "Clear and free. Sat %s in the last 24 months, %s more than whom they would replace."
              .formatted(times(c.used()), more(m.use(), best.use())));
    }
    return m.sameArea() > best.sameArea()
        ? new LeftOut(
            c,
            Why.SAME_AREA,
            "Clear and free. With them more of the panel would come from the same area.")
        : new LeftOut(c, Why.LOT, "Clear and free, and as good. The lot drew others first.");
  }

  /**
   * What is short, in the order of the requirements.
   *
   * @param by as {@link PanelModel#shortages} counts it
   */
  List<Short> shorts(List<Integer> by) {
    List<Short> all = new ArrayList<>();
    wanted
        .seats()
        .forEach(
            (role, n) -> all.add(of(role.words(), n, by.get(all.size()), PanelModel.in(role))));
    wanted
        .skills()
        .forEach(
            (skill, n) ->
                all.add(of(skill.words(), n, by.get(all.size()), PanelModel.knows(skill))));
    if (wanted.outside() > 0) {
      all.add(of(OUTSIDE, wanted.outside(), by.get(all.size()), PanelModel.outside(wanted)));
    }
    return PanelRules.only(all);
  }

  private static final String OUTSIDE = "outside the area";

  private Short of(String what, int wanted, int by, Predicate<Candidate> is) {
    long have = pool.stream().filter(is).count();
    Short bare = new Short(what, wanted, by, "");
    String sentence =
        "%s %s: %d wanted, %d clear and free%s."
            .formatted(
                count(by),
                rest(bare),
                wanted,
                have,
                have < wanted ? "" : ", but not together with the rest");
    return new Short(what, wanted, by, sentence);
  }

  private static String rest(Short one) {
    if (one.what().equals(OUTSIDE)) {
      return people(one.by()) + " short from outside the area";
    }
    for (AssessorRole r : AssessorRole.values()) {
      if (r.words().equals(one.what())) return (one.by() == 1 ? r.words() : r.more()) + " short";
    }
    return people(one.by())
        + (one.by() == 1 ? " short who knows " : " short who know ")
        + one.what();
  }

  private static String people(int n) {
    return n == 1 ? "person" : "people";
  }

  // The use grows by two for each time that somebody sat.
  private static String more(int use, int best) {
    int n = (use - best) / 2;
    return n == 1 ? "once" : n + " times";
  }

  static String times(int n) {
    return n == 1 ? "once" : n == 2 ? "twice" : n + " times";
  }

  private static String count(int n) {
    List<String> words =
        List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine");
    return n < words.size() ? words.get(n) : String.valueOf(n);
  }
}
