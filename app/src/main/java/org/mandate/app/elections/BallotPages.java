package org.mandate.app.elections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.constitution.BallotRule;

/** Public pages of ballots: the list and one ballot with its roll, rules and challenges. */
public final class BallotPages {
  private final Elections elections;
  private final Matters matters;
  private final Bodies bodies;
  private final Register register;

  public BallotPages(Elections elections, Matters matters, Bodies bodies, Register register) {
    this.elections = elections;
    this.matters = matters;
    this.bodies = bodies;
    this.register = register;
  }

  /** The ballots of a body; the table is null while there are none. */
  public record BallotsPage(
      String caption,
      String heading,
      @Nullable Table ballots,
      String mattersAddress,
      Link secret) {}

  /** A form of one button that somebody who may can press. */
  public record Act(String action, String words, Button button) {}

  /** A challenge as shown. */
  public record ChallengeShown(String words, Prose by, Prose outcome) {}

  /** One ballot. */
  public record BallotPage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      List<Button> buttons,
      List<Link> links,
      Summary facts,
      List<String> warnings,
      List<Act> acts,
      List<Prose> rules,
      Prose rollWords,
      Table roll,
      List<ChallengeShown> challenges,
      String noChallenge,
      List<Button> challengeLinks) {}

  public Reply list(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    List<Ballot> all = elections.ofBody(body.id());
    Table.Builder table =
        Table.named("Ballots, the latest close first")
            .stack()
            .column("Question")
            .column("State")
            .column("Closes");
    for (Ballot b : all) {
      table.row(
          new Link(elections.matter(b).title(), b.path()),
          BallotWords.status(b),
          Dates.plainTime(b.closesAt()));
    }
    long open = all.stream().filter(b -> b.state() == Ballot.State.OPEN).count();
    return Reply.page(
            "elections/list.jte",
            "Ballots",
            new BallotsPage(
                body.name(),
                open == 0
                    ? "No ballot is open"
                    : Numbers.count(open, "ballot is", "ballots are") + " open",
                all.isEmpty() ? null : table.build(),
                "/bodies/" + body.slug() + "/matters",
                new Link("Secret elections", "/bodies/" + body.slug() + "/elections")))
        .with(look(body));
  }

  public Reply show(Ask ask) {
    return ask.uuid("ballot")
        .flatMap(elections::find)
        .<Reply>map(b -> page(ask, b))
        .orElse(new Reply.NotFound());
  }

  private Reply page(Ask ask, Ballot b) {
    Body body = elections.body(b);
    Matter matter = elections.matter(b);
    Set<Role> roles = elections.roles(ask.who(), new Subject("ballot", b.id().toString()));
    boolean runs = roles.contains(Role.RETURNING_OFFICER);
    boolean draft = b.state() == Ballot.State.DRAFT;
    if (draft && !runs && !roles.contains(Role.OFFICE_HOLDER)) {
      return new Reply.NotFound();
    }
    List<RollLine> roll = draft ? elections.rollToday(b) : elections.roll(b.id());
    Map<String, String> names = register.names(roll.stream().map(RollLine::practice).toList());
    List<Challenge> challenges = elections.challenges(b.id());
    boolean challengeable = b.state() == Ballot.State.PUBLISHED || b.state() == Ballot.State.OPEN;
    return Reply.page(
            "elections/ballot.jte",
            matter.title(),
            new BallotPage(
                "Ballot on matter " + matter.reference(),
                matter.title(),
                BallotWords.asAt(b, BallotWords.basis(b)),
                elections
                    .heldBack(b)
                    .map(why -> Prose.of(why + ". It does not open while that holds."))
                    .orElseGet(() -> BallotWords.lede(b, elections.turnout(b.id()), roll.size())),
                buttons(b, roles),
                links(b, runs),
                facts(b, roll),
                runs && draft ? elections.warnings(b) : List.of(),
                runs ? acts(b) : List.of(),
                rules(b, body),
                BallotWords.roll(b, roll),
                table(roll, names),
                challenges.stream().map(c -> shown(c, names, b, runs)).toList(),
                challengeable ? "None so far." : "There was none.",
                challengeable && Action.CHALLENGE_ROLL.roles().stream().anyMatch(roles::contains)
                    ? List.of(
                        Button.link("Challenge the roll", b.path() + "/challenge").asSecondary())
                    : List.of()))
        .with(look(body).back("/bodies/" + body.slug() + "/ballots", "Ballots"));
  }

  private List<Button> buttons(Ballot b, Set<Role> roles) {
    List<Button> buttons = new ArrayList<>();
    if (b.state() == Ballot.State.OPEN && roles.contains(Role.PRACTICE_VOTER)) {
      buttons.add(Button.link("Vote", b.path() + "/vote"));
    }
    matters
        .stage(b.matter())
        .filter(s -> b.state() == Ballot.State.CLOSED && !s.link().href().equals(b.path()))
        .ifPresent(s -> buttons.add(Button.link("See the decision", s.link().href())));
    return buttons;
  }

  private static List<Link> links(Ballot b, boolean runs) {
    List<Link> links = new ArrayList<>();
    links.add(new Link("Reasons, options and evidence", "/matters/" + b.matter()));
    if (runs && (b.state() == Ballot.State.PUBLISHED || b.state() == Ballot.State.OPEN)) {
      links.add(new Link("Stop this ballot", b.path() + "/stop"));
    }
    return links;
  }

  private static List<Act> acts(Ballot b) {
    List<Act> acts = new ArrayList<>();
    switch (b.state()) {
      case DRAFT ->
          acts.add(
              new Act(
                  b.path() + "/publish",
                  "Publishing freezes this roll as of today and shows it to everybody. It can be challenged until the close.",
                  Button.submit("Freeze and publish the roll")));
      case OPEN -> {
        acts.add(
            new Act(
                b.path() + "/remind",
                "A reminder with a fresh link goes to the voter and deputy of every practice, whether or not it has voted: nobody here can see who has.",
                Button.submit("Send a reminder").asSecondary()));
      }
      case PUBLISHED, CLOSED, STOPPED -> {
        // nothing that one button does
      }
    }
    return acts;
  }

  private Summary facts(Ballot b, List<RollLine> roll) {
    Summary facts =
        Summary.empty()
            .line("State", BallotWords.status(b))
            .line("Opens", Dates.weekdayTime(b.opensAt()))
            .line("Closes", Dates.weekdayTime(b.closesAt()));
    for (Map.Entry<String, String> line : RankedWords.facts(elections, b).entrySet()) {
      facts = facts.line(line.getKey(), line.getValue());
    }
    if (b.notice().isPresent()) {
      facts = facts.line("Papers sent", Dates.weekday(b.notice().get()));
    }
    facts = facts.line("Returning officer", officer(b));
    if (!b.plan().effectWords().isEmpty()) {
      facts =
          facts.line(
              elections.matter(b).filling().isPresent() ? "What follows" : "If it carries",
              b.plan().effectWords());
    }
    if (b.state() == Ballot.State.STOPPED) {
      facts = facts.line("Why it was stopped", b.stopReason());
    }
    return facts;
  }

  private String officer(Ballot b) {
    if (b.frozenAt().isEmpty()) {
      return "Whoever holds the seat when the roll is frozen";
    }
    Optional<Office> office = b.office().flatMap(bodies::office);
    return office
        .map(
            o ->
                (o.name().isEmpty() ? "Holder of the seat" : o.name())
                    + ", term to "
                    + Dates.plain(o.to().minusDays(1)))
        .orElse("Nobody held the seat when the roll was frozen");
  }

  private List<Prose> rules(Ballot b, Body body) {
    BallotRule rule = elections.constitution(b).ballotRule(b.question()).orElseThrow();
    List<Prose> rules = new ArrayList<>();
    String at = "/bodies/" + body.slug() + "/constitution#rule-";
    for (String number :
        List.of(rule.deciding().rule(), rule.quorum().rule(), rule.window().rule())) {
      elections
          .constitution(b)
          .clause(number)
          .ifPresent(c -> rules.add(Prose.of(c.text() + " ").rule(number, at + number)));
    }
    rules.add(
        Prose.of(
            "The votes are counted by practice and by registered patients, side by side. One GP, one vote cannot be worked out from the votes of practices, so it is not shown."));
    return rules;
  }

  private static Table table(List<RollLine> roll, Map<String, String> names) {
    boolean areas = roll.stream().anyMatch(l -> l.area() != null);
    Table.Builder table =
        Table.named("Practices on the roll").fit().column("Practice").column("Code");
    if (areas) {
      table.column("Area");
    }
    table.numeric("Patients");
    for (RollLine l : roll) {
      String name = VotePages.name(names, l.practice());
      if (areas) {
        table.row(name, l.practice(), l.area(), l.patients());
      } else {
        table.row(name, l.practice(), l.patients());
      }
    }
    long patients = roll.stream().mapToLong(RollLine::patients).sum();
    String all = Numbers.count(roll.size(), "practice", "practices");
    if (areas) {
      table.total(all, null, null, patients);
    } else {
      table.total(all, null, patients);
    }
    return table.build();
  }

  private static ChallengeShown shown(
      Challenge c, Map<String, String> names, Ballot b, boolean runs) {
    Prose by =
        Prose.of(VotePages.name(names, c.practice()) + ", " + Dates.plain(Dates.on(c.raisedAt())));
    Prose outcome =
        c.outcome()
            .map(
                o ->
                    Prose.empty()
                        .bold(o.equals("upheld") ? "Upheld: " : "Rejected: ")
                        .text(c.answer()))
            .orElse(Prose.of("Not settled yet. "));
    if (runs && c.undecided()) {
      outcome = outcome.link("Settle it", b.path() + "/challenges/" + c.id());
    }
    return new ChallengeShown(c.words(), by, outcome);
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("ballots");
  }
}
