package org.mandate.app.town;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Founding;
import org.mandate.app.bodies.MembershipRule;
import org.mandate.app.bodies.Office;
import org.mandate.app.mandates.Given;
import org.mandate.app.register.Affiliation;
import org.mandate.app.town.TownFiles.Line;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Parsed;

/** The town's files as what happened, in the order in which it happened. */
final class Past {
  private static final Instant BEGINNING = TownFiles.instant("2025-01-06T09:00");
  private static final int SOON_DAYS = 60;
  private static final int MOST_YEARS = 5;
  private final Town.Ground ground;
  private final TownVoters voters;
  private final Instant now;
  private final List<Town.Moment> moments = new ArrayList<>();
  private final Map<String, Body> bodies = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  Past(Town.Ground ground, TownVoters voters, Instant now) {
    this.ground = ground;
    this.voters = voters;
    this.now = now;
  }

  /** Everything up to now; what a file dates later has not happened yet. */
  List<Town.Moment> moments() {
    new TownRegister(ground.register()).tell(this::asTown);
    people();
    foundings();
    offices();
    mandates();
    new TownBallots(ground, voters, bodies, now).tell(this::at);
    new TownPolicies(ground.policies(), bodies).tell(this::asTown);
    new TownInterests(ground.interests(), bodies).tell(this::asTown);
    TownBusiness business = new TownBusiness(ground, bodies, now);
    business.tell(this::asTown);
    new TownMeetings(ground, voters, bodies, business::matter).tell(this::at, this::asTown);
    new TownWatch(ground, bodies, now).tell(this::asTown);
    new TownAfter(ground, bodies).tell(this::asTown);
    new TownPromises(ground).tell(this::asTown);
    new TownSecret(ground, voters).tell(this::at, this::asTown);
    return moments.stream()
        .filter(moment -> !moment.at().isAfter(now))
        .sorted(Comparator.comparing(Town.Moment::at))
        .toList();
  }

  private void at(Instant when, Runnable act) {
    moments.add(new Town.Moment(when, act));
  }

  private void asTown(Instant when, Runnable act) {
    at(
        when,
        () ->
            ground
                .jobs()
                .as(
                    "town",
                    () -> {
                      act.run();
                      return true;
                    }));
  }

  private void people() {
    List<Line> people = TownFiles.table("people.csv");
    people.forEach(line -> names.put(line.text("person"), line.text("name")));
    asTown(
        BEGINNING.plusSeconds(3600),
        () ->
            people.forEach(
                line ->
                    ground
                        .people()
                        .add(
                            TownFiles.person(line.text("person")),
                            line.text("name"),
                            List.of(line.text("email")))));
    asTown(
        BEGINNING.plusSeconds(7200),
        () -> TownFiles.table("affiliations.csv").forEach(this::affiliation));
    asTown(
        TownFiles.instant("2025-02-24T10:00"),
        () -> {
          for (Line line : TownFiles.table("voters.csv")) {
            ground
                .people()
                .authorise(
                    line.text("practice"),
                    TownFiles.person(line.text("person")),
                    line.text("standing"),
                    line.text("proof"),
                    line.date("from"));
          }
        });
  }

  private void affiliation(Line line) {
    if (line.date("from").isAfter(LocalDate.of(2025, 3, 2))) {
      throw new IllegalStateException("an affiliation after the beginning: " + line);
    }
    Affiliation known =
        ground
            .people()
            .affiliate(
                TownFiles.person(line.text("person")),
                line.text("organisation"),
                line.text("role"),
                line.date("from"),
                Optional.empty());
    ended.computeIfAbsent(line.text("until"), until -> new ArrayList<>()).add(known.id());
  }

  private final Map<String, List<UUID>> ended = new HashMap<>();

  // Bodies

  private void foundings() {
    for (Line line : TownFiles.table("bodies.csv")) {
      Instant when = line.date("from").atTime(10, 0).atZone(TownFiles.LONDON).toInstant();
      asTown(when, () -> bodies.put(line.text("body"), found(line)));
    }
    TownFiles.table("affiliations.csv").stream()
        .map(line -> line.text("until"))
        .filter(until -> !until.isEmpty())
        .distinct()
        .forEach(this::endAffiliations);
  }

  private void endAffiliations(String until) {
    LocalDate day = LocalDate.parse(until);
    asTown(
        day.atTime(12, 0).atZone(TownFiles.LONDON).toInstant(),
        () ->
            ended
                .getOrDefault(until, List.of())
                .forEach(id -> ground.people().endAffiliation(id, day)));
  }

  private Body found(Line line) {
    return ground
        .bodies()
        .found(
            new Founding(
                line.text("name"),
                line.text("body"),
                Authority.of(line.text("authority")).orElseThrow(),
                line.text("instrument"),
                line.text("founder"),
                new MembershipRule(
                    line.words("networks"), List.of(), List.of(), line.words("left_out")),
                line.date("from"),
                constitution(line)))
        .orElseThrow();
  }

  private static Constitution constitution(Line line) {
    String file = line.text("constitution");
    if (file.equals("model")) {
      return ModelConstitution.collective(line.text("name"));
    }
    return switch (Constitution.parse(TownFiles.tree("constitutions/" + file + ".json"))) {
      case Parsed.Ok ok -> ok.constitution();
      case Parsed.Refused refused ->
          throw new IllegalStateException("constitution " + file + ": " + refused.problems());
    };
  }

  private void offices() {
    List<Line> lines = TownFiles.table("offices.csv");
    for (Line line : lines) {
      List<UUID> begun = new ArrayList<>();
      Term first = new Term(line.date("from"), line.date("to"));
      asTown(begins(first), () -> begun.add(begin(line, first)));
      if (line.text("ended").isEmpty() && lines.stream().noneMatch(next -> follows(next, line))) {
        furtherTerms(line, first);
      }
      line.dateIfAny("ended")
          .ifPresent(
              day ->
                  asTown(
                      day.atTime(12, 30).atZone(TownFiles.LONDON).toInstant(),
                      () -> ground.bodies().endOffice(begun.getFirst(), day).orElseThrow()));
    }
  }

  /** Those in office at the founding are recorded once their body is founded. */
  private static Instant begins(Term first) {
    Instant founded = TownFiles.instant("2025-03-02T12:00");
    Instant began = first.from().atTime(9, 0).atZone(TownFiles.LONDON).toInstant();
    return began.isAfter(founded) ? began : founded;
  }

  private static boolean follows(Line next, Line line) {
    return List.of("body", "seat", "constituency").stream()
            .allMatch(column -> next.text(column).equals(line.text(column)))
        && next.text("from").equals(line.text("to"));
  }

  /** In an office until the day before {@code to}. */
  private record Term(LocalDate from, LocalDate to) {
    Term next() {
      return new Term(to, to.plus(Period.between(from, to)));
    }
  }

  /** A visitor of any year finds the seats held: what has run out is held for another term. */
  private void furtherTerms(Line line, Term first) {
    LocalDate soon = now.atZone(TownFiles.LONDON).toLocalDate().plusDays(SOON_DAYS);
    for (Term past = first; !past.to().isAfter(soon); past = past.next()) {
      Term next = past.next();
      Instant began = next.from().atTime(12, 0).atZone(TownFiles.LONDON).toInstant();
      asTown(began.isBefore(now) ? began : now, () -> begin(line, next));
    }
  }

  private UUID begin(Line line, Term term) {
    UUID person = TownFiles.person(line.text("person"));
    if (line.text("seat").equals("registrar") && term.from().equals(line.date("from"))) {
      ground.people().makeRegistrar(person, line.date("from"));
    }
    return ground
        .bodies()
        .beginOffice(
            body(line.text("body")).id(),
            new Appointment(
                line.text("seat"),
                line.text("constituency"),
                Office.Route.valueOf(line.text("route").toUpperCase(java.util.Locale.ROOT)),
                person,
                names.getOrDefault(line.text("person"), ""),
                term.from(),
                term.to()))
        .orElseThrow()
        .id();
  }

  // Mandates

  private void mandates() {
    String collective = "marlbrook-practices-together";
    asTown(
        TownFiles.instant("2025-03-03T10:00"),
        () -> {
          for (Line line : TownFiles.table("subjects.csv")) {
            ground
                .mandates()
                .addTopic(
                    body(collective).id(),
                    line.text("name"),
                    line.text("seat"),
                    line.text("covers"),
                    line.text("never"))
                .orElseThrow();
          }
        });
    for (Line line : TownFiles.table("mandates.csv")) {
      at(line.time("granted"), () -> grant(body(collective), line));
      if (!line.text("withdrawn").isEmpty()) {
        at(line.time("withdrawn"), () -> withdraw(body(collective), line));
      }
    }
  }

  private void grant(Body body, Line line) {
    Who by = ground.identity().take(voters.secret(line.text("by")));
    require(
        ground
            .mandates()
            .grant(
                by,
                body.id(),
                line.text("practice"),
                line.text("subject"),
                line.text("limits"),
                until(line)),
        line);
  }

  /**
   * "now+7d" is counted from the first start; a day that was past by then, on by whole years. No
   * mandate lasts longer than the ledger allows.
   */
  private LocalDate until(Line line) {
    LocalDate today = now.atZone(TownFiles.LONDON).toLocalDate();
    LocalDate until = TownFiles.day(line.text("until"), today);
    while (!until.isAfter(today)) {
      until = until.plusYears(1);
    }
    LocalDate last =
        line.time("granted").atZone(TownFiles.LONDON).toLocalDate().plusYears(MOST_YEARS);
    return until.isBefore(last) ? until : last;
  }

  private void withdraw(Body body, Line line) {
    Who by = ground.identity().take(voters.secret(line.text("by")));
    require(
        ground.mandates().withdraw(by, body.id(), line.text("practice"), line.text("subject")),
        line);
  }

  private static void require(Given given, Line line) {
    if (given instanceof Given.Refused || given instanceof Given.Unchanged) {
      throw new IllegalStateException(given + " for " + line);
    }
  }

  private Body body(String slug) {
    Body body = bodies.get(slug);
    if (body == null) {
      throw new IllegalStateException("the town has no body " + slug + " yet");
    }
    return body;
  }
}
