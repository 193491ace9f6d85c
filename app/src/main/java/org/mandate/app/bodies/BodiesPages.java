package org.mandate.app.bodies;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.access.Subject;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Step;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The list of bodies, and a body's own page at a date. */
public final class BodiesPages {
  private final Bodies bodies;

  public BodiesPages(Bodies bodies) {
    this.bodies = bodies;
  }

  /** All bodies at a date. */
  public record ListPage(
      String heading, Prose asAt, Table bodies, boolean none, boolean mayFound) {}

  /** One body at a date. */
  public record BodyPage(
      String heading,
      String name,
      String address,
      Prose asAt,
      Summary about,
      List<Prose> links,
      Table members,
      boolean noMembers,
      Prose whyNone,
      Table seats,
      Summary rooted,
      List<Happened> past,
      boolean keeps) {}

  /** One line of a body's history. */
  public record Happened(Step step, String words) {}

  /** The frame of a body's pages. */
  public static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("bodies");
  }

  public Reply list(Ask ask) {
    LocalDate at = ask.date("at").orElse(bodies.today());
    List<Body> all = bodies.all();
    Table.Builder table =
        Table.named("Bodies, their authority and whom they speak for")
            .captionHidden()
            .column("Body")
            .numeric("Practices")
            .numeric("Registered patients")
            .column("Patients at")
            .column("Authority")
            .column("Status");
    for (Body body : all) {
      Membership members = bodies.membership(body.id(), at, Bodies.REGISTERED);
      table.row(
          new Link(body.name(), "/bodies/" + body.slug()),
          members.practices(),
          members.patients(),
          members.patientsAsAt().map(Dates::plain).orElse("Not known"),
          body.source().title(),
          status(body, at));
    }
    return Reply.page(
            "bodies/list.jte",
            "Bodies",
            new ListPage(
                Numbers.count(all.size(), "body", "bodies") + " here",
                asAt(at),
                table.stack().build(),
                all.isEmpty(),
                bodies.roles(ask.who(), Subject.PLATFORM).contains(Role.REGISTRAR)))
        .with(Reply.Look.PLAIN.at("bodies"));
  }

  private static Prose asAt(LocalDate at) {
    return Prose.of("As known now for " + Dates.weekday(at) + ". Registered patients. ")
        .link("See 1 April", "?at=" + at.withMonth(4).withDayOfMonth(1));
  }

  private Status status(Body body, LocalDate at) {
    if (at.isBefore(body.from())) {
      return Status.none("Not yet founded");
    }
    Optional<BodyStatus> stated = bodies.status(body.id(), at);
    return switch (stated.map(BodyStatus::state).orElse(BodyStatus.State.ACTIVE)) {
      case ACTIVE -> Status.yes("Active");
      case PAUSED -> Status.soon("Paused");
      case MERGED -> Status.none("Merged");
      case CLOSED -> Status.none("Closed");
    };
  }

  public Reply show(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    LocalDate at = ask.date("at").orElse(bodies.today());
    Membership members = bodies.membership(body.id(), at, Bodies.REGISTERED);
    String heading =
        Numbers.count(members.practices(), "practice", "practices")
            + ", "
            + Numbers.count(members.patients(), "patient", "patients");
    String address = "/bodies/" + body.slug();
    boolean keeps =
        !Collections.disjoint(bodies.roles(ask.who(), body.id()), Action.KEEP_BODY.roles());
    return Reply.page(
            "bodies/body.jte",
            heading,
            new BodyPage(
                heading,
                body.name(),
                address,
                bodyAsAt(members),
                about(body, at),
                links(address),
                members(members),
                members.practices() == 0,
                whyNone(body, at),
                seats(body, at),
                rooted(body, at),
                past(body),
                keeps))
        .with(look(body).back("/bodies", "Bodies"));
  }

  private static Prose bodyAsAt(Membership members) {
    return Prose.of(
            "Members on "
                + Dates.weekday(members.at())
                + members
                    .patientsAsAt()
                    .map(d -> ". Registered patients at " + Dates.plain(d) + ". ")
                    .orElse(". No list size is known. "))
        .link("See a year before", "?at=" + members.at().minusYears(1));
  }

  private static List<Prose> links(String address) {
    return List.of(
        Prose.empty().link("Mandates", address + "/mandates"),
        Prose.empty().link("Meetings", address + "/meetings"),
        Prose.empty().link("Minutes", address + "/minutes"),
        Prose.empty().link("Matters", address + "/matters"),
        Prose.empty().link("Ballots", address + "/ballots"),
        Prose.empty().link("Decisions", address + "/decisions"),
        Prose.empty().link("Strategy", address + "/strategy"),
        Prose.empty().link("Actions", address + "/actions"),
        Prose.empty().link("Programmes", address + "/programmes"),
        Prose.empty().link("Assessors", address + "/assessors/ledger"),
        Prose.empty().link("Constitution", address + "/constitution"),
        Prose.empty().link("Interests", address + "/interests"),
        Prose.empty().link("Conflicts policy", address + "/conflicts-policy"),
        Prose.empty().link("Breaches", address + "/breaches"));
  }

  private Summary about(Body body, LocalDate at) {
    Prose state = Prose.from(status(body, at));
    Optional<BodyStatus> stated = bodies.status(body.id(), at);
    if (stated.isPresent()) {
      BodyStatus s = stated.get();
      state =
          state.text(
              " since "
                  + Dates.plain(s.from())
                  + s.until().map(u -> ", until " + Dates.plain(u)).orElse("")
                  + ". "
                  + s.reason()
                  + " "
                  + s.effect());
    }
    return Summary.empty()
        .line("Authority", body.source().words(body.instrument()))
        .line("Founder", body.founder().isEmpty() ? "Its members" : founder(body))
        .line("Began", Dates.plain(body.from()))
        .line("Status", state)
        .line("Who is a member", rule(body.rule()));
  }

  private String founder(Body body) {
    return bodies.named(body.founder()) + " (" + body.founder() + ")";
  }

  private String rule(MembershipRule rule) {
    List<String> parts = new ArrayList<>();
    if (!rule.networks().isEmpty()) {
      parts.add("every practice of " + and(rule.networks().stream().map(bodies::named).toList()));
    }
    if (!rule.practices().isEmpty()) {
      parts.add(
          Numbers.count(rule.practices().size(), "practice", "practices")
              + " named at the founding");
    }
    if (!rule.added().isEmpty()) {
      parts.add("also " + and(rule.added().stream().map(bodies::named).toList()));
    }
    if (!rule.leftOut().isEmpty()) {
      parts.add("without " + and(rule.leftOut().stream().map(bodies::named).toList()));
    }
    String words = String.join("; ", parts);
    return words.isEmpty()
        ? "Nobody yet"
        : words.substring(0, 1).toUpperCase(java.util.Locale.UK) + words.substring(1);
  }

  static String and(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** Members by area, with a total. */
  static Table members(Membership members) {
    Table.Builder table =
        Table.named("Member practices on " + Dates.plain(members.at()))
            .column("Practice")
            .numeric("Registered patients")
            .column("Code")
            .fit();
    List<String> areas = new ArrayList<>(members.areas());
    areas.add("");
    for (String area : areas) {
      List<Member> here =
          members.members().stream()
              .filter(m -> area.equals(m.area() == null ? "" : m.area()))
              .toList();
      if (!here.isEmpty()) {
        table.group(
            (area.isEmpty() ? "No neighbourhood or network" : area)
                + ": "
                + Numbers.count(here.size(), "practice", "practices")
                + ", "
                + Numbers.count(
                    here.stream().mapToLong(Member::patients).sum(), "patient", "patients"));
        here.forEach(
            m ->
                table.row(
                    new Link(m.name(), "/organisations/" + m.code()),
                    m.patientsAsAt() == null ? "Not known" : m.patients(),
                    m.code()));
      }
    }
    return table
        .total(
            Numbers.count(members.practices(), "practice", "practices"), members.patients(), null)
        .build();
  }

  private static Prose whyNone(Body body, LocalDate at) {
    return Prose.of(
        at.isBefore(body.from())
            ? "The body began on " + Dates.plain(body.from()) + ". Look at a later day."
            : "No practice fits its rule of membership on this day, or it is over. The secretary can add a practice.");
  }

  private Table seats(Body body, LocalDate at) {
    Table.Builder table =
        Table.named("Seats on " + Dates.plain(at))
            .captionHidden()
            .column("Seat")
            .column("Held by")
            .column("Term")
            .column("Filled by")
            .column("Without a holder")
            .stack();
    for (SeatView seat : bodies.seats(body.id(), at)) {
      table.row(
          seat.title(),
          holder(seat),
          term(seat),
          seat.seat().filled().name().equals("ELECTED")
              ? "Election by " + seat.seat().constituency()
              : "Appointment by " + seat.seat().constituency(),
          gaps(seat, at));
    }
    return table.build();
  }

  private static Object holder(SeatView seat) {
    return seat.holder()
        .<Object>map(o -> o.name().isEmpty() ? "Name no longer published" : o.name())
        .orElse(Status.none("Nobody"));
  }

  private static String term(SeatView seat) {
    return seat.holder()
        .map(o -> Dates.plain(o.from()) + " to " + Dates.plain(o.to()) + ", " + o.route().word())
        .or(() -> seat.expired().map(o -> "Last term ended " + Dates.plain(o.to())))
        .orElse("");
  }

  private static String gaps(SeatView seat, LocalDate at) {
    return String.join(
        "; ",
        seat.gaps().stream()
            .map(
                g ->
                    Dates.plain(g.from())
                        + g.until().map(u -> " to " + Dates.plain(u)).orElse(" until now")
                        + " ("
                        + Dates.days(g.from(), g.until().orElse(at))
                        + ")")
            .toList());
  }

  private Summary rooted(Body body, LocalDate at) {
    Rootedness r = bodies.rootedness(body.id(), at);
    return Summary.empty()
        .line("Seats held by somebody the practices elected", Numbers.of(r.elected(), r.seats()))
        .line(
            "Oldest election still relied on",
            r.oldestElection()
                .map(d -> Dates.plain(d) + ", " + Dates.days(d, at) + " ago")
                .orElse("None"))
        .line(
            "Turnout of the last ballot",
            r.turnout()
                .map(
                    t ->
                        Numbers.withShare(t.voted(), t.roll())
                            + ", closed "
                            + Dates.plain(t.closed()))
                .orElse("No ballot has closed"))
        .line("Contacts with practices, against contacts upwards", "Not recorded");
  }

  private List<Happened> past(Body body) {
    List<Happened> all = new ArrayList<>();
    all.add(
        new Happened(
            Step.past(body.from(), "Founded"), body.source().words(body.instrument()) + "."));
    for (BodyStatus s : bodies.statuses(body.id())) {
      String to = s.into().flatMap(bodies::find).map(b -> " into " + b.name()).orElse("");
      String word =
          s.state() == BodyStatus.State.ACTIVE
              ? "Active again"
              : s.state().word().substring(0, 1).toUpperCase(java.util.Locale.UK)
                  + s.state().word().substring(1);
      all.add(new Happened(Step.past(s.from(), word + to), s.reason() + " " + s.effect()));
    }
    for (Adopted a : bodies.constitutions(body.id())) {
      all.add(
          new Happened(
              Step.past(Dates.on(a.from()), "Constitution, version " + a.version()),
              a.by().equals("founding")
                  ? "Adopted with the founding."
                  : "Adopted by a ballot of the practices."));
    }
    all.sort(
        java.util.Comparator.comparing(h -> java.util.Objects.requireNonNull(h.step().date())));
    return all;
  }
}
