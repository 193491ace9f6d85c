package org.mandate.cli.conflicts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.cli.conflicts.View.ChangeView;
import org.mandate.cli.conflicts.View.ChoiceView;
import org.mandate.cli.conflicts.View.ConflictView;
import org.mandate.cli.conflicts.View.HandlingView;
import org.mandate.cli.conflicts.View.MatterView;
import org.mandate.cli.conflicts.View.NeedView;
import org.mandate.cli.conflicts.View.OutlookView;
import org.mandate.cli.conflicts.View.PersonView;
import org.mandate.cli.conflicts.View.ProxyView;
import org.mandate.cli.conflicts.View.RoomView;
import org.mandate.cli.conflicts.View.RouteView;
import org.mandate.cli.conflicts.View.SeatView;
import org.mandate.cli.conflicts.View.StepView;
import org.mandate.cli.conflicts.View.VoiceView;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.HandlingRules;
import org.mandate.conflicts.HandlingRules.Standing;
import org.mandate.conflicts.ItemRules;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Outlook;
import org.mandate.conflicts.OutlookRules;
import org.mandate.conflicts.TalkRules;
import org.mandate.conflicts.Words;

/** Asks the library and lays its answers out. */
public final class ViewMaker {
  private final Conflicts conflicts;
  private final Conflicts before;
  private final Conflicts open;
  private final boolean publicCut;

  /**
   * A maker of one cut.
   *
   * @param before the same without what is supposed
   */
  public ViewMaker(Conflicts conflicts, Conflicts before, boolean publicCut) {
    this.conflicts = conflicts;
    this.before = before;
    this.publicCut = publicCut;
    this.open = publicCut ? conflicts.open() : conflicts;
  }

  /**
   * The whole answer.
   *
   * @param also people judged besides those who sit in the body
   * @param room the people in a room; empty when not asked
   */
  public View view(
      List<Matter> matters,
      List<String> also,
      boolean everybody,
      List<String> room,
      List<String> whatIf) {
    return new View(
        View.FORMAT,
        conflicts.day().toString(),
        publicCut ? "public" : "full",
        whatIf,
        matters.stream().map(m -> matter(m, also, everybody, !whatIf.isEmpty())).toList(),
        room.isEmpty()
            ? null
            : TalkRules.of(conflicts, room, matters).stream()
                .map(t -> new RoomView(t.matter(), t.safe(), t.mustLeave()))
                .toList());
  }

  private MatterView matter(Matter matter, List<String> also, boolean everybody, boolean supposed) {
    Set<String> people = new LinkedHashSet<>(conflicts.concerned(matter));
    people.addAll(also);
    if (everybody) {
      conflicts.all(matter).forEach(f -> people.add(f.person()));
    }
    Optional<Outlook> outlook = OutlookRules.of(conflicts, matter);
    return new MatterView(
        matter.id(),
        matter.title(),
        matter.body(),
        conflicts.policy(matter).map(p -> p.id() + " version " + p.version()).orElse(null),
        matter.stage(conflicts.day()).map(Words::of).orElse(null),
        people.stream().map(p -> person(p, matter)).toList(),
        ItemRules.proxies(conflicts, matter).stream().map(ViewMaker::proxy).toList(),
        outlook.map(ViewMaker::outlook).orElse(null),
        supposed ? change(matter, people, outlook) : null);
  }

  private PersonView person(String person, Matter matter) {
    String name = conflicts.sentences().name(person);
    return switch (conflicts.of(person, matter)) {
      case Finding.Conflicted found -> conflicted(found, name, matter);
      case Finding.Clear _ ->
          new PersonView(
              person,
              name,
              "clear",
              List.of(),
              ((Finding.Clear) open.of(person, matter)).why(),
              bars(person, matter),
              true,
              null,
              null);
      case Finding.NotJudged not ->
          new PersonView(
              person,
              name,
              "not-judged",
              List.of(),
              List.of(not.why()),
              List.of(),
              true,
              null,
              null);
    };
  }

  /** What somebody came to know protects the hearer: it is told in the full cut only. */
  private List<String> bars(String person, Matter matter) {
    return publicCut
        ? List.of()
        : conflicts.bars(person, matter).stream().map(b -> conflicts.sentences().of(b)).toList();
  }

  private PersonView conflicted(Finding.Conflicted found, String name, Matter matter) {
    List<ConflictView> shown = new ArrayList<>();
    boolean sealed = false;
    for (Conflict one : found.conflicts()) {
      if (publicCut && one.sealed()) {
        sealed = true;
      } else {
        shown.add(conflict(one, matter));
      }
    }
    if (sealed) {
      shown.add(
          new ConflictView(
              Words.of(Kind.INDIRECT),
              "Conflicted, indirect.",
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null));
    }
    // what is allowed tells of strengths, so it would tell of a sealed path
    HandlingView handling = sealed ? null : handling(found, matter);
    return new PersonView(
        found.person(),
        name,
        "conflicted",
        shown,
        List.of(),
        bars(found.person(), matter),
        sealed || found.complete(),
        handling,
        HandlingRules.standing(conflicts, found.person(), matter)
            .map(s -> choice(s, matter))
            .orElse(null));
  }

  private @Nullable HandlingView handling(Finding.Conflicted found, Matter matter) {
    return conflicts
        .policy(matter)
        .map(p -> HandlingRules.allowed(p, found.conflicts(), matter.stage(conflicts.day())))
        .map(
            a ->
                new HandlingView(
                    a.allowed().stream().map(Words::of).toList(),
                    a.shut().stream().sorted().map(Words::of).toList(),
                    List.copyOf(a.clauses())))
        .orElse(null);
  }

  private ConflictView conflict(Conflict one, Matter matter) {
    return new ConflictView(
        Words.of(one.kind()),
        conflicts.sentences().of(one, conflicts.day()),
        Words.of(one.strength()),
        Words.of(one.certainty()),
        one.rule().clause(),
        one.rule().says(),
        one.party().who(),
        Words.of(one.party().role()),
        Words.of(ItemRules.told(conflicts, one, matter)),
        one.steps().stream()
            .map(
                s ->
                    new StepView(
                        s.link().id(),
                        s.begins(),
                        Words.of(s.link().relation()) + (s.forward() ? "" : " backward"),
                        s.leads(),
                        s.link().period().from() == null
                            ? null
                            : String.valueOf(s.link().period().from())))
            .toList());
  }

  private ChoiceView choice(Standing standing, Matter matter) {
    var choice =
        switch (standing) {
          case Standing.Stands s -> s.choice();
          case Standing.Refused s -> s.choice();
          case Standing.Lapsed s -> s.choice();
        };
    String why =
        switch (standing) {
          case Standing.Stands _ -> null;
          case Standing.Refused s -> s.why();
          case Standing.Lapsed s -> s.why();
        };
    return new ChoiceView(
        Words.of(choice.handling()),
        choice.by(),
        Words.of(choice.as()),
        choice.on().toString(),
        standing.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
        publicCut ? null : why,
        publicCut ? null : choice.reason(),
        conflicts
            .policy(matter)
            .map(p -> HandlingRules.contest(p, choice, conflicts.day()))
            .orElse(""));
  }

  private static ProxyView proxy(ItemRules.ProxyAnswer answer) {
    return switch (answer) {
      case ItemRules.ProxyAnswer.Holds holds ->
          new ProxyView(holds.proxy().giver(), holds.proxy().holder(), true, null, null);
      case ItemRules.ProxyAnswer.Refused no ->
          new ProxyView(no.proxy().giver(), no.proxy().holder(), false, no.clause(), no.why());
    };
  }

  private static OutlookView outlook(Outlook outlook) {
    return new OutlookView(
        Words.of(outlook.verdict()),
        outlook.seats().stream()
            .map(s -> new SeatView(s.person(), s.role(), Words.of(s.place())))
            .toList(),
        outlook.quorum().stream()
            .map(
                n ->
                    new NeedView(
                        n.role().isEmpty() ? null : n.role(),
                        n.needed(),
                        n.remain(),
                        n.atBest(),
                        n.met()))
            .toList(),
        outlook.voices().stream()
            .map(v -> new VoiceView(v.role(), v.members(), v.remain(), v.lost()))
            .toList(),
        outlook.routes().stream()
            .map(
                r ->
                    new RouteView(
                        Words.of(r.route().way()),
                        r.route().clause(),
                        r.open(),
                        r.words(),
                        r.people()))
            .toList());
  }

  private ChangeView change(Matter matter, Set<String> people, Optional<Outlook> now) {
    Optional<Matter> then = before.facts().matter(matter.id());
    return new ChangeView(
        people.stream()
            .filter(p -> conflicts.conflicted(p, matter))
            .filter(p -> then.isEmpty() || !before.conflicted(p, then.get()))
            .toList(),
        then.flatMap(m -> OutlookRules.of(before, m)).map(o -> Words.of(o.verdict())).orElse(null),
        now.map(o -> Words.of(o.verdict())).orElse(null));
  }
}
