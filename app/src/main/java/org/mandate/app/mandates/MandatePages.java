package org.mandate.app.mandates;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.BodiesPages;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Practices;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.MandateCard;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** The ledger and the leaders' cards. */
public final class MandatePages {
  private final Bodies bodies;
  private final Mandates mandates;
  private final Practices practices;

  private final String publicUrl;

  /**
   * @param publicUrl the address under which people reach this installation, for what is printed
   */
  public MandatePages(Bodies bodies, Mandates mandates, Practices practices, String publicUrl) {
    this.publicUrl = publicUrl;
    this.bodies = bodies;
    this.mandates = mandates;
    this.practices = practices;
  }

  /**
   * The ledger, or a card above it.
   *
   * @param card null on the ledger's own page
   * @param changes the form of the reader's practice; null when they have none here
   */
  public record LedgerPage(
      String heading,
      String caption,
      Prose asAt,
      @Nullable MandateCard card,
      List<Link> cards,
      String explains,
      Table table,
      int topics,
      boolean noTopics,
      boolean noMembers,
      String address,
      @Nullable String changes) {}

  /** A card alone, for printing and for whoever follows its link. */
  public record CardPage(
      String heading, String caption, Prose asAt, MandateCard card, Link check) {}

  /** The day asked for, and the moment as known at which it is answered. */
  private record When(LocalDate at, boolean then, Instant knownAt) {}

  private When when(Ask ask) {
    LocalDate at = ask.date("at").orElse(bodies.today());
    boolean then = ask.typed("known").equals("then");
    return new When(at, then, then ? Mandates.endOf(at) : Instant.MAX);
  }

  public Reply ledger(Ask ask) {
    return page(ask, Optional.empty());
  }

  /** The ledger under the card of one seat. */
  public Reply card(Ask ask) {
    return page(ask, Optional.of(ask.variable("seat")));
  }

  private Reply page(Ask ask, Optional<String> seat) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    When when = when(ask);
    Optional<Card> card =
        seat.flatMap(s -> mandates.card(body.id(), s, ask.typed("of"), when.at(), when.knownAt()));
    if (seat.isPresent() && card.isEmpty()) {
      return new Reply.NotFound();
    }
    Ledger ledger = mandates.ledger(body.id(), when.at(), when.knownAt());
    String address = "/bodies/" + body.slug() + "/mandates";
    Set<String> own = ask.who() instanceof Who.Person p ? practices.ofPerson(p.id()) : Set.of();
    String heading =
        card.map(c -> CardWords.heading(c, when.at().equals(bodies.today())))
            .orElse("Every practice, every subject");
    LedgerPage page =
        new LedgerPage(
            heading,
            card.map(c -> c.seat().title() + ", " + body.name()).orElse(body.name()),
            asAt(ledger, when),
            card.map(c -> CardWords.card(c, address, query(when))).orElse(null),
            cards(body, ledger, address),
            card.map(CardWords::explains).orElse(CardWords.LEDGER),
            table(body, ledger, own),
            ledger.topics().size(),
            ledger.topics().isEmpty(),
            ledger.rows().isEmpty(),
            address,
            changes(ask, ledger, address));
    return Reply.page("mandates/ledger.jte", heading, page)
        .with(
            BodiesPages.look(body)
                .at("mandates")
                .wider()
                .back(
                    seat.isPresent() ? address : "/bodies/" + body.slug(),
                    seat.isPresent() ? "Mandates" : body.name()));
  }

  /** One card alone. */
  public Reply print(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    When when = when(ask);
    String address = "/bodies/" + body.slug() + "/mandates";
    return mandates
        .card(body.id(), ask.variable("seat"), ask.typed("of"), when.at(), when.knownAt())
        .<Reply>map(
            card -> {
              String heading = CardWords.heading(card, when.at().equals(bodies.today()));
              String check =
                  CardWords.address(card, address)
                      + (card.seat().constituency().isEmpty() ? "?at=" : "&at=")
                      + when.at();
              return Reply.page(
                      "mandates/card.jte",
                      heading,
                      new CardPage(
                          heading,
                          card.seat().title() + ", " + body.name(),
                          asAt(mandates.ledger(body.id(), when.at(), when.knownAt()), when),
                          CardWords.forPaper(card),
                          new Link(publicUrl + check, check)))
                  .with(BodiesPages.look(body).withoutMenu());
            })
        .orElse(new Reply.NotFound());
  }

  private static String query(When when) {
    return "at=" + when.at() + (when.then() ? "&known=then" : "");
  }

  private Prose asAt(Ledger ledger, When when) {
    Prose words =
        Prose.of(
            (when.then() ? "As known then, on " : "As known now, for ")
                + Dates.weekday(when.at())
                + ledger
                    .membership()
                    .patientsAsAt()
                    .map(d -> ". Registered patients at " + Dates.plain(d) + ". ")
                    .orElse(". "));
    String other = "at=" + when.at() + (when.then() ? "" : "&known=then");
    return words
        .link(when.then() ? "See as known now" : "See as known then", "?" + other)
        .text(". ")
        .link("See a month before", "?at=" + when.at().minusMonths(1));
  }

  private List<Link> cards(Body body, Ledger ledger, String address) {
    return ledger.topics().stream()
        .map(
            t ->
                new Link(
                    holder(body, t, ledger.at())
                        + " on "
                        + t.title().toLowerCase(java.util.Locale.UK),
                    CardWords.address(t.seat(), t.constituency(), address)))
        .distinct()
        .toList();
  }

  private String holder(Body body, Topic topic, LocalDate at) {
    return bodies.seats(body.id(), at).stream()
        .filter(
            s ->
                s.seat().id().equals(topic.seat()) && s.constituency().equals(topic.constituency()))
        .findFirst()
        .map(
            s ->
                s.holder()
                    .map(o -> o.name().isEmpty() ? s.title() : o.name())
                    .orElse(s.title() + " (nobody)"))
        .orElse(topic.seat());
  }

  private @Nullable String changes(Ask ask, Ledger ledger, String address) {
    if (!(ask.who() instanceof Who.Person person)) {
      return null;
    }
    return practices.votedFor(person.id()).stream()
        .sorted()
        .filter(code -> ledger.membership().member(code).isPresent())
        .findFirst()
        .map(code -> address + "/of/" + code)
        .orElse(null);
  }

  private Table table(Body body, Ledger ledger, Set<String> own) {
    Table.Builder table =
        Table.named(
                "Mandates of the "
                    + Numbers.count(ledger.rows().size(), "practice", "practices")
                    + ", by subject and who may speak")
            .column("Practice")
            .numeric("Patients");
    ledger.topics().forEach(t -> table.column(t.title(), holder(body, t, ledger.at())));
    List<String> areas = new ArrayList<>(ledger.membership().areas());
    areas.add("");
    for (String area : areas) {
      List<Ledger.Row> here =
          ledger.rows().stream()
              .filter(r -> Objects.requireNonNullElse(r.member().area(), "").equals(area))
              .toList();
      if (!here.isEmpty()) {
        table.group(area.isEmpty() ? "No neighbourhood or network" : area);
        here.forEach(row -> add(table, ledger, row, own.contains(row.member().code())));
      }
    }
    total(
        table,
        ledger,
        "Practices with a live mandate",
        (long) ledger.rows().size(),
        Ledger.Total::practices);
    total(
        table,
        ledger,
        "Their registered patients",
        ledger.membership().patients(),
        Ledger.Total::patients);
    return table.build();
  }

  private static void add(Table.Builder table, Ledger ledger, Ledger.Row row, boolean own) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(row.member().name() + (own ? " (you)" : ""));
    cells.add(row.member().patientsAsAt() == null ? "Not known" : (Object) row.member().patients());
    ledger.topics().forEach(t -> cells.add(status(row.on(t))));
    if (own) {
      table.own(cells.toArray());
    } else {
      table.row(cells.toArray());
    }
  }

  private static void total(
      Table.Builder table,
      Ledger ledger,
      String words,
      Long whole,
      java.util.function.ToLongFunction<Ledger.Total> of) {
    List<@Nullable Object> cells = new ArrayList<>(List.of(words, whole));
    ledger.topics().forEach(t -> cells.add(of.applyAsLong(ledger.total(t))));
    table.total(cells.toArray());
  }

  /** A cell: Yes, With limits, Ends 30 Nov, Withdrawn 3 Sep, None. */
  static Prose status(Held held) {
    return switch (held) {
      case Held.Live live -> {
        boolean limited = !live.mandate().limits().isEmpty();
        Prose words = Prose.empty();
        if (live.endsSoon()) {
          words = words.status(Status.soon("Ends " + Dates.ledger(live.mandate().ends())));
        }
        if (limited) {
          words = (live.endsSoon() ? words.newLine() : words).status(Status.part("With limits"));
        }
        yield words.isEmpty() ? Prose.from(Status.yes("Yes")) : words;
      }
      case Held.Withdrawn w -> Prose.from(Status.no("Withdrawn " + Dates.ledger(w.from())));
      case Held.Ended e -> Prose.from(Status.none("Ended " + Dates.ledger(e.on())));
      case Held.None n -> Prose.from(Status.none("None"));
    };
  }
}
