package org.mandate.app.decisions;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.OfficeRules;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.decisions.Story.Told;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Step;
import org.mandate.count.Ranking;

/**
 * The terms that an election gave: those recorded since, and for the others a form with everything
 * filled in that the decision knows. Which person of the register a candidate is, somebody must
 * say: two can have one name (docs/decisions/0014).
 */
final class ElectedTerms {
  private static final List<String> ORDINALS =
      List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth");

  private final Decision decision;
  private final Body body;
  private final Matter matter;
  private final String seat;
  private final LocalDate first;
  private final List<Office> begun;
  private final List<SeatView> like;

  private ElectedTerms(Bodies bodies, Decision d, Body body, Matter m, String seat) {
    this.decision = d;
    this.body = body;
    this.matter = m;
    this.seat = seat;
    LocalDate decided = Dates.on(d.decidedAt());
    this.first = d.plan().effectOn().orElse(decided.plusDays(1));
    this.begun =
        bodies.offices(body.id()).stream()
            .filter(o -> o.seat().equals(seat) && o.route() == Office.Route.ELECTED)
            .filter(o -> !o.from().isBefore(decided))
            .toList();
    this.like =
        bodies.seats(body.id(), first).stream().filter(s -> s.seat().id().equals(seat)).toList();
  }

  /** Empty where no seat was filled by a valid election. */
  static Optional<ElectedTerms> of(Bodies bodies, Decision d, Body body, Matter m) {
    return m.filling()
        .map(Matter.Filling::seat)
        .filter(seat -> !seat.isEmpty() && d.valid() && d.outcome().equals("elected"))
        .map(seat -> new ElectedTerms(bodies, d, body, m, seat));
  }

  private List<String> elected() {
    return Ranking.read(decision.chosen()).stream().map(matter::words).toList();
  }

  private Optional<Office> term(String name) {
    return begun.stream().filter(o -> o.name().equals(name)).findFirst();
  }

  /** Names are withdrawn after a term, and may be written otherwise: then the number tells. */
  private List<String> waiting() {
    List<String> elected = elected();
    boolean all = !perArea() && begun.size() >= elected.size();
    return all ? List.of() : elected.stream().filter(name -> term(name).isEmpty()).toList();
  }

  private boolean perArea() {
    return like.stream().anyMatch(s -> OfficeRules.perArea(s.seat()));
  }

  Told told(LocalDate today) {
    List<String> waiting = waiting();
    List<Prose> lines = new ArrayList<>();
    for (String name : elected()) {
      Optional<Office> term = term(name);
      if (term.isPresent()) {
        lines.add(Prose.of(name + ": " + days(term.get()) + "."));
      } else if (waiting.contains(name)) {
        lines.add(Prose.of(name + ": no term is recorded yet."));
      }
    }
    lines.add(
        Prose.of(waiting.isEmpty() ? "All terms are recorded. " : "The secretary records them. ")
            .link("Who holds which seat", "/bodies/" + body.slug()));
    Step step =
        first.isAfter(today)
            ? Step.ahead(first, "Terms of office")
            : Step.past(first, "Terms of office");
    return new Told(step, lines);
  }

  private static String days(Office o) {
    return "in office from " + Dates.plain(o.from()) + " to " + Dates.plain(o.to().minusDays(1));
  }

  /** One for each who was elected and whose term is not recorded. */
  List<Button> buttons() {
    List<Button> buttons = new ArrayList<>();
    List<String> free = free();
    for (String name : waiting()) {
      int n = buttons.size();
      Button button =
          Button.link("Record the term of " + name, form(name, n < free.size() ? free.get(n) : ""));
      buttons.add(n == 0 ? button : button.asSecondary());
    }
    return buttons;
  }

  private String form(String name, String place) {
    return "/bodies/%s/seats?decision=%s&seat=%s&name=%s&route=elected&from-day=%d&from-month=%d&from-year=%d"
        .formatted(
            body.slug(),
            encoded(decision.id()),
            encoded(place),
            encoded(name),
            first.getDayOfMonth(),
            first.getMonthValue(),
            first.getYear());
  }

  /** As the form names a seat; an area's seat is for the secretary to choose. */
  private List<String> free() {
    if (perArea()) {
      return List.of();
    }
    int places = elected().size();
    if (places == 1 && like.size() == 1) {
      return List.of(named(like.getFirst().constituency()));
    }
    List<String> free = new ArrayList<>();
    like.stream()
        .filter(s -> s.holder().isEmpty() && !(s.constituency().isEmpty() && places > 1))
        .forEach(s -> free.add(named(s.constituency())));
    ORDINALS.stream()
        .filter(word -> like.stream().noneMatch(s -> s.constituency().equals(word)))
        .forEach(word -> free.add(named(word)));
    return free;
  }

  private String named(String constituency) {
    return seat + "|" + constituency;
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }
}
