package org.mandate.app.town;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewBusiness;
import org.mandate.app.matters.Papers;
import org.mandate.app.matters.Party;
import org.mandate.app.town.TownFiles.Line;
import org.mandate.app.walls.Contest;
import org.mandate.app.walls.Handlings;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.PartyRole;

/**
 * Business of the town's bodies: its matters, whom they touch, and what was done about conflicts.
 */
final class TownBusiness {
  private final Town.Ground ground;
  private final Map<String, Body> bodies;
  private final LocalDate today;
  private final Map<String, Matter> matters = new HashMap<>();

  TownBusiness(Town.Ground ground, Map<String, Body> bodies, Instant now) {
    this.ground = ground;
    this.bodies = bodies;
    this.today = now.atZone(TownFiles.LONDON).toLocalDate();
  }

  void tell(BiConsumer<Instant, Runnable> asTown) {
    tellMatters(asTown);
    for (Line line : TownFiles.table("choices.csv")) {
      asTown.accept(line.time("on"), () -> choose(line));
    }
    for (Line line : TownFiles.table("contests.csv")) {
      asTown.accept(line.time("on"), () -> contest(line));
      asTown.accept(line.time("answered"), () -> answer(line));
    }
    for (Line line : TownFiles.table("overheard.csv")) {
      asTown.accept(
          line.time("on"),
          () ->
              ground
                  .walls()
                  .handlings()
                  .overheard(
                      matter(line),
                      line.text("whose"),
                      person(line, "person"),
                      line.text("words"),
                      new Who.Person(person(line, "by")))
                  .orElseThrow());
    }
  }

  private void tellMatters(BiConsumer<Instant, Runnable> asTown) {
    for (Line line : TownFiles.table("business.csv")) {
      asTown.accept(moment(line.text("raised")), () -> raise(line));
    }
    for (Line line : TownFiles.table("parties.csv")) {
      // A minute later, where a matter and its party came on one day.
      asTown.accept(moment(line.text("told")).plusSeconds(60), () -> party(line));
    }
    for (Line line : TownFiles.table("stages.csv")) {
      asTown.accept(
          line.time("told"),
          () ->
              ground
                  .business()
                  .setStage(matter(line), line.text("stage"), line.date("from"))
                  .orElseThrow());
    }
    for (Line line : TownFiles.table("papers.csv")) {
      asTown.accept(line.time("added"), () -> paper(line));
    }
  }

  /** A time, or ten in the morning of a day counted from the first start. */
  private Instant moment(String words) {
    return words.startsWith("now")
        ? TownFiles.day(words, today).atTime(10, 0).atZone(TownFiles.LONDON).toInstant()
        : TownFiles.instant(words);
  }

  private void raise(Line line) {
    Optional<NewBusiness.Sealing> sealing =
        line.text("form").equals("open")
            ? Optional.empty()
            : Optional.of(
                new NewBusiness.Sealing(
                    line.text("why"),
                    Optional.of(line.text("announced"))
                        .filter(day -> !day.isEmpty())
                        .map(day -> TownFiles.day(day, today)),
                    TownFiles.day(line.text("until"), today)));
    matters.put(
        line.text("matter"),
        ground
            .business()
            .raiseAs(
                line.text("reference"),
                body(line.text("body")),
                new NewBusiness(line.text("title"), line.text("reasons"), sealing),
                sealing.isPresent() ? "conflicts-guardian" : "secretary"));
  }

  private Body body(String slug) {
    Body body = bodies.get(slug);
    if (body == null) {
      throw new IllegalStateException("the town has no body " + slug);
    }
    return body;
  }

  /** A matter by the key of its file. */
  Matter matter(String key) {
    return java.util.Objects.requireNonNull(matters.get(key), key);
  }

  private Matter matter(Line line) {
    Matter matter = matters.get(line.text("matter"));
    if (matter == null) {
      throw new IllegalStateException("the town has no matter " + line.text("matter"));
    }
    return ground.matters().find(matter.id()).orElseThrow();
  }

  private static UUID person(Line line, String column) {
    return TownFiles.person(line.text(column));
  }

  private void party(Line line) {
    ground
        .business()
        .addParty(
            matter(line),
            new Party(
                UUID.randomUUID(),
                matter(line).id(),
                line.text("organisation"),
                Optional.empty(),
                PartyRole.valueOf(constant(line.text("role"))),
                TownFiles.day(line.text("from"), today),
                Optional.empty(),
                line.text("source"),
                0))
        .orElseThrow();
  }

  private static String constant(String word) {
    return word.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }

  private void paper(Line line) {
    ground
        .business()
        .papers()
        .add(
            matter(line),
            new Papers.NewPaper(
                line.text("title"),
                line.text("file"),
                line.text("whose"),
                line.text("sealed").equals("yes")),
            TownFiles.bytes("papers/" + line.text("file")),
            person(line, "by"))
        .orElseThrow();
  }

  private void choose(Line line) {
    ground
        .walls()
        .handlings()
        .choose(
            matter(line),
            new Handlings.Wanted(
                person(line, "person"),
                Handling.valueOf(constant(line.text("handling"))),
                Optional.of(line.date("until")),
                Optional.empty(),
                line.text("reason")),
            new Who.Person(person(line, "by")))
        .orElseThrow();
  }

  private void contest(Line line) {
    ground
        .walls()
        .handlings()
        .contest(matter(line), line.text("words"), new Who.Person(person(line, "person")))
        .orElseThrow();
  }

  private void answer(Line line) {
    Matter m = matter(line);
    List<Contest> contests = ground.walls().handlings().contests(m);
    Contest contest =
        contests.stream()
            .filter(c -> c.person().equals(person(line, "person")))
            .findFirst()
            .orElseThrow();
    ground
        .walls()
        .handlings()
        .answer(
            m,
            contest.id(),
            line.text("outcome"),
            line.text("answer"),
            new Who.Person(person(line, "answer_by")))
        .orElseThrow();
  }
}
