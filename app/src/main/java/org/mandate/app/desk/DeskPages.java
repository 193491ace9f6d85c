package org.mandate.app.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.sealed.TrusteePages;
import org.mandate.app.register.Authority;
import org.mandate.app.register.Person;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;

/** The address "/": what a stranger should know, or what needs the person who signed in. */
public final class DeskPages {
  private static final int LATEST = 6;
  private final Desk.Ground ground;
  private final Predicate<Ask> offersTown;
  private final TrusteePages trustees;

  /**
   * @param ground what the desks read
   * @param offersTown whether this request may sign in as one of the demonstration's people
   */
  public DeskPages(Desk.Ground ground, Predicate<Ask> offersTown) {
    this.ground = ground;
    this.offersTown = offersTown;
    this.trustees = new TrusteePages(ground.secretElections(), ground.boards());
  }

  /**
   * The start for everybody.
   *
   * @param decisions the latest, each a line
   * @param bodies those there are, each a line
   * @param entries in the public record
   */
  public record StartPage(List<Prose> decisions, List<Prose> bodies, long entries, boolean town) {}

  public Reply start(Ask ask) {
    return ask.who() instanceof Who.Person(UUID id) ? desk(id) : start(offersTown.test(ask));
  }

  private Reply start(boolean town) {
    List<Prose> bodies =
        ground.bodies().all().stream()
            .map(b -> Prose.empty().link(b.name(), "/bodies/" + b.slug()))
            .toList();
    StartPage page = new StartPage(latest(), bodies, ground.log().head().size(), town);
    return Reply.page("desk/start.jte", "Every decision carries its mandate", page)
        .with(Reply.Look.PLAIN.at("desk"));
  }

  private List<Prose> latest() {
    return ground.bodies().all().stream()
        .flatMap(body -> ground.decisions().of(body.id()).stream())
        .sorted(Comparator.comparing(Decision::decidedAt).reversed())
        .limit(LATEST)
        .map(DeskPages::line)
        .toList();
  }

  private static Prose line(Decision d) {
    return Prose.empty()
        .link(d.title(), d.path())
        .text(" On " + Dates.plain(Dates.on(d.decidedAt())) + ": " + d.outcomeWords() + ". ")
        .status(d.valid() ? Status.yes("Valid") : Status.no("Irregular"));
  }

  // The desk of a person

  private Reply desk(UUID id) {
    LocalDate today = ground.bodies().today();
    List<Office> offices = ground.bodies().officesOf(id);
    List<Authority> votes = ground.people().votesOf(id, today);
    Map<String, String> names =
        ground.register().names(votes.stream().map(Authority::practice).toList());

    OfficeDesk held = new OfficeDesk(ground, today);
    offices.forEach(held::look);
    ConflictDesk conflicts = new ConflictDesk(ground.watch());
    conflicts.look(id);
    offices.forEach(o -> ground.bodies().find(o.body()).ifPresent(body -> conflicts.look(o, body)));
    MeetingDesk meetings = new MeetingDesk(ground, today);
    offices.forEach(o -> ground.bodies().find(o.body()).ifPresent(body -> meetings.look(o, body)));
    ground.meetings().memberBodies().stream()
        .flatMap(body -> ground.bodies().find(body).stream())
        .forEach(meetings::look);
    PracticeDesk practices = new PracticeDesk(ground, today);
    for (Authority vote : votes) {
      practices.look(vote.practice(), names.getOrDefault(vote.practice(), vote.practice()));
    }

    ActionDesk actions = new ActionDesk(ground);
    offices.forEach(o -> ground.bodies().find(o.body()).ifPresent(b -> actions.look(id, o, b)));
    votes.forEach(vote -> actions.look(vote.practice()));

    DecisionDesk decided = new DecisionDesk(ground.decisions());
    offices.forEach(o -> ground.bodies().find(o.body()).ifPresent(b -> decided.look(o, b)));

    MoneyDesk money = new MoneyDesk(ground.chases(), today);
    offices.forEach(o -> ground.bodies().find(o.body()).ifPresent(b -> money.look(o, b)));

    SecretDesk secret = new SecretDesk(ground.secretElections(), ground.boards(), trustees);
    secret.look(new Who.Person(id));

    List<Desk.Task> tasks = new ArrayList<>(practices.tasks());
    tasks.addAll(secret.tasks());
    tasks.addAll(money.tasks());
    tasks.addAll(decided.tasks());
    tasks.addAll(held.tasks());
    tasks.addAll(conflicts.tasks());
    tasks.addAll(actions.tasks());
    tasks.addAll(meetings.tasks());
    tasks.sort(Comparator.comparing(task -> task.by().orElse(Instant.MAX)));
    List<Desk.Notes> notes = new ArrayList<>();
    notes.addAll(conflicts.notes());
    secret.answers().ifPresent(notes::add);
    held.talk().ifPresent(notes::add);
    meetings.notes().ifPresent(notes::add);
    if (!practices.said().isEmpty()) {
      notes.add(new Desk.Notes("What your practice has said", practices.said()));
    }
    List<Prose> latest = latest();
    if (!latest.isEmpty()) {
      notes.add(new Desk.Notes("Decided lately", latest));
    }
    Desk desk = new Desk(heading(id, offices, names), tasks, held.cards(), notes);
    return Reply.page("desk/desk.jte", "Your desk", desk)
        .with(
            home(offices, votes)
                .map(body -> Reply.Look.PLAIN.body(body.name(), body.slug()))
                .orElse(Reply.Look.PLAIN)
                .at("desk"));
  }

  /** The body whose menu the desk shows: that of an office, else one that asks the practice. */
  private Optional<Body> home(List<Office> offices, List<Authority> votes) {
    List<Body> asking =
        ground.bodies().all().stream()
            .filter(body -> !ground.mandates().topics(body.id()).isEmpty())
            .toList();
    return offices.stream()
        .flatMap(office -> ground.bodies().find(office.body()).stream())
        .findFirst()
        .or(() -> votes.isEmpty() ? Optional.empty() : asking.stream().findFirst());
  }

  private String heading(UUID id, List<Office> offices, Map<String, String> practices) {
    List<String> parts = new ArrayList<>();
    for (Office office : offices) {
      Body body = ground.bodies().find(office.body()).orElseThrow();
      String seat =
          ground.bodies().seats(body.id(), ground.bodies().today()).stream()
              .filter(s -> s.holder().filter(o -> o.id().equals(office.id())).isPresent())
              .map(s -> s.title())
              .findFirst()
              .orElse(office.seat());
      parts.add(seat + ", " + body.name());
    }
    parts.addAll(practices.values());
    return parts.isEmpty()
        ? ground.people().person(id).map(Person::name).orElse("")
        : String.join("; ", parts);
  }
}
