package org.mandate.app.town;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mandate.app.access.Who;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.Departure;
import org.mandate.app.actions.NewAction;
import org.mandate.app.actions.Owner;
import org.mandate.app.actions.Programme;
import org.mandate.app.actions.Programmes;
import org.mandate.app.actions.Proof;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.town.TownFiles.Line;

/** What followed from the town's decisions: its programmes, the actions on them, a departure. */
final class TownAfter {
  // The chair left on 18 April 2026; what he had in hand was dealt with the week after.
  private static final Instant DEPARTURES = TownFiles.instant("2026-04-24T11:00");
  private static final String BODY = "marlbrook-practices-together";
  private final Town.Ground ground;
  private final Map<String, Body> bodies;
  private final Map<String, UUID> actions = new HashMap<>();
  private final Map<String, UUID> programmes = new HashMap<>();

  TownAfter(Town.Ground ground, Map<String, Body> bodies) {
    this.ground = ground;
    this.bodies = bodies;
  }

  void tell(BiConsumer<Instant, Runnable> asTown) {
    for (Line line : TownFiles.table("programmes.csv")) {
      asTown.accept(line.time("named"), () -> name(line));
    }
    for (Line line : TownFiles.table("actions.csv")) {
      asTown.accept(line.time("given"), () -> give(line));
      if (!line.text("done").isEmpty()) {
        asTown.accept(line.time("done"), () -> close(line));
      }
    }
    for (Line line : TownFiles.table("programme-changes.csv")) {
      asTown.accept(line.time("on"), () -> change(line));
    }
    asTown.accept(DEPARTURES, this::answerDepartures);
  }

  private Body body(String slug) {
    return Objects.requireNonNull(bodies.get(slug), slug);
  }

  private static Who by(Line line) {
    return new Who.Person(TownFiles.person(line.text("by")));
  }

  private void name(Line line) {
    Programme p =
        ground
            .programmes()
            .name(
                body(line.text("body")),
                line.text("title"),
                line.text("words"),
                Optional.empty(),
                by(line))
            .orElseThrow();
    programmes.put(line.text("programme"), p.id());
  }

  private Programme programme(Line line) {
    UUID id = Objects.requireNonNull(programmes.get(line.text("programme")));
    return ground.programmes().find(id).orElseThrow();
  }

  private void give(Line line) {
    Body body = body(line.text("body"));
    Optional<String> decision =
        Optional.of(line.text("decision"))
            .filter(d -> !d.isEmpty())
            .map(d -> body.slug() + "-" + d);
    AgreedAction a =
        ground
            .actions()
            .giveAs(
                body,
                new NewAction(
                    line.text("words"),
                    Optional.of(owner(body, line.text("owner"))),
                    Optional.of(line.date("due")),
                    new AgreedAction.From(decision, Optional.empty(), Optional.empty())));
    actions.put(line.text("action"), a.id());
    if (!line.text("programme").isEmpty()) {
      ground
          .programmes()
          .hang(
              programme(line),
              Programme.What.ACTION,
              a.id(),
              new Who.Person(TownFiles.person("bronwen-pike")))
          .orElseThrow();
    }
  }

  /**
   * "seat:secretary", "organisation:MB-007", or "office:victor-lund": the office they then held.
   */
  private Owner owner(Body body, String words) {
    String[] parts = words.split(":", 2);
    return switch (parts[0]) {
      case "seat" -> new Owner.Seat(parts[1], "");
      case "organisation" -> new Owner.Organisation(parts[1]);
      default -> new Owner.Holder(office(body, TownFiles.person(parts[1])).id());
    };
  }

  private Office office(Body body, UUID person) {
    LocalDate today = ground.bodies().today();
    return ground.bodies().offices(body.id()).stream()
        .filter(o -> o.person().filter(person::equals).isPresent() && o.heldOn(today))
        .findFirst()
        .orElseThrow();
  }

  private void close(Line line) {
    UUID id = Objects.requireNonNull(actions.get(line.text("action")));
    AgreedAction a = ground.actions().find(id).orElseThrow();
    ground
        .actions()
        .close(
            a,
            a.seen(),
            new Proof(line.text("proof"), line.text("link"), Optional.empty()),
            new Who.Person(TownFiles.person("bronwen-pike")))
        .orElseThrow();
  }

  private void change(Line line) {
    Programme p = programme(line);
    Programme.Effect effect =
        line.text("effect").equals("waits") ? Programme.Effect.WAITS : Programme.Effect.CARRIES_ON;
    Map<UUID, Programme.Effect> effects = new HashMap<>();
    p.dependents().forEach(d -> effects.put(d.id(), effect));
    Body body = ground.bodies().find(p.body()).orElseThrow();
    ground
        .programmes()
        .change(
            p,
            p.now().position(),
            new Programmes.Asked(
                Programme.State.valueOf(line.text("state").toUpperCase(java.util.Locale.ROOT)),
                line.text("reason"),
                Optional.of(line.text("decision"))
                    .filter(d -> !d.isEmpty())
                    .map(d -> body.slug() + "-" + d),
                line.text("clause"),
                Optional.of(ground.bodies().today()),
                line.dateIfAny("until"),
                effects),
            by(line))
        .orElseThrow();
  }

  private void answerDepartures() {
    Body body = body(BODY);
    Who secretary = new Who.Person(TownFiles.person("bronwen-pike"));
    for (Departure d : ground.departures().unfinished(body)) {
      for (Departure.Line line : d.lines()) {
        ground
            .departures()
            .answer(
                d,
                line,
                Optional.of(Departure.Answer.NOT_NEEDED),
                "",
                "It stays with the seat until that is filled",
                secretary)
            .orElseThrow();
      }
    }
  }
}
