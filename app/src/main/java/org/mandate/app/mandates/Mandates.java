package org.mandate.app.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Membership;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Practices;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What practices let the holders of seats say or do for them. */
public final class Mandates {
  private final MandateStore store;
  private final Record record;
  private final Bodies bodies;
  private final Practices practices;

  public Mandates(JdbcClient db, Record record, Bodies bodies, Practices practices) {
    this.store = new MandateStore(db);
    this.record = record;
    this.bodies = bodies;
    this.practices = practices;
  }

  // Topics

  /** The topics of a body, in the order in which they were added. */
  public List<Topic> topics(UUID body) {
    return store.topics(body);
  }

  /** Adds a topic for a seat of which there is one. */
  public Outcome<Topic> addTopic(
      UUID body, String title, String seat, String maySay, String mayNotSay) {
    return addTopic(body, title, seat, "", maySay, mayNotSay);
  }

  /**
   * Adds a topic, on which practices may then give mandates to the holder of a seat.
   *
   * @param constituency which of several like seats; empty where there is one
   */
  public Outcome<Topic> addTopic(
      UUID body, String title, String seat, String constituency, String maySay, String mayNotSay) {
    Body about = require(body);
    String topic =
        title
            .toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    if (topic.isEmpty()) {
      return Outcome.refused("title", "Name the topic, such as Access or Estates.");
    }
    if (store.topics(body).stream().anyMatch(t -> t.topic().equals(topic))) {
      return Outcome.refused("title", "There is such a topic already. Choose another name.");
    }
    LocalDate today = bodies.today();
    if (seat(body, seat, constituency, today).isEmpty()) {
      return Outcome.refused("seat", "Choose a seat that the constitution has.");
    }
    if (maySay.isBlank()) {
      return Outcome.refused("maySay", "Write what a mandate on this topic lets its holder say.");
    }
    Topic draft =
        new Topic(
            body,
            topic,
            title.strip(),
            seat,
            constituency,
            maySay.strip(),
            mayNotSay.strip(),
            today,
            Instant.EPOCH,
            0);
    Record.Written written = record.append(MandateEntries.topic(about, draft));
    Topic added =
        new Topic(
            body,
            topic,
            draft.title(),
            seat,
            constituency,
            draft.maySay(),
            draft.mayNotSay(),
            today,
            written.at(),
            written.id());
    store.add(added);
    return new Outcome.Done<>(added);
  }

  // What a practice gives and takes back

  /**
   * Grants a mandate from today, in place of whatever the practice said of the topic before.
   *
   * @param who must be the practice's authorised voter or deputy; nobody else can
   * @param limits in the practice's words; empty for none
   * @param ends the first day on which it no longer holds
   */
  public Given grant(
      Who who, UUID body, String practice, String topic, String limits, LocalDate ends) {
    LocalDate today = bodies.today();
    Optional<Given.Refused> refused = obstacle(who, body, practice, today);
    if (refused.isPresent()) {
      return refused.get();
    }
    Optional<Topic> on =
        store.topics(body).stream().filter(t -> t.topic().equals(topic)).findFirst();
    if (on.isEmpty()) {
      return new Given.Refused("topic", "The body has no such topic.");
    }
    if (!ends.isAfter(today) || ends.isAfter(today.plusYears(MandateRules.LONGEST_YEARS))) {
      return new Given.Refused(
          "ends", "Choose an end after today and within " + MandateRules.LONGEST_YEARS + " years.");
    }
    store.lock(body, practice);
    String words = limits.strip();
    if (MandateRules.held(store.of(body, practice, topic), today) instanceof Held.Live live
        && MandateRules.same(live.mandate(), on.get(), words, ends)) {
      return new Given.Unchanged(
          "Your practice has given this mandate already. Nothing was changed.");
    }
    UUID by = ((Who.Person) who).id();
    Mandate wanted =
        mandate(body, practice, on.get(), words, today, ends, Instant.EPOCH, 0, UUID.randomUUID());
    Record.Written written = record.append(MandateEntries.granted(require(body), wanted, by));
    Mandate done =
        mandate(
            body, practice, on.get(), words, today, ends, written.at(), written.id(), wanted.id());
    store.grant(done, by);
    return new Given.Granted(done);
  }

  /** Takes a mandate back from today. */
  public Given withdraw(Who who, UUID body, String practice, String topic) {
    LocalDate today = bodies.today();
    if (!mayActFor(who, practice)) {
      return notYours();
    }
    store.lock(body, practice);
    if (!(MandateRules.held(store.of(body, practice, topic), today) instanceof Held.Live live)) {
      return new Given.Unchanged("No mandate on this topic holds today. Nothing was changed.");
    }
    UUID by = ((Who.Person) who).id();
    Record.Written written =
        record.append(MandateEntries.withdrawn(require(body), live.mandate(), today, by));
    store.withdraw(live.mandate(), today, written.at(), written.id(), by);
    return new Given.Withdrawn(live.mandate());
  }

  private Optional<Given.Refused> obstacle(Who who, UUID body, String practice, LocalDate today) {
    if (!mayActFor(who, practice)) {
      return Optional.of(notYours());
    }
    if (bodies.membership(body, today, Bodies.REGISTERED).member(practice).isEmpty()) {
      return Optional.of(
          new Given.Refused(
              "practice",
              "The practice is not a member of this body today. Only members give it mandates."));
    }
    return Optional.empty();
  }

  private boolean mayActFor(Who who, String practice) {
    return who instanceof Who.Person person && practices.votedFor(person.id()).contains(practice);
  }

  private static Given.Refused notYours() {
    return new Given.Refused(
        "practice",
        "Only the practice’s authorised voter or deputy gives or takes back its mandates.");
  }

  private static Mandate mandate(
      UUID body,
      String practice,
      Topic topic,
      String limits,
      LocalDate from,
      LocalDate ends,
      Instant at,
      long entry,
      UUID id) {
    return new Mandate(
        id,
        body,
        practice,
        topic.topic(),
        topic.seat(),
        topic.constituency(),
        limits,
        from,
        ends,
        at,
        entry,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  // What holds

  /** Everything a practice has said on a topic, oldest first. */
  public List<Mandate> history(UUID body, String practice, String topic) {
    return store.of(body, practice, topic);
  }

  /** Every member, every topic on a day, as known now. */
  public Ledger ledger(UUID body, LocalDate at) {
    return ledger(body, at, Instant.MAX);
  }

  /** The same as it was known at a moment. */
  public Ledger ledger(UUID body, LocalDate at, Instant knownAt) {
    Membership members = bodies.membership(body, at, Bodies.REGISTERED, knownAt);
    List<Topic> topics =
        store.topics(body).stream()
            .filter(t -> !t.from().isAfter(at) && !t.recordedAt().isAfter(knownAt))
            .toList();
    Map<String, List<Mandate>> said =
        store.of(body).stream()
            .filter(m -> !m.recordedAt().isAfter(knownAt))
            .map(m -> m.asKnownAt(knownAt))
            .collect(Collectors.groupingBy(m -> m.practice() + " " + m.topic()));
    List<Ledger.Row> rows = new ArrayList<>();
    for (var member : members.members()) {
      Map<String, Held> byTopic = new LinkedHashMap<>();
      for (Topic topic : topics) {
        List<Mandate> ofBoth = said.getOrDefault(member.code() + " " + topic.topic(), List.of());
        byTopic.put(topic.topic(), MandateRules.held(ofBoth, at));
      }
      rows.add(new Ledger.Row(member, byTopic));
    }
    return new Ledger(members, topics, rows);
  }

  /** What the holder of a seat may say on a day; empty when the body has no such seat then. */
  public Optional<Card> card(
      UUID body, String seat, String constituency, LocalDate at, Instant knownAt) {
    return seat(body, seat, constituency, at).map(view -> card(view, ledger(body, at, knownAt)));
  }

  private static Card card(SeatView view, Ledger ledger) {
    List<Card.Spoken> spoken = new ArrayList<>();
    for (Topic topic : ledger.topics()) {
      if (topic.seat().equals(view.seat().id())
          && topic.constituency().equals(view.constituency())) {
        List<Card.Limited> limited = new ArrayList<>();
        for (Ledger.Row row : ledger.rows()) {
          if (row.on(topic) instanceof Held.Live live && !live.mandate().limits().isEmpty()) {
            limited.add(new Card.Limited(row.member().name(), live.mandate().limits()));
          }
        }
        spoken.add(new Card.Spoken(topic, ledger.total(topic), limited));
      }
    }
    return new Card(
        view,
        view.holder(),
        ledger.membership().practices(),
        ledger.membership().patients(),
        ledger.at(),
        spoken,
        spoken.stream()
            .flatMap(s -> ending(ledger, s.topic()).stream())
            .min(Comparator.comparing(Card.Ending::on)));
  }

  private static Optional<Card.Ending> ending(Ledger ledger, Topic topic) {
    List<Ledger.Row> live = ledger.rows().stream().filter(r -> r.on(topic).isLive()).toList();
    return live.stream()
        .map(r -> ends(r, topic))
        .min(Comparator.naturalOrder())
        .map(
            on -> {
              List<Ledger.Row> left =
                  live.stream().filter(r -> ends(r, topic).isAfter(on)).toList();
              return new Card.Ending(
                  topic,
                  live.stream()
                      .filter(r -> ends(r, topic).equals(on))
                      .map(r -> r.member().name())
                      .toList(),
                  on,
                  new Ledger.Total(
                      left.size(), left.stream().mapToLong(r -> r.member().patients()).sum()));
            });
  }

  private static LocalDate ends(Ledger.Row row, Topic topic) {
    return ((Held.Live) row.on(topic)).mandate().ends();
  }

  private Optional<SeatView> seat(UUID body, String seat, String constituency, LocalDate at) {
    return bodies.seats(body, at).stream()
        .filter(s -> s.seat().id().equals(seat) && s.constituency().equals(constituency))
        .findFirst();
  }

  /** The last moment of a day in London: what was known then. */
  public static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Dates.LONDON).toInstant().minusNanos(1000);
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return MandateEntries.audited(bodies, store);
  }

  private Body require(UUID body) {
    return bodies.find(body).orElseThrow(() -> new IllegalArgumentException("no body " + body));
  }
}
