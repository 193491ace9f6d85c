package org.mandate.app.town;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.assessors.AssessorRole;
import org.mandate.app.assessors.NewOffer;
import org.mandate.app.assessors.Skill;
import org.mandate.app.bodies.Body;
import org.mandate.app.town.TownFiles.Line;
import org.mandate.app.walls.Breach;
import org.mandate.app.walls.Breaches;

/** Breaches that the town's guardian kept and published, and who offers to sit elsewhere. */
final class TownWatch {
  private final Town.Ground ground;
  private final Map<String, Body> bodies;
  private final LocalDate today;

  TownWatch(Town.Ground ground, Map<String, Body> bodies, Instant now) {
    this.ground = ground;
    this.bodies = bodies;
    this.today = now.atZone(TownFiles.LONDON).toLocalDate();
  }

  void tell(BiConsumer<Instant, Runnable> asTown) {
    for (Line line : TownFiles.table("breaches.csv")) {
      asTown.accept(line.time("recorded"), () -> breach(line));
    }
    for (Line line : TownFiles.table("assessors.csv")) {
      Instant offered = line.time("offered");
      asTown.accept(offered, () -> offer(line));
    }
  }

  private void breach(Line line) {
    Body body = bodies.get(line.text("body"));
    if (body == null) {
      throw new IllegalStateException("the town has no body " + line.text("body"));
    }
    Breaches breaches = ground.breaches();
    Breach kept =
        breaches
            .keep(
                body,
                new Breaches.Wanted(
                    Optional.empty(), line.date("found"), line.text("words"), line.text("steps")),
                new Who.Person(TownFiles.person(line.text("by"))))
            .orElseThrow();
    breaches.publish(body, kept, line.text("public")).orElseThrow();
  }

  private void offer(Line line) {
    ground
        .assessors()
        .offer(
            TownFiles.person(line.text("person")),
            new NewOffer(
                line.text("home"),
                Arrays.stream(AssessorRole.values())
                    .filter(r -> r.code().equals(line.text("role")))
                    .findFirst(),
                Arrays.stream(Skill.values())
                    .filter(s -> line.words("skills").contains(s.code()))
                    .collect(Collectors.toSet()),
                Optional.of(TownFiles.day(line.text("from"), today)),
                Optional.of(TownFiles.day(line.text("until"), today))))
        .orElseThrow();
  }
}
