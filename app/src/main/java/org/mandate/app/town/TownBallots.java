package org.mandate.app.town;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Casting;
import org.mandate.app.elections.Elections;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewMatter;
import org.mandate.app.town.TownFiles.Line;

/**
 * The town's questions: put, published, opened, voted on and closed on their days. "now-2d 09:00"
 * in a file is counted from the first start, so that a visitor always finds a ballot open.
 */
final class TownBallots {
  private static final List<String> FILES =
      List.of(
          "2026-029",
          "2026-031",
          "2026-036",
          "2026-041",
          "2026-043",
          "2026-044",
          "2026-045",
          "2026-046",
          "2026-047");
  private static final Pattern RELATIVE = Pattern.compile("now([+-]\\d+)d(?: (\\d\\d:\\d\\d))?");

  private final Town.Ground ground;
  private final TownVoters voters;
  private final Map<String, Body> bodies;
  private final LocalDate today;

  TownBallots(Town.Ground ground, TownVoters voters, Map<String, Body> bodies, Instant now) {
    this.ground = ground;
    this.voters = voters;
    this.bodies = bodies;
    this.today = now.atZone(TownFiles.LONDON).toLocalDate();
  }

  /** One question while its story is told. */
  private final class Story {
    private final Map<String, Object> file;
    private final List<UUID> ids = new ArrayList<>();

    private Story(Map<String, Object> file) {
      this.file = file;
    }

    private String text(String field) {
      return file.getOrDefault(field, "") instanceof String words ? words : "";
    }

    private UUID matter() {
      return ids.getFirst();
    }

    private UUID ballot() {
      return ids.get(1);
    }
  }

  void tell(BiConsumer<Instant, Runnable> at) {
    FILES.forEach(name -> tell(new Story(TownFiles.tree("ballots/" + name + ".json")), at));
  }

  private void tell(Story story, BiConsumer<Instant, Runnable> at) {
    at.accept(instant(story.text("put")), asTown(() -> put(story)));
    if (story.text("published").isEmpty()) {
      return;
    }
    at.accept(instant(story.text("published")), asTown(() -> publish(story)));
    at.accept(instant(story.text("opens")), asCloser(story));
    if (!story.text("votes").isEmpty()) {
      for (Line vote : TownFiles.table("ballots/" + story.text("votes"))) {
        at.accept(instant(vote.text("at")), () -> cast(story, vote));
      }
    }
    for (Object one : list(story.file.get("challenges"))) {
      if (one instanceof Map<?, ?> challenge) {
        at.accept(instant(String.valueOf(challenge.get("at"))), () -> challenge(story, challenge));
      }
    }
    at.accept(instant(story.text("closes")), asCloser(story));
  }

  private void put(Story story) {
    List<Matter.Evidence> evidence = new ArrayList<>();
    for (Object one : list(story.file.get("evidence"))) {
      if (one instanceof Map<?, ?> e) {
        evidence.add(
            new Matter.Evidence(String.valueOf(e.get("words")), String.valueOf(e.get("link"))));
      }
    }
    Body body = bodies.get(story.text("body"));
    if (body == null) {
      throw new IllegalStateException("the town has no body " + story.text("body"));
    }
    story.ids.add(
        ground
            .matters()
            .putAs(
                story.text("reference"),
                body,
                new NewMatter(
                    story.text("title"),
                    story.text("reasons"),
                    story.text("question"),
                    story.text("reserved"),
                    list(story.file.get("options")).stream().map(String::valueOf).toList(),
                    filling(story),
                    evidence),
                new Who.Person(TownFiles.person(story.text("by"))))
            .orElseThrow()
            .id());
  }

  private static Optional<Matter.Filling> filling(Story story) {
    return Optional.of(story.text("places"))
        .filter(places -> !places.isEmpty())
        .map(places -> new Matter.Filling(Integer.parseInt(places), story.text("seat")));
  }

  private void publish(Story story) {
    Matter matter = ground.matters().find(story.matter()).orElseThrow();
    Ballot draft =
        ground
            .elections()
            .draft(
                matter,
                new Elections.NewBallot(
                    instant(story.text("opens")),
                    instant(story.text("closes")),
                    Optional.of(day(story.text("notice"))),
                    new Ballot.Plan(
                        dayIfAny(story.text("effect_on")),
                        story.text("effect"),
                        dayIfAny(story.text("review")))))
            .orElseThrow();
    story.ids.add(draft.id());
    ground.elections().publish(draft.id()).orElseThrow();
  }

  private void cast(Story story, Line vote) {
    Who by = ground.identity().take(voters.secret(vote.text("by")));
    Casting casting =
        ground
            .elections()
            .cast(story.ballot(), vote.text("practice"), vote.text("vote"), vote.text("words"), by);
    if (!(casting instanceof Casting.Recorded)) {
      throw new IllegalStateException(casting + " for " + vote);
    }
  }

  private void challenge(Story story, Map<?, ?> challenge) {
    Who by = ground.identity().take(voters.secret(String.valueOf(challenge.get("person"))));
    ground
        .elections()
        .challenge(
            story.ballot(),
            String.valueOf(challenge.get("practice")),
            String.valueOf(challenge.get("words")),
            by)
        .orElseThrow();
  }

  private Runnable asTown(Runnable act) {
    return as("town", act);
  }

  private Runnable asCloser(Story story) {
    return as("closer", () -> ground.elections().tick(story.ballot()));
  }

  private Runnable as(String job, Runnable act) {
    return () ->
        ground
            .jobs()
            .as(
                job,
                () -> {
                  act.run();
                  return true;
                });
  }

  // Times

  private Instant instant(String words) {
    Matcher relative = RELATIVE.matcher(words);
    return relative.matches()
        ? day(words).atTime(LocalTime.parse(relative.group(2))).atZone(TownFiles.LONDON).toInstant()
        : TownFiles.instant(words);
  }

  private LocalDate day(String words) {
    Matcher relative = RELATIVE.matcher(words);
    return relative.matches()
        ? working(today.plusDays(Long.parseLong(relative.group(1))))
        : LocalDate.parse(words);
  }

  /** What is to come falls on a working day. */
  private LocalDate working(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.isAfter(today) ? day.plusDays(2) : day;
      case SUNDAY -> day.isAfter(today) ? day.plusDays(1) : day;
      default -> day;
    };
  }

  private Optional<LocalDate> dayIfAny(String words) {
    return words.isEmpty() ? Optional.empty() : Optional.of(day(words));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
