package org.mandate.app.publication;

import static org.mandate.app.publication.Column.Type.DATE;
import static org.mandate.app.publication.Column.Type.TEXT;
import static org.mandate.app.publication.Column.Type.TIME;
import static org.mandate.app.publication.Column.Type.WHOLE;
import static org.mandate.app.publication.Column.Type.YES_NO;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.Ballot;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.record.Record;

/** Every table that a body publishes, declared once. */
final class Datasets {
  private final PublicGround ground;

  Datasets(PublicGround ground) {
    this.ground = ground;
  }

  /** All of them, in the order of the page. */
  List<Dataset> all() {
    ListsAndPriorities lists = new ListsAndPriorities(ground);
    return List.of(
        members(),
        seats(),
        lists.mandates(),
        meetings(),
        agenda(),
        new AfterMeetings(ground).minutes(),
        decisions(),
        new AfterMeetings(ground).actions(),
        ballots(),
        matters(),
        constitutions(),
        lists.strategy(),
        lists.interests());
  }

  Optional<Dataset> find(String id) {
    return all().stream().filter(d -> d.id().equals(id)).findFirst();
  }

  static Column column(String name, Column.Type type, String says) {
    return new Column(name, type, says);
  }

  static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static String time(Instant at) {
    return Record.time(at);
  }

  static @Nullable String time(Optional<Instant> at) {
    return at.map(Record::time).orElse(null);
  }

  static @Nullable String day(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse(null);
  }

  private Dataset members() {
    return new Dataset(
        "members",
        "Member practices",
        "The member practices today, with their registered patients.",
        Scheme.WHO,
        List.of(
            column("code", TEXT, "The practice's ODS code, or a local one."),
            column("name", TEXT, "Its name as people write it."),
            column("area", TEXT, "Its neighbourhood, else its network; null where neither."),
            column("patients", WHOLE, "Registered patients; null where no list size is known."),
            column("patients_as_at", DATE, "The day of that list size.")),
        this::members);
  }

  private List<List<@Nullable Object>> members(Body body) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Member m : ground.bodies().members(body.id(), ground.bodies().today())) {
      LocalDate at = m.patientsAsAt();
      rows.add(
          row(
              m.code(),
              m.name(),
              m.area(),
              at == null ? null : m.patients(),
              at == null ? null : at.toString()));
    }
    return rows;
  }

  private Dataset seats() {
    return new Dataset(
        "seats",
        "Seats and who holds them",
        "Each seat of the constitution with every term that anybody held it, as published.",
        Scheme.WHO,
        List.of(
            column("seat", TEXT, "The constitution's seat."),
            column("title", TEXT, "Its title."),
            column("constituency", TEXT, "Which of several like seats; empty where there is one."),
            column("holder", TEXT, "Who holds or held it; null where that is not published."),
            column("route", TEXT, "elected, appointed or interim."),
            column("from", DATE, "The first day."),
            column("to", DATE, "The first day on which it is no longer held.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (SeatView seat : ground.bodies().seats(body.id(), ground.bodies().today())) {
            for (Office o : seat.terms()) {
              rows.add(
                  row(
                      seat.seat().id(),
                      seat.seat().title(),
                      seat.constituency(),
                      o.name().isEmpty() ? null : o.name(),
                      o.route().word(),
                      o.from().toString(),
                      o.to().toString()));
            }
          }
          return rows;
        });
  }

  private Dataset meetings() {
    return new Dataset(
        "meetings",
        "Meetings",
        "Every meeting that was called, with the office that owns it.",
        Scheme.DECISIONS,
        List.of(
            column("id", TEXT, "Its id, as in its address."),
            column("reference", TEXT, "Counted per body and year: 2026-M07."),
            column("title", TEXT, "Its name."),
            column("kind", TEXT, "board or members."),
            column("state", TEXT, "called, open, closed or cancelled."),
            column("starts", TIME, "The planned start, UTC."),
            column("ends", TIME, "The planned end, UTC."),
            column("opened", TIME, "When it was opened."),
            column("closed", TIME, "When it was closed."),
            column("place", TEXT, "Where."),
            column("owner", TEXT, "The seat that owns it and answers for it."),
            column("closed_parts", WHOLE, "How many parts are closed or for members only.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Meeting m : ground.meetings().of(body.id())) {
            rows.add(meeting(m));
          }
          return rows;
        });
  }

  private List<@Nullable Object> meeting(Meeting m) {
    long closed =
        ground.meetings().agendas().parts(m).stream()
            .filter(p -> p.kind() != Part.Kind.OPEN)
            .count();
    return row(
        m.id().toString(),
        m.reference(),
        m.title(),
        m.kind().code(),
        m.state().code(),
        time(m.startsAt()),
        time(m.endsAt()),
        time(m.openedAt()),
        time(m.closedAt()),
        m.place(),
        ground.meetings().owners(m).getLast().seat(),
        closed);
  }

  private Dataset agenda() {
    return new Dataset(
        "agenda",
        "Agenda items",
        "Every item that stood on an agenda openly. Items of closed parts are not here until they"
            + " open.",
        Scheme.DECISIONS,
        List.of(
            column("meeting", TEXT, "The meeting's id."),
            column("item", TEXT, "Its id."),
            column("position", WHOLE, "Its place within its part."),
            column("kind", TEXT, "procedural, information, discussion or decision."),
            column("title", TEXT, "Its words."),
            column("matter", TEXT, "The matter that it is about; null for none."),
            column("minutes_planned", WHOLE, "The time planned for it, in minutes.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Meeting m : ground.meetings().of(body.id())) {
            for (Item i : ground.meetings().agendas().on(m)) {
              rows.add(
                  row(
                      m.id().toString(),
                      i.id().toString(),
                      (long) i.position(),
                      i.kind().code(),
                      i.title(),
                      i.matter().map(Object::toString).orElse(null),
                      (long) i.minutesPlanned()));
            }
          }
          return rows;
        });
  }

  private Dataset decisions() {
    return new Dataset(
        "decisions",
        "Decisions",
        "Every decision that is public, with whether it stands under the constitution.",
        Scheme.DECISIONS,
        List.of(
            column("id", TEXT, "As in its address and its certificate."),
            column("reference", TEXT, "The matter's reference."),
            column("title", TEXT, "The question."),
            column("outcome", TEXT, "carried, fallen, choice, levels, elected, no-decision ..."),
            column("chosen", TEXT, "The option chosen, or those elected in order; else empty."),
            column("valid", YES_NO, "Whether the procedure was kept."),
            column("constitution", WHOLE, "The version of the constitution that it was judged by."),
            column("ballot", TEXT, "The ballot that it was taken by; null at a meeting."),
            column("meeting", TEXT, "The meeting that it was taken at; null by ballot."),
            column(
                "capacity",
                TEXT,
                "provider, commissioner or representative; empty where not said."),
            column(
                "clause", TEXT, "The constitution's clause that allows it; empty where not said."),
            column("decided", TIME, "When."),
            column("effect_on", DATE, "When it takes effect; null where it does not say."),
            column("review_on", DATE, "When it is looked at again; null where it does not say.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Decision d : ground.decisions().of(body.id())) {
            rows.add(
                row(
                    d.id(),
                    d.reference(),
                    d.title(),
                    d.outcome(),
                    d.chosen(),
                    d.valid(),
                    d.constitution(),
                    d.ballot().map(Object::toString).orElse(null),
                    d.source().ofMeeting().map(m -> m.meeting().toString()).orElse(null),
                    d.capacity().map(c -> c.code()).orElse(""),
                    d.clause(),
                    time(d.decidedAt()),
                    day(d.plan().effectOn()),
                    day(d.plan().reviewOn())));
          }
          return rows;
        });
  }

  private Dataset ballots() {
    return new Dataset(
        "ballots",
        "Ballots",
        "Every ballot that was published; of an open one only that it is open.",
        Scheme.DECISIONS,
        List.of(
            column("id", TEXT, "Its id, as in its address."),
            column("matter", TEXT, "The matter's id."),
            column("question", TEXT, "The constitution's kind of question."),
            column("opens", TIME, "When it opens."),
            column("closes", TIME, "When it closes."),
            column("state", TEXT, "How far it has come."),
            column("roll", WHOLE, "How many practices are on its roll.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Ballot b : ground.elections().ofBody(body.id())) {
            if (b.publishedEntry().isPresent()) {
              rows.add(
                  row(
                      b.id().toString(),
                      b.matter().toString(),
                      b.question(),
                      time(b.opensAt()),
                      time(b.closesAt()),
                      b.state().name().toLowerCase(java.util.Locale.ROOT),
                      (long) ground.elections().roll(b.id()).size()));
            }
          }
          return rows;
        });
  }

  private Dataset matters() {
    return new Dataset(
        "matters",
        "Matters",
        "Every question put to the practices and every piece of business that is open.",
        Scheme.DECISIONS,
        List.of(
            column("id", TEXT, "Its id, as in its address."),
            column("reference", TEXT, "Counted per body and year."),
            column("title", TEXT, "The question or the business."),
            column("reasons", TEXT, "In the words of whoever put it."),
            column("question", TEXT, "The constitution's kind of question; empty for business."),
            column("reserved", TEXT, "The reserved matter that it is; empty for none."),
            column("opened", TIME, "When it was put.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Matter m : ground.matters().of(body.id())) {
            if (m.isOpen()) {
              rows.add(
                  row(
                      m.id().toString(),
                      m.reference(),
                      m.title(),
                      m.reasons(),
                      m.question(),
                      m.reserved(),
                      time(m.openedAt())));
            }
          }
          return rows;
        });
  }

  private Dataset constitutions() {
    return new Dataset(
        "constitutions",
        "Constitutions",
        "Every clause of every version that was adopted.",
        Scheme.POLICIES,
        List.of(
            column("version", WHOLE, "The version."),
            column("from", TIME, "When it came into force."),
            column("adopted_by", TEXT, "founding, or the ballot that carried it."),
            column("hash", TEXT, "SHA-256 of the version's canonical text, 64 hex digits."),
            column("clause", TEXT, "The clause's number."),
            column("title", TEXT, "The clause's title."),
            column("text", TEXT, "The clause in plain English.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Adopted a : ground.bodies().constitutions(body.id())) {
            a.constitution()
                .clauses()
                .forEach(
                    c ->
                        rows.add(
                            row(
                                a.version(),
                                time(a.from()),
                                a.by(),
                                a.hash(),
                                c.number(),
                                c.title(),
                                c.text())));
          }
          return rows;
        });
  }
}
