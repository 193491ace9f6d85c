package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Facts.Choice;
import org.mandate.conflicts.Handling.Shut;
import org.mandate.conflicts.Policy.HandlingRule;
import org.mandate.conflicts.Policy.StageRule;

/** What a policy lets a chair or guardian do about a conflict, and whether a choice stands. */
public final class HandlingRules {
  private HandlingRules() {}

  /**
   * What may be chosen.
   *
   * @param shut what the stage shuts, whoever chooses
   * @param allowed mildest first; never empty
   * @param clauses of the policy that say so
   */
  public record Allowed(Set<Shut> shut, List<Handling> allowed, Set<String> clauses) {
    /** The mildest of them. */
    public Handling mildest() {
      return allowed.getFirst();
    }
  }

  /**
   * For all conflicts of one person on one matter together: a handling must be allowed for each and
   * shut what the stage shuts for the strongest. Where the policy leaves none, the strictest.
   */
  public static Allowed allowed(Policy policy, List<Conflict> conflicts, Optional<Stage> stage) {
    var shut = EnumSet.noneOf(Shut.class);
    var clauses = new TreeSet<String>();
    for (StageRule rule : policy.stages()) {
      boolean then = rule.stage() == null || Optional.of(rule.stage()).equals(stage);
      if (then && conflicts.stream().anyMatch(c -> c.strength().compareTo(rule.atLeast()) >= 0)) {
        shut.addAll(rule.shuts());
        clauses.add(rule.clause());
      }
    }
    var allowed = EnumSet.allOf(Handling.class);
    for (Conflict conflict : conflicts) {
      var here = EnumSet.noneOf(Handling.class);
      for (HandlingRule rule : policy.handlings()) {
        if (rule.kinds().contains(conflict.kind())
            && rule.strengths().contains(conflict.strength())) {
          here.addAll(rule.allowed());
          clauses.add(rule.clause());
        }
      }
      allowed.retainAll(here);
    }
    allowed.removeIf(h -> !h.covers(shut));
    return new Allowed(
        shut, allowed.isEmpty() ? List.of(Handling.PART_REPLACED) : List.copyOf(allowed), clauses);
  }

  /**
   * What is shut for one person on one matter on one day.
   *
   * @param chosen the choice that says so; empty while nobody has chosen, or the choice lapsed
   */
  public record InForce(
      List<Conflict> conflicts, Set<Shut> shut, Optional<Choice> chosen, Allowed allowed) {
    /** Copies the set. */
    public InForce {
      conflicts = List.copyOf(conflicts);
      shut =
          java.util.Collections.unmodifiableSet(
              shut.isEmpty() ? EnumSet.noneOf(Shut.class) : EnumSet.copyOf(shut));
    }
  }

  /**
   * What is shut: what the standing choice shuts, else what the mildest handling allowed shuts.
   * Whoever would have to leave gets no papers either until somebody has chosen, because what was
   * read cannot be unread. Empty for whoever is clear, and where nothing is judged.
   */
  public static Optional<InForce> inForce(Conflicts conflicts, String person, Matter matter) {
    List<Conflict> found = conflicts.found(person, matter);
    Optional<Policy> policy = conflicts.policy(matter);
    if (found.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    Allowed allowed = allowed(policy.get(), found, matter.stage(conflicts.day()));
    Optional<Choice> chosen =
        standing(conflicts, person, matter)
            .filter(Standing.Stands.class::isInstance)
            .map(s -> ((Standing.Stands) s).choice());
    Set<Shut> shut = EnumSet.noneOf(Shut.class);
    shut.addAll(chosen.map(Choice::handling).orElse(allowed.mildest()).shuts());
    if (chosen.isEmpty() && shut.contains(Shut.ROOM)) {
      shut.add(Shut.PAPERS);
      shut.add(Shut.TALK);
    }
    return Optional.of(new InForce(found, shut, chosen, allowed));
  }

  /** Where a recorded choice stands on a day. */
  public sealed interface Standing {
    /** In force. */
    record Stands(Choice choice) implements Standing {}

    /** Never had force. */
    record Refused(Choice choice, String why) implements Standing {}

    /** Had force, and has no longer. */
    record Lapsed(Choice choice, String why) implements Standing {}
  }

  /** Where the latest choice about the person on the matter stands; empty when none was made. */
  public static Optional<Standing> standing(Conflicts conflicts, String person, Matter matter) {
    return conflicts.facts().choices().stream()
        .filter(c -> c.person().equals(person) && c.matter().equals(matter.id()))
        .filter(c -> !c.on().isAfter(conflicts.day()))
        .max(Comparator.comparing(Choice::on).thenComparing(Choice::handling))
        .map(choice -> standing(conflicts, matter, choice));
  }

  private static Standing standing(Conflicts conflicts, Matter matter, Choice choice) {
    Sentences words = conflicts.sentences();
    if (choice.by().equals(choice.person())) {
      return new Standing.Refused(
          choice, words.name(choice.by()) + " chose for themselves; nobody may.");
    }
    if (conflicts.on(choice.on()).conflicted(choice.by(), matter)) {
      return new Standing.Refused(
          choice, words.name(choice.by()) + " chose, and was conflicted on the matter that day.");
    }
    LocalDate day = conflicts.day();
    if (choice.until() != null && !day.isBefore(choice.until())) {
      return new Standing.Lapsed(choice, "It lapsed on " + Sentences.day(choice.until()) + ".");
    }
    if (reached(matter, choice.untilStage(), day)) {
      return new Standing.Lapsed(
          choice,
          "It lapsed when the stage "
              + matter.stage(day).map(Words::spoken).orElse("")
              + " began.");
    }
    return enough(conflicts, matter, choice);
  }

  private static boolean reached(Matter matter, @Nullable Stage stage, LocalDate day) {
    return stage != null && matter.stage(day).map(s -> s.compareTo(stage) >= 0).orElse(false);
  }

  private static Standing enough(Conflicts conflicts, Matter matter, Choice choice) {
    Optional<String> fault = fault(conflicts.on(choice.on()), matter, choice);
    if (fault.isPresent()) {
      return new Standing.Refused(choice, fault.get());
    }
    Optional<String> now = fault(conflicts, matter, choice);
    return now.isPresent()
        ? new Standing.Lapsed(choice, "No longer enough: " + now.get())
        : new Standing.Stands(choice);
  }

  private static Optional<String> fault(Conflicts conflicts, Matter matter, Choice choice) {
    List<Conflict> found = conflicts.found(choice.person(), matter);
    Optional<Policy> policy = conflicts.policy(matter);
    if (found.isEmpty() || policy.isEmpty()) {
      return Optional.empty();
    }
    Allowed allowed = allowed(policy.get(), found, matter.stage(conflicts.day()));
    return allowed.allowed().contains(choice.handling())
        ? Optional.empty()
        : Optional.of(
            "the policy allows "
                + String.join(", ", allowed.allowed().stream().map(Words::spoken).toList())
                + ", not "
                + Words.spoken(choice.handling())
                + " (clauses "
                + String.join(", ", allowed.clauses())
                + ").");
  }

  /** The clock of a contest: what may still be done, or is due. */
  public static String contest(Policy policy, Choice choice, LocalDate day) {
    String clause = " (clause " + policy.contestClause() + ")";
    LocalDate contested = choice.contested();
    if (contested == null || contested.isAfter(day)) {
      LocalDate end = choice.on().plusDays(policy.contestDays());
      return (day.isAfter(end) ? "It could be contested until " : "It can be contested until ")
          + Sentences.day(end)
          + clause;
    }
    LocalDate answered = choice.answered();
    if (answered != null && !answered.isAfter(day)) {
      return "Contested on "
          + Sentences.day(contested)
          + ", answered on "
          + Sentences.day(answered);
    }
    LocalDate due = contested.plusDays(policy.answerDays());
    return "Contested on "
        + Sentences.day(contested)
        + "; an answer "
        + (day.isAfter(due) ? "was due on " : "is due by ")
        + Sentences.day(due)
        + clause;
  }
}
