package org.mandate.app.town;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mandate.app.bodies.Body;
import org.mandate.app.interests.Interest;
import org.mandate.app.interests.Interests;
import org.mandate.app.interests.NewGift;
import org.mandate.app.interests.NewInterest;
import org.mandate.app.interests.Return;
import org.mandate.app.town.TownFiles.Line;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Tie;

/** What the town's people declared, returned and were offered. */
final class TownInterests {
  private final Interests interests;
  private final Map<String, Body> bodies;

  TownInterests(Interests interests, Map<String, Body> bodies) {
    this.interests = interests;
    this.bodies = bodies;
  }

  void tell(BiConsumer<Instant, Runnable> asTown) {
    for (Line line : TownFiles.table("interests.csv")) {
      asTown.accept(line.time("declared"), () -> declare(line));
    }
    for (Line line : TownFiles.table("returns.csv")) {
      asTown.accept(
          line.time("on"),
          () ->
              interests
                  .say(
                      TownFiles.person(line.text("person")),
                      java.util.Objects.requireNonNull(bodies.get(line.text("body"))),
                      Return.What.valueOf(constant(line.text("what"))))
                  .orElseThrow());
    }
    for (Line line : TownFiles.table("gifts.csv")) {
      asTown.accept(
          line.time("declared"),
          () ->
              interests
                  .declareGift(
                      id(line),
                      TownFiles.person(line.text("person")),
                      new NewGift(
                          line.text("from"),
                          line.text("what"),
                          Optional.of(Long.parseLong(line.text("pence"))),
                          line.date("offered"),
                          line.text("accepted").equals("yes")))
                  .orElseThrow());
    }
  }

  private static UUID id(Line line) {
    return UUID.nameUUIDFromBytes(line.fields().toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String constant(String word) {
    return word.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private void declare(Line line) {
    String tie = line.text("tie");
    Interest.Held held =
        new Interest.Held(
            Kind.valueOf(constant(line.text("kind"))),
            Certainty.valueOf(constant(line.text("certainty"))),
            Interest.Relation.valueOf(constant(line.text("relation"))),
            line.text("organisation"),
            line.text("organisation_name"),
            tie.isEmpty()
                ? null
                : new Interest.Close(
                    Tie.valueOf(constant(tie)), Optional.empty(), line.text("close_name")),
            line.text("words"),
            line.text("share").isEmpty() ? null : Share.percent(line.text("share")).parts(),
            null);
    LocalDate aware = line.time("declared").atZone(TownFiles.LONDON).toLocalDate();
    Interest declared =
        interests
            .declare(
                id(line),
                TownFiles.person(line.text("person")),
                new NewInterest(held, line.date("from"), line.dateIfAny("until"), aware))
            .orElseThrow();
    if (!line.text("withheld").isEmpty()) {
      interests.withhold(declared.id(), line.text("withheld")).orElseThrow();
    }
  }
}
