package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.record.Record;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/**
 * One election, as everybody sees it: rules, timetable, roles, candidates, roll, what comes next.
 */
public final class ElectionPages {
  private final SecretElections elections;

  public ElectionPages(SecretElections elections) {
    this.elections = elections;
  }

  public Reply show(Ask ask) {
    return ask.uuid("election")
        .flatMap(elections::find)
        .<Reply>map(e -> page(ask, e))
        .orElse(new Reply.NotFound());
  }

  private Reply.Html page(Ask ask, SecretElection e) {
    Body body = elections.body(e);
    Set<Role> roles = elections.roles(ask.who(), e);
    List<Section> sections = new ArrayList<>();
    ResultWords.section(elections, e).ifPresent(sections::add);
    ResultWords.complaints(elections, e).ifPresent(sections::add);
    CertificatePages.section(elections, e, ask.who()).ifPresent(sections::add);
    if (e.rules().kind() == SecretElection.Kind.SEATS) {
      candidates(e).ifPresent(sections::add);
    }
    sections.add(Section.of("Timetable").table(ElectionWords.timetable(e)));
    sections.add(roles(ask, e, roles));
    roll(ask, e, roles).ifPresent(sections::add);
    if (e.state() != State.DRAFT) {
      sections.add(story(e));
    }
    boolean decided = e.state() == State.DECLARED || e.state() == State.CERTIFIED;
    SecretPage page =
        new SecretPage(
            decided ? e.rules().title() : "Secret election " + e.reference() + ", " + body.name(),
            decided ? ResultWords.decided(elections, e).replaceAll("\\.$", "") : e.rules().title(),
            ElectionWords.lede(elections, e),
            buttons(ask, e, roles),
            links(ask, e, roles),
            notes(e, roles),
            facts(e, body),
            sections);
    return Reply.page(SecretPage.TEMPLATE, e.rules().title(), page)
        .with(ElectionForms.look(body).back("/bodies/" + body.slug() + "/elections", "Elections"));
  }

  private static boolean may(Action action, Set<Role> roles) {
    return action.roles().stream().anyMatch(roles::contains);
  }

  private List<Button> buttons(Ask ask, SecretElection e, Set<Role> roles) {
    List<Button> buttons = new ArrayList<>();
    if (Nominating.areOpen(e, elections.ground().record().now()) && may(Action.NOMINATE, roles)) {
      buttons.add(Button.link("Nominate somebody", e.path() + "/nominate"));
    }
    if (elections.results().hearsComplaints(e) && may(Action.COMPLAIN, roles)) {
      buttons.add(Button.link("Complain", e.path() + "/complain").asSecondary());
    }
    if (e.state() == State.DRAFT && may(Action.PREPARE_ELECTION, roles)) {
      buttons.add(Button.link("Name who runs it", e.path() + "/roles"));
    }
    if (e.state() == State.OPEN && !elections.myLines(e.id()).isEmpty()) {
      buttons.add(Button.link("Vote", e.path() + "/vote"));
    }
    return buttons;
  }

  private List<Link> links(Ask ask, SecretElection e, Set<Role> roles) {
    List<Link> links = new ArrayList<>();
    if (ask.who() instanceof Who.Person(var me)) {
      for (Nomination n : elections.nominations(e.id())) {
        if (n.person().equals(me) && e.state() == State.NOMINATIONS) {
          links.add(new Link("Your nomination", e.path() + "/nominations/" + n.id()));
        }
      }
    }
    LeakPages.link(elections, e).ifPresent(links::add);
    links.addAll(BoardLinks.of(elections, e, ask.who()));
    if (e.state() == State.DRAFT && may(Action.PREPARE_ELECTION, roles)) {
      links.add(new Link("Change the draft", e.path() + "/draft"));
    }
    if (e.state() != State.DRAFT && may(Action.RUN_BALLOT, roles)) {
      links.add(new Link("The returning officer’s desk", e.path() + "/desk"));
    }
    return links;
  }

  private List<Prose> notes(SecretElection e, Set<Role> roles) {
    List<Prose> notes = new ArrayList<>();
    if (e.state() == State.DRAFT && may(Action.PREPARE_ELECTION, roles)) {
      elections.unready(e).ifPresent(why -> notes.add(Prose.of(why)));
    }
    elections
        .waits(e)
        .ifPresent(why -> notes.add(Prose.of(why + ". Voting does not open while that is so.")));
    return notes;
  }

  private org.mandate.app.web.Summary facts(SecretElection e, Body body) {
    var facts = ElectionWords.facts(elections, e, body);
    return elections
        .castSoFar(e)
        .map(
            cast ->
                facts.line("Cast so far", Numbers.of(cast, elections.voters(e.id())) + " ballots"))
        .orElse(facts);
  }

  // Candidates

  private Optional<Section> candidates(SecretElection e) {
    List<Nomination> listed = elections.candidates(e.id());
    boolean before =
        e.state() == State.DRAFT || e.state() == State.RULES || e.state() == State.NOMINATIONS;
    if (before || (listed.isEmpty() && e.state() != State.UNFILLED)) {
      return Optional.empty();
    }
    Section section = Section.of("Candidates", contested(e, listed.size()));
    Map<String, String> names =
        elections
            .ground()
            .register()
            .names(new TreeSet<>(listed.stream().map(Nomination::practice).toList()));
    for (Nomination n : listed) {
      String name = n.name().isEmpty() ? "Name erased" : n.name();
      Prose by = Prose.of(name + ", " + names.getOrDefault(n.practice(), n.practice()));
      section =
          n.statement().isEmpty()
              ? section.words(by.text(". No statement."))
              : section.said(n.statement(), by, Prose.empty());
    }
    return Optional.of(section);
  }

  /** Whether there is a contest at all. */
  static Prose contested(SecretElection e, int standing) {
    int places = e.places();
    if (standing == 0) {
      return Prose.of("Nobody stood for ")
          .text(Numbers.count(places, "place", "places"))
          .text(". The seat stays empty until another election.");
    }
    if (standing <= places) {
      int left = places - standing;
      return Prose.of(
          "No more stand than are to be elected, so there is no vote: who stands is elected unopposed."
              + (left == 0
                  ? ""
                  : " "
                      + Numbers.count(left, "place stays", "places stay")
                      + " empty until another election."));
    }
    return Prose.of(
        Numbers.count(standing, "candidate", "candidates")
            + " for "
            + Numbers.count(places, "place", "places")
            + ", in this order: "
            + e.rules().order().words.substring(0, 1).toLowerCase(java.util.Locale.UK)
            + e.rules().order().words.substring(1)
            + ".");
  }

  // Roles

  private Section roles(Ask ask, SecretElection e, Set<Role> roles) {
    List<RoleHolder> holders = elections.holders(e.id());
    Section section = Section.of("Who runs this");
    if (holders.isEmpty()) {
      return section.words(Prose.of("Nobody is named yet."));
    }
    section = section.table(ElectionWords.roles(holders));
    return e.state() == State.DRAFT
            && may(Action.PREPARE_ELECTION, roles)
            && elections.unready(e).isEmpty()
        ? section.act(
            e.path() + "/publish",
            "Rules, timetable and roles are published and go on the record. From then on nobody can"
                + " change them.",
            Button.submit("Publish the rules"))
        : section;
  }

  // The roll

  private Optional<Section> roll(Ask ask, SecretElection e, Set<Role> roles) {
    if (elections.moves(e.id()).stream()
        .noneMatch(m -> m.move().equals(ElectionMove.FREEZE_ROLL.word()))) {
      return Optional.empty();
    }
    List<SecretVoter> roll = elections.roll(e.id());
    Section section = Section.of("The roll", rollWords(e, roll));
    Optional<Prose> bands = BandWords.roll(e, roll);
    if (bands.isPresent()) {
      section = section.words(bands.get()).table(BandWords.table(roll, elections.named(roll)));
    } else if (!roll.isEmpty()) {
      section = section.table(table(e, roll));
    }
    for (RollChallenge c : elections.challenges(e.id())) {
      section = section.said(c.words(), by(c), outcome(c));
    }
    boolean open = e.state() == State.ROLL || e.state() == State.OPEN;
    return Optional.of(
        open && may(Action.CHALLENGE_ROLL, roles)
            ? section.button(
                Button.link("Challenge the roll", e.path() + "/challenge").asSecondary())
            : section);
  }

  private static Prose rollWords(SecretElection e, List<SecretVoter> roll) {
    if (roll.isEmpty()) {
      return Prose.of(
          "The roll names people. It is shown to the people of the member practices, who can"
              + " challenge it, and to nobody else.");
    }
    String who =
        Numbers.count(roll.size(), e.rules().electorate().one, e.rules().electorate().many);
    return Prose.of(
        who
            + (roll.size() == 1 ? " has" : " have")
            + " one vote each"
            + (e.rules().bands().isEmpty() ? ", however large the practice is." : ".")
            + " Whoever leaves after the freeze stays on the roll.");
  }

  private Table table(SecretElection e, List<SecretVoter> roll) {
    Map<String, String> names = elections.named(roll);
    boolean people = e.rules().electorate() != SecretElection.Electorate.PRACTICES;
    Table.Builder table = Table.named("The frozen roll").captionHidden().fit().column("Line");
    if (people) {
      table.column("Who");
    }
    table.column("Practice");
    for (SecretVoter v : roll) {
      String practice = names.getOrDefault(v.practice(), v.practice());
      if (people) {
        table.row(
            String.valueOf(v.position()), v.name().isEmpty() ? "Name erased" : v.name(), practice);
      } else {
        table.row(String.valueOf(v.position()), practice);
      }
    }
    return table.build();
  }

  private Prose by(RollChallenge c) {
    return Prose.of(
        "Somebody of "
            + elections.ground().bodies().named(c.practice())
            + ", "
            + Dates.plain(Dates.on(c.raisedAt())));
  }

  private static Prose outcome(RollChallenge c) {
    return c.outcome()
        .map(
            o ->
                Prose.empty()
                    .bold(
                        switch (o) {
                          case "added" -> "Upheld, added to the roll: ";
                          case "removed" -> "Upheld, taken off the roll: ";
                          default -> "Rejected: ";
                        })
                    .text(c.answer()))
        .orElse(Prose.of("Not settled yet."));
  }

  // What has happened

  private Section story(SecretElection e) {
    List<SecretStore.Moved> moves = elections.moves(e.id());
    Map<Long, Link> entries = new HashMap<>();
    for (Record.Entry entry :
        elections
            .ground()
            .record()
            .entries(moves.stream().map(SecretStore.Moved::entry).toList())) {
      entry
          .place()
          .ifPresent(p -> entries.put(entry.id(), new Link("Entry " + p, "/record/entries/" + p)));
    }
    return Section.of("What has happened").table(ElectionWords.moves(moves, entries));
  }

  // The list

  public Reply list(Ask ask) {
    return elections
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .<Reply>map(b -> list(ask, b))
        .orElse(new Reply.NotFound());
  }

  private Reply.Html list(Ask ask, Body body) {
    List<SecretElection> all = elections.ofBody(body.id());
    long open = all.stream().filter(e -> e.state() == State.OPEN).count();
    String at = "/bodies/" + body.slug() + "/elections";
    Set<Role> roles = elections.ground().bodies().roles(ask.who(), body.id());
    List<Button> buttons = new ArrayList<>();
    if (may(Action.PREPARE_ELECTION, roles)) {
      buttons.add(Button.link("Prepare a secret vote", at + "/new"));
    }
    List<Section> sections = new ArrayList<>();
    if (!all.isEmpty()) {
      sections.add(Section.of("Elections").table(table(all)));
    }
    SecretPage page =
        new SecretPage(
            body.name(),
            open == 0
                ? "No secret election is open"
                : Numbers.count(open, "secret election is", "secret elections are") + " open",
            Prose.of(
                "Seats, questions and confidence, decided in secret and counted so that a stranger"
                    + " can check every step."),
            buttons,
            new ArrayList<>(listLinks(at).values()),
            List.of(),
            org.mandate.app.web.Summary.empty(),
            sections);
    return Reply.page(SecretPage.TEMPLATE, "Elections", page).with(ElectionForms.look(body));
  }

  private static Map<String, Link> listLinks(String at) {
    Map<String, Link> links = new LinkedHashMap<>();
    links.put("seats", new Link("Seats, vacancies and contests", at + "/seats"));
    links.put("petitions", new Link("Petitions", at.replace("/elections", "/petitions")));
    links.put("open", new Link("Open ballots of practices", at.replace("/elections", "/ballots")));
    return links;
  }

  private static Table table(List<SecretElection> all) {
    Table.Builder table =
        Table.named("Secret elections, the latest close first")
            .captionHidden()
            .stack()
            .column("Election")
            .column("State")
            .column("Voting closes");
    for (SecretElection e : all) {
      table.row(
          new Link(e.rules().title(), e.path()),
          ElectionWords.status(e),
          Dates.plainTime(e.timetable().closes()));
    }
    return table.build();
  }
}
