package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotCount;
import org.mandate.app.elections.Vote;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Figure;
import org.mandate.app.web.Franchises;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.app.web.Step;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.app.web.VotePlot;
import org.mandate.app.web.VotePlot.Bar;
import org.mandate.app.web.VotePlot.Block;
import org.mandate.app.web.VotePlot.Side;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Judgement;
import org.mandate.constitution.Judgement.Measure;
import org.mandate.constitution.Threshold;
import org.mandate.count.CountResult;
import org.mandate.count.Franchise;
import org.mandate.count.Question;
import org.mandate.count.Ranking;
import org.mandate.count.Tally;
import org.mandate.count.Voter;

/** The votes of a decision in plots, tables and words. */
record VoteTold(
    Decision decision,
    Matter matter,
    BallotCount count,
    Judgement judgement,
    Map<String, String> names,
    Map<String, Vote> votes,
    String slug) {

  private CountResult.Counted counted() {
    return count.figures();
  }

  private boolean ranked() {
    return count.ranked().isPresent();
  }

  Prose lede() {
    Tally t = counted().tally(Franchise.ONE_PRACTICE_ONE_VOTE);
    String result =
        switch (decision.outcome()) {
          case "carried" -> "The motion is carried by " + sides(t);
          case "fallen" -> "The motion is not carried: it had " + sides(t);
          case "choice" ->
              "The practices chose “" + matter.words(decision.chosen()) + "”: " + sides(t);
          case "levels" -> "Every practice chose for itself: " + sides(t);
          case "elected" ->
              (elected().size() == 1 ? "Elected: " : "Elected in this order: ")
                  + String.join("; ", elected());
          default ->
              ranked()
                  ? "Nobody is elected. " + count.ranked().orElseThrow().result().stopped()
                  : "Nothing was decided: " + sides(t);
        };
    Prose lede = Prose.of(result + (result.endsWith(".") ? " " : ". ") + "The decision is ");
    lede = lede.bold(decision.valid() ? "valid" : "irregular").text(".");
    return ranked() ? lede.text(" ").link("How it was counted", decision.path() + "/count") : lede;
  }

  private List<String> elected() {
    return Ranking.read(decision.chosen()).stream().map(matter::words).toList();
  }

  private String sides(Tally t) {
    if (motion()) {
      return Numbers.count(t.of(Question.FOR), "vote", "votes")
          + " to "
          + Numbers.whole(t.of(Question.AGAINST));
    }
    List<String> parts = new ArrayList<>();
    t.byOption().forEach((o, n) -> parts.add(Numbers.whole(n) + " " + matter.words(o)));
    return String.join(", ", parts);
  }

  private boolean motion() {
    return counted().question().options().equals(List.of(Question.FOR, Question.AGAINST));
  }

  Story.Voted voted(Constitution rules, Ballot ballot) {
    List<Table> tables = new ArrayList<>();
    Optional<Figure> figure = figure();
    if (motion()) {
      figure = figure.map(f -> f.with(franchises()));
    } else {
      tables.add(options());
    }
    if (judgement.measures().stream().anyMatch(m -> m.area() != null)) {
      tables.add(areas());
    }
    Tally t = counted().tally(Franchise.ONE_PRACTICE_ONE_VOTE);
    return new Story.Voted(
        Step.act(Dates.on(decision.decidedAt()), "The vote"),
        paragraphs(t),
        figure,
        tables,
        Prose.of(
            "One GP, one vote is left out: it cannot be worked out from the votes of practices."),
        listed(),
        "Every practice’s vote (" + Numbers.whole(t.roll()) + ")",
        all());
  }

  private List<Prose> paragraphs(Tally t) {
    List<Prose> all = new ArrayList<>();
    all.add(Prose.of("Question put: “" + matter.title() + "” Open vote, by practice. "));
    if (ranked()) {
      all.add(how());
    }
    all.add(
        Prose.of(
            "Turnout: "
                + Numbers.withShare(t.tookPart(), t.roll())
                + " practices voted, abstentions included."));
    return all;
  }

  private Prose how() {
    BallotCount.Ranked made = count.ranked().orElseThrow();
    return Prose.of(
            made.seats()
                + " to be elected by ranking, counted under "
                + made.counting().rule()
                + ". ")
        .link("See who won and why, stage by stage", decision.path() + "/count")
        .text(".");
  }

  private Optional<Figure> figure() {
    List<String> options = counted().question().options();
    if (ranked()
        || options.size() > 2
        || counted().roll().voters().isEmpty()
        || counted().roll().weight() == 0) {
      return Optional.empty();
    }
    Map<Side, String> words = new EnumMap<>(Side.class);
    words.put(Side.FOR, motion() ? "For" : matter.words(options.getFirst()));
    if (options.size() == 2) {
      words.put(Side.AGAINST, motion() ? "Against" : matter.words(options.get(1)));
    }
    words.put(Side.ABSTAINED, "Abstained");
    words.put(Side.DID_NOT_VOTE, "Did not vote");
    List<Bar> bars = new ArrayList<>();
    bars.add(bar("One practice, one vote", Franchise.ONE_PRACTICE_ONE_VOTE));
    bars.add(bar("Weighted by patients", Franchise.WEIGHTED_BY_LIST));
    return Optional.of(
        VotePlot.of(
            "vote",
            finding(),
            "Each block is one practice. Second bar: width shows its patients",
            bars,
            words));
  }

  private String finding() {
    return switch (decision.outcome()) {
      case "carried" -> "The motion reached what it needed";
      case "fallen" -> "The motion did not reach what it needed";
      case "choice" -> "“" + matter.words(decision.chosen()) + "” leads";
      case "levels" -> "What the practices chose";
      default -> "How the practices voted";
    };
  }

  private Bar bar(String title, Franchise franchise) {
    List<Block> blocks = new ArrayList<>();
    for (Voter v : counted().roll().voters()) {
      long weight = franchise == Franchise.ONE_PRACTICE_ONE_VOTE ? 1 : v.weight();
      if (weight > 0) {
        blocks.add(new Block(side(counted().cast().get(v.id())), weight));
      }
    }
    Optional<Measure> mark = mark(franchise);
    return new Bar(
        title,
        blocks,
        mark.filter(m -> m.threshold().base() == Threshold.Base.OF_ROLL)
            .map(Measure::needed)
            .orElse(null),
        mark.map(m -> "Needed: " + Numbers.whole(m.needed())).orElse(""));
  }

  private Side side(@Nullable String choice) {
    if (choice == null) {
      return Side.DID_NOT_VOTE;
    }
    if (choice.equals(Question.ABSTAIN)) {
      return Side.ABSTAINED;
    }
    return choice.equals(counted().question().options().getFirst()) ? Side.FOR : Side.AGAINST;
  }

  /**
   * What had to be reached over the whole roll under a franchise; empty where nothing had to be.
   */
  private Optional<Measure> mark(Franchise franchise) {
    return judgement.measures().stream()
        .filter(m -> m.area() == null)
        .filter(m -> m.threshold().franchise().name().equals(franchise.name()))
        .findFirst();
  }

  private Table franchises() {
    return Franchises.table(
        "Two ways of counting the same vote",
        judgement.measures().isEmpty()
            ? "constitution"
            : "constitution, rule " + judgement.measures().getFirst().rule(),
        List.of(
            column("One practice, one vote", Franchise.ONE_PRACTICE_ONE_VOTE),
            column("Weighted by patients", Franchise.WEIGHTED_BY_LIST)));
  }

  private Franchises.Count column(String name, Franchise franchise) {
    Tally t = counted().tally(franchise);
    Optional<Measure> mark = mark(franchise);
    boolean inAreas =
        judgement.measures().stream()
            .anyMatch(
                m -> m.area() != null && m.threshold().franchise().name().equals(franchise.name()));
    return new Franchises.Count(
        name,
        mark.isPresent() ? "Decides" : inAreas ? "Decides in each area" : "For information only",
        t.of(Question.FOR),
        t.of(Question.AGAINST),
        t.abstained(),
        t.didNotVote(),
        mark.map(Measure::needed).orElse(null),
        mark.map(Measure::met).orElse(null));
  }

  private Table options() {
    Tally practices = counted().tally(Franchise.ONE_PRACTICE_ONE_VOTE);
    Tally patients = counted().tally(Franchise.WEIGHTED_BY_LIST);
    Table.Builder table =
        Table.named(
                ranked() ? "First choices, counted two ways" : "What was chosen, counted two ways")
            .fit()
            .column(matter.filling().isPresent() ? "Candidate" : "Option")
            .numeric("Practices", bearing(Franchise.ONE_PRACTICE_ONE_VOTE, ""))
            .numeric("Patients", bearing(Franchise.WEIGHTED_BY_LIST, "For information only"));
    practices.byOption().forEach((o, n) -> table.row(matter.words(o), n, patients.of(o)));
    table.row("Abstained", practices.abstained(), patients.abstained());
    table.row("Did not vote", practices.didNotVote(), patients.didNotVote());
    table.total("Whole roll", practices.roll(), patients.roll());
    return table.build();
  }

  private String bearing(Franchise franchise, String none) {
    boolean weighs =
        count
            .ranked()
            .filter(r -> r.counting().weigh().name().equals(franchise.name()))
            .isPresent();
    return weighs ? "Weighs the rankings" : mark(franchise).isPresent() ? "Decides" : none;
  }

  private Table areas() {
    SortedMap<String, Tally> byArea = counted().tallyByArea(Franchise.ONE_PRACTICE_ONE_VOTE);
    Table.Builder table =
        Table.named("Each area by itself")
            .column("Area")
            .numeric("For")
            .numeric("Against")
            .numeric("Abstained")
            .numeric("Did not vote")
            .numeric("Needed")
            .column("Reached?");
    for (Measure m : judgement.measures()) {
      Tally t = m.area() == null ? null : byArea.get(m.area());
      if (t != null && motion()) {
        table.row(
            m.area(),
            t.of(Question.FOR),
            t.of(Question.AGAINST),
            t.abstained(),
            t.didNotVote(),
            m.needed(),
            m.met() ? Status.yes("Yes") : Status.no("No"));
      }
    }
    return table.build();
  }

  private Summary listed() {
    Summary lists = Summary.empty();
    for (String option : counted().question().options()) {
      if (!(motion() && option.equals(Question.FOR))) {
        lists = line(lists, label(option), counted().votersFor(option));
      }
    }
    lists = line(lists, "Abstained", counted().votersFor(Question.ABSTAIN));
    return line(lists, "Did not vote", counted().didNotVote());
  }

  private String label(String option) {
    String words = motion() ? "Against" : matter.words(option);
    return ranked() ? "First choice " + words : words;
  }

  private Summary line(Summary lists, String key, List<String> practices) {
    return lists.line(
        key,
        practices.isEmpty()
            ? "None"
            : String.join("; ", practices.stream().map(p -> StoryTeller.name(names, p)).toList()));
  }

  private Table all() {
    Table.Builder table =
        Table.named("How each practice voted")
            .captionHidden()
            .fit()
            .column("Practice")
            .numeric("Patients")
            .column("Vote");
    for (Voter v : counted().roll().voters()) {
      table.row(StoryTeller.name(names, v.id()), v.weight(), word(choice(v.id())));
    }
    Tally t = counted().tally(Franchise.ONE_PRACTICE_ONE_VOTE);
    table.total(
        Numbers.count(t.roll(), "practice", "practices"),
        counted().roll().weight(),
        Numbers.whole(t.tookPart()) + " voted");
    return table.build();
  }

  /** A ranking whole, where the count holds only its first choice. */
  private @Nullable String choice(String practice) {
    Vote vote = ranked() ? votes.get(practice) : null;
    return vote == null ? counted().cast().get(practice) : vote.choice();
  }

  private String word(@Nullable String choice) {
    if (choice == null) {
      return "Did not vote";
    }
    if (choice.equals(Question.ABSTAIN)) {
      return "Abstained";
    }
    if (ranked()) {
      return String.join(", then ", Ranking.read(choice).stream().map(matter::words).toList());
    }
    return motion() ? (choice.equals(Question.FOR) ? "For" : "Against") : matter.words(choice);
  }

  /** Who was outvoted speaks first, word for word. */
  Story.Words words() {
    String winning =
        switch (decision.outcome()) {
          case "carried" -> Question.FOR;
          case "fallen" -> Question.AGAINST;
          default -> decision.chosen();
        };
    List<Story.Words.Said> dissent = new ArrayList<>();
    List<Story.Words.Said> others = new ArrayList<>();
    for (Vote v : votes.values()) {
      if (!v.words().isEmpty()) {
        String by =
            StoryTeller.name(names, v.practice())
                + ", "
                + (ranked() ? word(v.choice()) : word(v.choice()).toLowerCase(Locale.UK));
        // A ranking takes no side: nobody is outvoted on one.
        (ranked() || v.choice().equals(winning) ? others : dissent)
            .add(new Story.Words.Said(v.words(), Prose.of(by)));
      }
    }
    boolean anyDissent = !dissent.isEmpty();
    dissent.addAll(others);
    String heading = anyDissent ? "Dissent, word for word" : "Words for the record";
    return new Story.Words(
        Step.past(Dates.on(decision.decidedAt()), heading).when("The same day"), dissent);
  }
}
