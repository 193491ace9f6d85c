package org.mandate.app.interests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Rule;
import org.mandate.app.web.Summary;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Strength;

/** An adopted policy in plain words, clause by clause. */
final class PolicyWords {
  private PolicyWords() {}

  /** Every clause, in the order of the text. */
  static List<Rule> clauses(Policy p) {
    List<Rule> all = new ArrayList<>();
    for (Policy.PathRule r : p.paths()) {
      all.add(
          Rule.of(
              r.clause(),
              InterestWords.kind(r.kind()) + ", " + word(r.strength()),
              Prose.of(r.says()).newLine().quiet(path(r))));
    }
    p.stages().stream()
        .collect(
            Collectors.groupingBy(
                Policy.StageRule::clause, LinkedHashMap::new, Collectors.toList()))
        .forEach((clause, rules) -> all.add(Rule.of(clause, "What it shuts", stages(rules))));
    for (Policy.HandlingRule r : p.handlings()) {
      all.add(
          Rule.of(
              r.clause(),
              "What may be chosen for "
                  + and(r.strengths().stream().sorted().map(PolicyWords::word).toList())
                  + " conflicts",
              kinds(r)
                  + " One of: "
                  + String.join("; ", r.allowed().stream().sorted().map(Handling::words).toList())
                  + "."));
    }
    all.add(
        Rule.of(
            p.proxy().clause(),
            "Proxies",
            "Nobody conflicted gives or holds a proxy on the item."));
    all.add(
        Rule.of(
            p.contestClause(),
            "Contesting",
            "You may contest a choice within "
                + Numbers.count(p.contestDays(), "day", "days")
                + "; the guardian answers within "
                + Numbers.count(p.answerDays(), "day", "days")
                + "."));
    for (Policy.Route r : p.routes()) {
      all.add(Rule.of(r.clause(), "When the body cannot act", way(r.way())));
    }
    return all;
  }

  /** One line for each stage; a clause may speak of several. */
  private static Prose stages(List<Policy.StageRule> rules) {
    Prose words = Prose.empty();
    for (Policy.StageRule r : rules) {
      words =
          (words.isEmpty() ? words : words.newLine())
              .text(
                  stage(r)
                      + " a "
                      + word(r.atLeast())
                      + " conflict"
                      + (r.atLeast() == Strength.STRONG ? "" : " or a stronger one")
                      + " shuts "
                      + and(r.shuts().stream().sorted().map(PolicyWords::word).toList())
                      + ".");
    }
    return words;
  }

  private static String stage(Policy.StageRule r) {
    if (r.stage() == null) {
      return "At every stage";
    }
    return switch (r.stage()) {
      case PRE_MARKET -> "From talks before the market on,";
      case QUESTIONNAIRE -> "From the questionnaire on,";
      case DIALOGUE -> "From the dialogue on,";
      case AWARD -> "From the award on,";
    };
  }

  private static String way(Policy.Route.Way way) {
    return switch (way) {
      case DEPUTIES -> "Deputies sit in the places of those who leave.";
      case NEIGHBOURING_BODY -> "A neighbouring body decides, or decides with it.";
      case EXTERNAL_ASSESSORS -> "Assessors from elsewhere sit.";
      case MEMBER_BALLOT -> "The member practices decide by ballot.";
    };
  }

  private static String kinds(Policy.HandlingRule r) {
    return "For "
        + and(
            r.kinds().stream()
                .sorted()
                .map(k -> InterestWords.kind(k).toLowerCase(Locale.UK))
                .toList())
        + ".";
  }

  private static String path(Policy.PathRule r) {
    List<String> words = new ArrayList<>();
    words.add(
        "Counts for: " + String.join(", ", r.first().stream().map(PolicyWords::first).toList()));
    if (!r.ties().isEmpty()) {
      words.add(
          "through: "
              + String.join(
                  ", ",
                  r.ties().stream()
                      .sorted()
                      .map(t -> InterestWords.tie(t).toLowerCase(Locale.UK))
                      .toList()));
    }
    if (r.depth() > 0) {
      words.add(
          "then onward, "
              + Numbers.count(r.depth(), "step", "steps")
              + " at most, where an organisation "
              + String.join(" or ", r.onward().stream().map(PolicyWords::onward).toList()));
    }
    words.add(
        "to whoever "
            + String.join(" or ", r.parties().stream().sorted().map(x -> x.says()).toList()));
    if (r.monthsAfterEnd() > 0) {
      words.add(
          "still for " + Numbers.count(r.monthsAfterEnd(), "month", "months") + " after it ended");
    }
    if (r.afterPapers() != null) {
      words.add(
          r.afterPapers().months() == 0
              ? "as long as the matter runs"
              : "for "
                  + Numbers.count(r.afterPapers().months(), "month", "months")
                  + " after the papers were known");
    }
    return String.join("; ", words) + ".";
  }

  private static String first(Policy.First f) {
    if (f.relation() == null) {
      return "the party itself";
    }
    Interest.Relation relation = Interest.Relation.valueOf(f.relation().name());
    String words =
        relation == Interest.Relation.INTEREST
            ? "a declared interest"
            : InterestWords.relation(relation).replace("Salaried GP", "salaried GP");
    return lower(words) + (f.mark() == null ? "" : " of " + f.mark().words());
  }

  private static String lower(String words) {
    return words.substring(0, 1).toLowerCase(Locale.UK) + words.substring(1);
  }

  private static String onward(Policy.Onward o) {
    String says =
        o.direction() == Policy.Direction.FORWARD ? o.relation().says() : o.relation().saysBack();
    return says + (o.mark() == null ? "" : " (" + o.mark().words() + ")");
  }

  /** The terms of the register. */
  static Summary register(RegisterTerms t, Map<String, String> seats) {
    return Summary.empty()
        .line("Who declares", named(t.decisionMakers(), seats))
        .line(
            "By when",
            "Within "
                + Numbers.count(t.declareWithinDays(), "day", "days")
                + "; everything is confirmed every "
                + Numbers.count(t.confirmEveryMonths(), "month", "months"))
        .line(
            "Who is late",
            t.nameNonDeclarers()
                ? "Named on the register after "
                    + Numbers.count(t.reminders(), "reminder", "reminders")
                    + ", where nothing was ever declared; everybody else is a count"
                : "A count, without names; up to "
                    + Numbers.count(t.reminders(), "reminder", "reminders"))
        .line("Gifts", "Declared from " + Money.shortly(t.giftFromPence()) + " on")
        .line(
            "Published",
            "Until "
                + Numbers.count(t.publishMonthsAfterEnd(), "month", "months")
                + " after it ended; kept "
                + Numbers.count(t.keepYears(), "year", "years")
                + ", then erased");
  }

  /**
   * The terms of the board.
   *
   * @param rule number of the constitution's clause that says who votes and what is a quorum; empty
   *     where the policy does
   */
  static Summary board(BoardTerms t, Map<String, String> seats, Optional<String> rule) {
    String roles =
        t.quorum().roles().stream()
            .map(r -> r.atLeast() + " in the role " + r.role())
            .collect(Collectors.joining(" and "));
    String said = rule.map(r -> "As rule " + r + " of the constitution says").orElse("");
    return Summary.empty()
        .line("Who votes", said.isEmpty() ? named(t.voting(), seats) : said)
        .line(
            "Quorum",
            said.isEmpty()
                ? Numbers.count(t.quorum().number(), "member", "members")
                    + (roles.isEmpty() ? "" : ", among them " + roles)
                : said)
        .line("Clinical voice", t.clinical().isEmpty() ? "None named" : and(t.clinical()))
        .line(
            "Neighbouring bodies",
            t.neighbours().isEmpty() ? "None named" : String.join(", ", t.neighbours()));
  }

  private static String named(List<String> ids, Map<String, String> seats) {
    return ids.isEmpty()
        ? "Nobody"
        : String.join(", ", ids.stream().map(s -> seats.getOrDefault(s, s)).toList());
  }

  private static String word(Enum<?> value) {
    return Spelling.of(value).replace('-', ' ');
  }

  private static String and(Collection<String> words) {
    List<String> all = List.copyOf(words);
    return all.size() < 2
        ? String.join("", all)
        : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
  }

  /** "Version 1, in force since 10 January 2026. Fingerprint …". */
  static Prose asAt(AdoptedPolicy p) {
    return Prose.of(
        "Version "
            + p.version()
            + ", in force since "
            + Dates.plain(p.from())
            + ". Fingerprint "
            + p.hash().substring(0, 16));
  }
}
