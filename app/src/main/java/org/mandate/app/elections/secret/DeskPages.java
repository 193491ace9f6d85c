package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.mandate.app.bodies.FormView;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The returning officer's desk for one election, with what its buttons and forms do. */
public final class DeskPages {
  private final SecretElections elections;

  public DeskPages(SecretElections elections) {
    this.elections = elections;
  }

  private Reply of(Ask ask, BiFunction<Ask, SecretElection, Reply> answer) {
    return ElectionForms.published(elections, ask, answer);
  }

  public Reply show(Ask ask) {
    return of(ask, (a, e) -> page(e));
  }

  private Reply page(SecretElection e) {
    List<Section> sections = new ArrayList<>();
    if (e.state() == State.NOMINATIONS) {
      sections.add(nominations(e));
    }
    if (e.state() == State.ROLL) {
      sections.add(look(e));
    }
    result(e).ifPresent(sections::add);
    challenges(e).ifPresent(sections::add);
    mail(e).ifPresent(sections::add);
    if (ElectionMove.STOP.fits(e)) {
      sections.add(
          Section.of("If something went wrong")
              .button(Button.link("Stop this election", e.path() + "/stop").asSecondary()));
    }
    SecretPage page =
        new SecretPage(
            e.rules().title(),
            next(e),
            Prose.of("The returning officer’s desk. ").status(ElectionWords.status(e)),
            List.of(),
            List.of(
                new Link("The page that everybody sees", e.path()),
                new Link("The trustees’ keys", e.path() + "/keys")),
            elections.waits(e).map(w -> List.of(Prose.of(w + "."))).orElse(List.of()),
            Summary.empty(),
            sections);
    return Reply.page(SecretPage.TEMPLATE, page.heading(), page)
        .with(ElectionForms.look(elections.body(e)).back(e.path(), "The election"));
  }

  private String next(SecretElection e) {
    var t = e.timetable();
    return switch (e.state()) {
      case DRAFT -> "The rules are not published";
      case RULES ->
          t.nominationsOpen()
              .map(at -> "Nominations open on " + Dates.weekdayTime(at))
              .orElse("The roll is frozen on " + Dates.weekdayTime(t.rollOn()));
      case NOMINATIONS ->
          "Nominations close on " + Dates.weekdayTime(t.nominationsClose().orElseThrow());
      case CANDIDATES -> "The roll is frozen on " + Dates.weekdayTime(t.rollOn());
      case ROLL -> "Voting opens on " + Dates.weekdayTime(t.opens());
      case OPEN -> "Voting closes on " + Dates.weekdayTime(t.closes());
      case CLOSED -> "The result waits to be opened and declared";
      case DECLARED -> "Complaints are heard";
      case CERTIFIED -> "This election is over";
      case UNFILLED -> "Nobody stood";
      case VOIDED -> "This election is void";
      case STOPPED -> "This election was stopped";
    };
  }

  private Section look(SecretElection e) {
    Section section =
        Section.of(
            "Before voting opens",
            Prose.of(
                elections
                    .lastLook(e.id())
                    .map(
                        l ->
                            "You looked on "
                                + Dates.weekdayTime(l.at())
                                + ": each voter hides among "
                                + Numbers.whole(l.anonymity())
                                + ".")
                    .orElse("A small roll can give votes away. Look before voting opens.")));
    return section.button(
        Button.link("See what the result would give away", e.path() + "/leak/look"));
  }

  private Optional<Section> result(SecretElection e) {
    if (e.state() == State.CLOSED) {
      return Optional.of(
          Section.of("The result")
              .act(
                  e.path() + "/declare",
                  "The result is taken from the sealed ballots as the trustees opened them, counted"
                      + " under the published rules, and declared to everybody.",
                  Button.submit("Declare the result")));
    }
    if (e.state() == State.CERTIFIED && elections.results().vacated(e).isPresent()) {
      return Optional.of(
          Section.of("A seat is vacant")
              .button(Button.link("See who follows by a count-back", e.path() + "/count-back")));
    }
    if (e.state() != State.DECLARED) {
      return Optional.empty();
    }
    Optional<String> waits = elections.results().uncertified(e);
    Section section =
        Section.of(
            "Certification", Prose.of(waits.map(w -> w + ".").orElse("It can be certified now.")));
    for (Complaint c : elections.results().complaints(e.id())) {
      if (elections.results().settles(c)) {
        section =
            section.said(
                c.words(),
                Prose.of(Dates.plain(Dates.on(c.raisedAt()))),
                Prose.empty().link("Settle it", e.path() + "/complaints/" + c.id()));
      }
    }
    long others = elections.results().complaintCounts(e.id()).undecided() - mine(e);
    if (others > 0) {
      section =
          section.words(
              Prose.of(
                  Numbers.count(others, "complaint is", "complaints are")
                      + " about the returning officer, or by them: the auditor settles that, and"
                      + " certification waits for it."));
    }
    return Optional.of(
        waits.isPresent()
            ? section
            : section.act(
                e.path() + "/certify",
                "The result becomes final, and whoever is elected takes the seat.",
                Button.submit("Certify the result")));
  }

  /** Complaints that wait for whoever asks. */
  private long mine(SecretElection e) {
    return elections.results().complaints(e.id()).stream()
        .filter(elections.results()::settles)
        .count();
  }

  private Section nominations(SecretElection e) {
    List<Nomination> all = elections.nominations(e.id());
    long stand = all.stream().filter(Nomination::stands).count();
    Section section =
        Section.of(
            "Nominations so far",
            Prose.of(
                Numbers.count(stand, "person stands", "people stand")
                    + " for "
                    + Numbers.count(e.places(), "place", "places")
                    + ". Only you see this before the close."));
    if (all.isEmpty()) {
      return section;
    }
    Table.Builder table =
        Table.named("Nominations").captionHidden().fit().column("Who").column("Answer");
    for (Nomination n : all) {
      table.row(
          n.name(),
          n.withdrawnAt().isPresent()
              ? "Withdrew"
              : switch (n.consent()) {
                case AWAITED -> "No answer yet";
                case GIVEN -> "Stands";
                case REFUSED -> "Does not stand";
              });
    }
    return section.table(table.build());
  }

  private Optional<Section> challenges(SecretElection e) {
    List<RollChallenge> open =
        elections.challenges(e.id()).stream().filter(RollChallenge::undecided).toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Section section = Section.of("Challenges to settle");
    for (RollChallenge c : open) {
      section =
          section.said(
              c.words(),
              Prose.of("Somebody of " + elections.ground().bodies().named(c.practice())),
              Prose.empty().link("Settle it", e.path() + "/challenges/" + c.id()));
    }
    return Optional.of(section);
  }

  // Mail

  private Optional<Section> mail(SecretElection e) {
    List<RollStore.Mailed> mailed = elections.mailed(e.id());
    boolean open = e.state() == State.OPEN;
    if (mailed.isEmpty() && !open) {
      return Optional.empty();
    }
    long none = mailed.stream().mapToLong(RollStore.Mailed::noAddress).sum();
    long failed = mailed.stream().mapToLong(RollStore.Mailed::notSent).sum();
    Section section =
        Section.of(
            "Mail to the voters",
            Prose.of(
                failed + none == 0
                    ? "Every mail left or waits to leave. Nobody here sees a link, or who voted."
                    : Numbers.count(failed, "mail did", "mails did")
                        + " not leave, and "
                        + Numbers.count(none, "line has", "lines have")
                        + " no address. Reach these voters by telephone. Nobody here sees a link, or"
                        + " who voted."));
    if (!mailed.isEmpty()) {
      section = section.table(table(e, mailed));
    }
    return Optional.of(
        open
            ? section.act(
                e.path() + "/remind",
                "A reminder goes to every line of the roll, whether or not it has voted.",
                Button.submit("Send a reminder").asSecondary())
            : section);
  }

  private Table table(SecretElection e, List<RollStore.Mailed> mailed) {
    Map<Integer, String> who = new TreeMap<>();
    List<SecretVoter> roll = elections.roll(e.id());
    Map<String, String> names =
        elections
            .ground()
            .register()
            .names(new TreeSet<>(roll.stream().map(SecretVoter::practice).toList()));
    for (SecretVoter v : roll) {
      who.put(
          v.position(),
          v.name().isEmpty() ? names.getOrDefault(v.practice(), v.practice()) : v.name());
    }
    Table.Builder table =
        Table.named("What was mailed to each line")
            .captionHidden()
            .column("Voter")
            .column("Mail")
            .numeric("Waiting")
            .numeric("Left")
            .numeric("Did not leave")
            .numeric("No address");
    for (RollStore.Mailed m : mailed) {
      table.row(
          who.getOrDefault(m.position(), "Line " + m.position()),
          switch (m.what()) {
            case "credential" -> "Voting link";
            case "reminder" -> "Reminder";
            default -> "Voting has opened";
          },
          m.waiting(),
          m.sent() + m.earlier(),
          m.notSent(),
          m.noAddress());
    }
    return table.build();
  }

  public Reply remind(Ask ask) {
    return of(ask, (a, e) -> ElectionForms.pressed(elections.remind(e.id()), e.path() + "/desk"));
  }

  // Stop

  public Reply askStop(Ask ask) {
    return of(ask, (a, e) -> stop(a, e, FormErrors.none()));
  }

  public Reply takeStop(Ask ask) {
    return of(
        ask,
        (a, e) ->
            ElectionForms.answer(
                elections.stop(e.id(), a.typed("reason")),
                SecretElection::path,
                errors -> stop(a, e, errors)));
  }

  private Reply.Html stop(Ask ask, SecretElection e, FormErrors errors) {
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "Stop this election",
            List.of(
                Prose.of(
                    "No vote will be counted or opened, now or later. The election can be held"
                        + " again from the start.")),
            List.of(),
            "/stop",
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.area("reason", "Why is it stopped?").hint("Public").rows(4))),
            "Stop the election"));
  }
}
