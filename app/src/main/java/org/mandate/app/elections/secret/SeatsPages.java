package org.mandate.app.elections.secret;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.OfficeRules;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.constitution.Setting;

/**
 * The elected seats of a body, for everybody: which are empty and since when, which run out with
 * nothing planned, and which elections were no contest.
 */
public final class SeatsPages {
  /** A term that ends within so many days should have its election planned. */
  private static final int SOON = 90;

  private final SecretElections elections;

  public SeatsPages(SecretElections elections) {
    this.elections = elections;
  }

  public Reply show(Ask ask) {
    return elections
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .<Reply>map(b -> page(ask, b))
        .orElse(new Reply.NotFound());
  }

  private Reply.Html page(Ask ask, Body body) {
    LocalDate today = elections.ground().bodies().today();
    List<SeatView> seats =
        elections.ground().bodies().seats(body.id(), today).stream()
            .filter(v -> v.seat().filled() == Setting.Filled.ELECTED)
            .toList();
    long empty = seats.stream().filter(v -> v.holder().isEmpty()).count();
    String at = "/bodies/" + body.slug() + "/elections";
    Set<Role> roles = elections.ground().bodies().roles(ask.who(), body.id());
    boolean prepares = Action.PREPARE_ELECTION.roles().stream().anyMatch(roles::contains);
    List<Section> sections = new ArrayList<>();
    List<SecretElection> all =
        elections.ofBody(body.id()).stream().filter(e -> e.rules().kind() == Kind.SEATS).toList();
    if (!seats.isEmpty()) {
      sections.add(Section.of("Every elected seat").table(seats(seats, all, today, at, prepares)));
    }
    sections.add(contests(all));
    SecretPage page =
        new SecretPage(
            body.name(),
            empty == 0
                ? "No elected seat is empty"
                : Numbers.of(empty, seats.size())
                    + (seats.size() == 1 ? " elected seat is empty" : " elected seats are empty"),
            Prose.of(
                "A seat that is empty, a term that ran out and an election without a contest stand"
                    + " here, so that somebody plans the next election."),
            List.of(),
            List.of(new Link("Elections", at)),
            List.of(),
            Summary.empty(),
            sections);
    return Reply.page(SecretPage.TEMPLATE, "Seats and contests", page)
        .with(ElectionForms.look(body).back(at, "Elections"));
  }

  private static Table seats(
      List<SeatView> seats,
      List<SecretElection> all,
      LocalDate today,
      String at,
      boolean prepares) {
    Table.Builder table =
        Table.named("Elected seats")
            .captionHidden()
            .stack()
            .column("Seat")
            .column("Today")
            .column("Next election");
    for (SeatView v : seats) {
      Optional<SecretElection> next =
          all.stream()
              .filter(e -> !e.state().isOver() && e.state() != State.DRAFT && fills(e, v))
              .findFirst();
      table.row(v.title(), today(v, today), next(v, next, today, at, prepares));
    }
    return table.build();
  }

  private static boolean fills(SecretElection e, SeatView v) {
    return e.rules()
        .seats()
        .filter(
            s ->
                s.seat().equals(v.seat().id())
                    && (s.places() > 1 || s.constituency().equals(v.constituency())))
        .isPresent();
  }

  private static Prose today(SeatView v, LocalDate today) {
    Optional<Office> holder = v.holder();
    if (holder.isPresent()) {
      LocalDate to = holder.get().to();
      String until = "Held until " + Dates.plain(to.minusDays(1));
      return to.isAfter(today.plusDays(SOON))
          ? Prose.from(Status.yes(until))
          : Prose.from(Status.soon(until));
    }
    Optional<OfficeRules.Gap> gap = v.gaps().stream().filter(g -> g.until().isEmpty()).findFirst();
    return gap.map(
            g ->
                Prose.from(Status.no("Empty"))
                    .text(
                        " since "
                            + Dates.plain(g.from())
                            + (v.terms().isEmpty()
                                ? ": never held"
                                : ": the term ran out or was left")))
        .orElse(Prose.from(Status.no("Empty")));
  }

  private static Prose next(
      SeatView v, Optional<SecretElection> next, LocalDate today, String at, boolean prepares) {
    if (next.isPresent()) {
      return Prose.empty()
          .link(next.get().rules().title(), next.get().path())
          .text(", voting closes " + Dates.plain(Dates.on(next.get().timetable().closes())));
    }
    boolean due = v.holder().map(o -> !o.to().isAfter(today.plusDays(SOON))).orElse(true);
    Prose words = Prose.of(due ? "None is planned: a gap" : "Not due yet");
    return due && prepares
        ? words
            .text(". ")
            .link(
                "Prepare one",
                at
                    + "/new?kind=seats&seat="
                    + java.net.URLEncoder.encode(
                        v.seat().id() + "|" + v.constituency(),
                        java.nio.charset.StandardCharsets.UTF_8))
        : words;
  }

  // Contests

  private Section contests(List<SecretElection> all) {
    Table.Builder table =
        Table.named("How many stood for how many places")
            .captionHidden()
            .stack()
            .column("Election")
            .numeric("Places")
            .numeric("Stood")
            .column("Contest");
    long held = 0;
    long contested = 0;
    for (SecretElection e : all) {
      boolean known =
          elections.moves(e.id()).stream()
              .anyMatch(
                  m ->
                      m.to(State.CANDIDATES)
                          || m.to(State.UNFILLED)
                          || m.move().equals(ElectionMove.ELECT_UNOPPOSED.word()));
      if (known) {
        int stood = elections.candidates(e.id()).size();
        held++;
        contested += stood > e.places() ? 1 : 0;
        table.row(new Link(e.rules().title(), e.path()), e.places(), stood, contest(e, stood));
      }
    }
    if (held == 0) {
      return Section.of("Contests", Prose.of("No election has come as far as its candidates yet."));
    }
    return Section.of(
            "Contests",
            Prose.of(
                Numbers.of(contested, held)
                    + (held == 1 ? " election was" : " elections were")
                    + " contested: more stood than were to be elected."))
        .table(table.build());
  }

  private static Status contest(SecretElection e, int stood) {
    if (stood == 0) {
      return Status.no("Nobody stood");
    }
    if (stood > e.places()) {
      return Status.yes("Contested");
    }
    return stood == e.places()
        ? Status.soon("Unopposed")
        : Status.no("Unopposed, " + (e.places() - stood) + " left empty");
  }
}
