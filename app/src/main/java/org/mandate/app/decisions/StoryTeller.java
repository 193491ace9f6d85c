package org.mandate.app.decisions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Story.Told;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotCount;
import org.mandate.app.elections.Challenge;
import org.mandate.app.elections.Elections;
import org.mandate.app.elections.RollLine;
import org.mandate.app.elections.Vote;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Outcomes;
import org.mandate.app.register.Register;
import org.mandate.app.web.Button;
import org.mandate.app.web.Check;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Names;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Step;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Setting;
import org.mandate.count.Ranking;

/** Tells a decision from its facts; nothing on the page is typed. */
final class StoryTeller {
  private final Decisions decisions;
  private final Elections elections;
  private final Bodies bodies;
  private final Register register;

  private final boolean then;

  /**
   * @param then whether practices are written as they were known when the roll was frozen
   */
  StoryTeller(
      Decisions decisions, Elections elections, Bodies bodies, Register register, boolean then) {
    this.then = then;
    this.decisions = decisions;
    this.elections = elections;
    this.bodies = bodies;
    this.register = register;
  }

  /** What whoever asks may do with a decision, beyond reading it. */
  record May(boolean takeFull, boolean fillSeats, List<Button> buttons) {}

  Story tell(Decision d, May may) {
    Ballot ballot = decisions.ballot(d);
    Matter matter = elections.matter(ballot);
    Body body = elections.body(ballot);
    BallotCount count = elections.count(ballot);
    Judgement judgement = decisions.judgeAgain(d);
    List<RollLine> roll = elections.roll(ballot.id());
    RollThen rollThen = RollThen.of(register, ballot, roll, bodies.today());
    Map<String, String> names = then ? rollThen.names() : rollThen.namesNow();
    Map<String, Vote> votes = elections.votes(ballot.id());
    LocalDate put = Dates.on(matter.openedAt());
    VoteTold vote = new VoteTold(d, matter, count, judgement, names, votes, body.slug());
    Optional<ElectedTerms> terms = ElectedTerms.of(bodies, d, body, matter);
    return new Story(
        "Decision " + d.reference(),
        d.title(),
        known(d, ballot),
        vote.lede(),
        may.fillSeats() ? terms.map(ElectedTerms::buttons).orElse(List.of()) : List.of(),
        may.buttons(),
        new Told(Step.past(put, "The question"), question(matter)),
        whose(body, ballot, matter, put),
        options(d, matter, put),
        evidence(matter, put),
        decisions
            .conflictsAtPapers(ballot, matter)
            .map(c -> new Told(Step.past(c.on(), "Conflicts"), List.of(c.words(matter)))),
        asked(ballot, roll, rollThen, names),
        vote.voted(elections.constitution(ballot), ballot),
        vote.words(),
        validity(d, judgement, body.slug()),
        ahead(
            d,
            changed(d, body, matter).or(() -> terms.map(one -> one.told(bodies.today()))),
            "The practices look at this again."),
        new Story.Certificate(
            decisions.certificateBytes(d, false),
            decisions.certificateBytes(d, true),
            d.path() + "/certificate",
            d.path() + "/votes.json",
            may.takeFull()));
  }

  private Prose known(Decision d, Ballot ballot) {
    Prose decided =
        Prose.of(
            "Decided on " + Dates.weekday(Dates.on(d.decidedAt())) + " by the member practices. ");
    return then
        ? decided
            .text(
                "As known then: practices are named as they were when the roll was frozen, on "
                    + Dates.weekday(Dates.on(ballot.frozenAt().orElseThrow()))
                    + ". ")
            .link("See as known now", d.path())
        : decided
            .text("As known now, " + Dates.plain(bodies.today()) + ". ")
            .link("See as known then", d.path() + "?known=then");
  }

  private static List<Prose> question(Matter m) {
    return m.reasons().lines().map(String::strip).filter(l -> !l.isEmpty()).map(Prose::of).toList();
  }

  private Told whose(Body body, Ballot ballot, Matter m, LocalDate put) {
    String at = "/bodies/" + body.slug() + "/constitution";
    Optional<Setting.Matter> reserved = elections.constitution(ballot).reservedMatter(m.reserved());
    Prose words = Prose.of("The member practices. ");
    if (reserved.isPresent()) {
      String rule =
          elections.constitution(ballot).find(Setting.ReservedMatters.class).orElseThrow().rule();
      words =
          words
              .text("A reserved matter: “" + reserved.get().words() + "”. ")
              .rule(rule, at + "#rule-" + rule)
              .text(" ");
    }
    Optional<Adopted> adopted =
        bodies.constitutions(body.id()).stream()
            .filter(a -> a.version() == ballot.constitution())
            .findFirst();
    words =
        words
            .text("Under version " + ballot.constitution() + " of the ")
            .link("constitution", at)
            .text(
                adopted.map(a -> ", in force since " + Dates.plain(Dates.on(a.from()))).orElse("")
                    + ". Authority: ")
            .bold(body.source().words(body.instrument()))
            .text(".");
    return new Told(Step.past(put, "Whose decision it was").when("The same day"), List.of(words));
  }

  private static Told options(Decision d, Matter m, LocalDate put) {
    if (m.options().stream().map(Matter.Option::words).toList().equals(List.of("For", "Against"))) {
      return new Told(
          Step.past(put, "Options").when("The same day"),
          List.of(Prose.of("For or against. Every practice could abstain.")));
    }
    List<Prose> lines = new ArrayList<>();
    for (Matter.Option o : m.options()) {
      Prose line = Prose.of(o.words());
      if (d.outcome().equals("elected") && Ranking.read(d.chosen()).contains(o.id())) {
        line = line.text(". ").bold("Elected");
      }
      lines.add(
          o.id().equals(d.chosen()) && d.outcome().equals("choice")
              ? line.text(". ").bold("Chosen")
              : line);
    }
    lines.add(Prose.of("Every practice could abstain."));
    return new Told(
        Step.past(put, m.filling().isPresent() ? "Candidates" : "Options").when("The same day"),
        lines);
  }

  private static Told evidence(Matter m, LocalDate put) {
    List<Prose> lines =
        m.evidence().isEmpty()
            ? List.of(Prose.of("None was given."))
            : m.evidence().stream()
                .map(
                    e ->
                        e.link().isEmpty()
                            ? Prose.of(e.words())
                            : Prose.empty().link(e.words(), e.link()))
                .toList();
    return new Told(Step.past(put, "Evidence").when("The same day"), lines);
  }

  private Told asked(Ballot b, List<RollLine> roll, RollThen rollThen, Map<String, String> names) {
    Instant frozen = b.frozenAt().orElseThrow();
    long patients = roll.stream().mapToLong(RollLine::patients).sum();
    List<Prose> lines = new ArrayList<>();
    lines.add(
        Prose.of("All " + Numbers.count(roll.size(), "practice", "practices") + " on the ")
            .link("roll", b.path())
            .text(
                ", frozen and published on "
                    + Dates.weekday(Dates.on(frozen))
                    + ", with "
                    + Numbers.whole(patients)
                    + " "
                    + b.basis()
                    + " patients"
                    + b.basisAsAt().map(day -> " at " + Dates.plain(day)).orElse("")
                    + ". The ballot was open from "
                    + Dates.weekdayTime(b.opensAt())
                    + " to "
                    + Dates.weekdayTime(b.closesAt())
                    + "."));
    lines.add(Prose.of(rollThen.words(then)));
    for (Challenge c : elections.challenges(b.id())) {
      lines.add(
          Prose.of(name(names, c.practice()) + " challenged the roll: “" + c.words() + "”. ")
              .bold(
                  c.outcome()
                      .map(o -> o.equals("upheld") ? "Upheld: " : "Rejected: ")
                      .orElse("Not settled before the close"))
              .text(c.answer()));
    }
    return new Told(Step.past(Dates.on(frozen), "Who was asked"), lines);
  }

  static Story.Validity validity(Decision d, Judgement judgement, String slug) {
    List<Check> checks = new ArrayList<>();
    List<Prose> notApplied = new ArrayList<>();
    for (Judgement.Check c : judgement.checks()) {
      Prose rule =
          Prose.empty().rule(c.rule(), "/bodies/" + slug + "/constitution#rule-" + c.rule());
      switch (c.status()) {
        case MET -> checks.add(Check.met(c.sentence(), rule));
        case NOT_MET -> checks.add(Check.notMet(c.sentence(), rule));
        case NOT_APPLICABLE ->
            notApplied.add(
                Prose.of("Not judged. " + c.sentence() + " ")
                    .rule(c.rule(), "/bodies/" + slug + "/constitution#rule-" + c.rule()));
      }
    }
    Step step =
        Step.past(Dates.on(d.decidedAt()), "Is it valid?")
            .when("Judged at the close, and again now");
    return new Story.Validity(step, answer(judgement), checks, notApplied);
  }

  private static Prose answer(Judgement judgement) {
    return switch (judgement.standing()) {
      case Judgement.Standing.Valid v ->
          Prose.empty().status(Status.yes("Valid")).text(". The procedure was kept.");
      case Judgement.Standing.Irregular(List<Judgement.Check> reasons) ->
          Prose.empty()
              .status(Status.no("Irregular"))
              .text(
                  " for "
                      + Numbers.count(reasons.size(), "reason", "reasons")
                      + ": "
                      + String.join(
                          ", ",
                          reasons.stream()
                              .map(
                                  c ->
                                      c.name().toLowerCase(java.util.Locale.UK)
                                          + " (rule "
                                          + c.rule()
                                          + ")")
                              .toList())
                      + ".");
    };
  }

  /** What became of the constitution, where that was the question. */
  private Optional<Told> changed(Decision d, Body body, Matter m) {
    return m.proposal()
        .map(
            p ->
                new Told(
                    Step.past(Dates.on(d.decidedAt()), "The constitution")
                        .when("In the same moment"),
                    List.of(Outcomes.of(bodies, body, m))));
  }

  static List<Told> ahead(Decision d, Optional<Told> changed, String again) {
    List<Told> ahead = new ArrayList<>(changed.stream().toList());
    boolean done =
        d.outcome().equals("carried")
            || d.outcome().equals("choice")
            || d.outcome().equals("levels")
            || d.outcome().equals("elected");
    if (done && !d.plan().effectWords().isEmpty()) {
      LocalDate from = d.plan().effectOn().orElse(Dates.on(d.decidedAt()));
      ahead.add(
          new Told(Step.ahead(from, "What follows"), List.of(Prose.of(d.plan().effectWords()))));
    }
    d.plan()
        .reviewOn()
        .ifPresent(day -> ahead.add(new Told(Step.ahead(day, "Review"), List.of(Prose.of(again)))));
    return ahead;
  }

  static String name(Map<String, String> names, String code) {
    return Names.titled(names.getOrDefault(code, code));
  }
}
