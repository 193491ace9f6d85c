package org.mandate.cli.conflicts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer. Absent is null, and not written.
 *
 * @param asOf the day it speaks of
 * @param cut {@code full} or {@code public}
 * @param whatIf the facts that were supposed, as given
 */
public record View(
    String format,
    String asOf,
    String cut,
    List<String> whatIf,
    List<MatterView> matters,
    @Nullable List<RoomView> room) {
  /** What stands in {@code format}. */
  public static final String FORMAT = "mandate-conflicts-answer-1";

  /** One matter. */
  public record MatterView(
      String matter,
      String title,
      String body,
      @Nullable String policy,
      @Nullable String stage,
      List<PersonView> people,
      List<ProxyView> proxies,
      @Nullable OutlookView outlook,
      @Nullable ChangeView change) {}

  /**
   * One person on one matter.
   *
   * @param answer {@code conflicted}, {@code clear} or {@code not-judged}
   * @param why of a clear or unjudged person, in sentences
   * @param bars from acting for whom, after sealed papers; never in the public cut
   * @param complete false when there may be more paths than are listed
   */
  public record PersonView(
      String person,
      String name,
      String answer,
      List<ConflictView> conflicts,
      List<String> why,
      List<String> bars,
      boolean complete,
      @Nullable HandlingView handling,
      @Nullable ChoiceView choice) {}

  /**
   * One path. In the public cut of a sealed one only kind and sentence stand.
   *
   * @param told {@code at-the-item}, {@code on-the-register-only} or {@code nowhere}
   */
  public record ConflictView(
      String kind,
      String sentence,
      @Nullable String strength,
      @Nullable String certainty,
      @Nullable String clause,
      @Nullable String says,
      @Nullable String party,
      @Nullable String partyRole,
      @Nullable String told,
      @Nullable List<StepView> path) {}

  /** One link of a path. */
  public record StepView(
      String link, String from, String relation, String to, @Nullable String since) {}

  /** What may be chosen, mildest first. */
  public record HandlingView(List<String> allowed, List<String> shut, List<String> clauses) {}

  /**
   * What was chosen.
   *
   * @param standing {@code stands}, {@code refused} or {@code lapsed}
   */
  public record ChoiceView(
      String handling,
      String by,
      String as,
      String on,
      String standing,
      @Nullable String why,
      @Nullable String reason,
      String contest) {}

  /** A proxy on the item. */
  public record ProxyView(
      String giver, String holder, boolean holds, @Nullable String clause, @Nullable String why) {}

  /** Before the item. */
  public record OutlookView(
      String verdict,
      List<SeatView> seats,
      List<NeedView> quorum,
      List<VoiceView> voices,
      List<RouteView> routes) {}

  /** A member and where they stand. */
  public record SeatView(String person, String role, String place) {}

  /** One requirement of the quorum; {@code role} is absent for the number of all. */
  public record NeedView(@Nullable String role, int needed, int remain, int atBest, boolean met) {}

  /** What is left of a clinical role. */
  public record VoiceView(String role, int members, int remain, boolean lost) {}

  /** A lawful way on. */
  public record RouteView(
      String way, String clause, boolean open, String words, List<String> people) {}

  /** What the supposed facts change on this matter. */
  public record ChangeView(
      List<String> newlyConflicted,
      @Nullable String verdictBefore,
      @Nullable String verdictAfter) {}

  /** Whether a matter is safe among the people in the room. */
  public record RoomView(String matter, boolean safe, List<String> mustLeave) {}
}
