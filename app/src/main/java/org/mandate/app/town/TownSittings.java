package org.mandate.app.town;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.Cast;
import org.mandate.app.meetings.live.Live;
import org.mandate.app.meetings.live.Motion;
import org.mandate.app.meetings.live.Poll;
import org.mandate.app.meetings.live.Turn;
import org.mandate.app.meetings.live.Voter;
import org.mandate.app.town.TownMeetings.Held;
import org.mandate.constitution.Setting;

/** What happened in the room: who came, what was moved, how it was voted on. */
final class TownSittings {
  private static final Duration ARRIVING = Duration.ofMinutes(10);
  private final Town.Ground ground;
  private final TownVoters voters;

  TownSittings(Town.Ground ground, TownVoters voters) {
    this.ground = ground;
    this.voters = voters;
  }

  /**
   * @param at tells a moment as whoever it says itself; a vote said aloud is the secretary's to
   *     enter
   */
  void tell(
      Tree file,
      Supplier<Held> held,
      BiConsumer<Instant, Runnable> at,
      BiConsumer<Instant, Runnable> asTown) {
    Instant starts = file.time("starts");
    asTown.accept(starts.minus(ARRIVING), () -> arrive(held.get()));
    asTown.accept(starts, () -> live().room().open(held.get().meeting()).orElseThrow());
    Instant then = starts;
    for (Tree item : file.trees("items")) {
      asTown.accept(then.plusSeconds(60), () -> turnTo(held.get(), item));
      Instant ends = then.plus(Duration.ofMinutes(item.number("minutes")));
      item.tree("motion")
          .ifPresent(m -> at.accept(ends.minusSeconds(60), () -> moved(held.get(), item, m)));
      then = then.plus(Duration.ofMinutes(item.number("minutes")));
    }
    asTown.accept(
        then.plusSeconds(120), () -> live().room().close(held.get().meeting()).orElseThrow());
  }

  private Live live() {
    return ground.live();
  }

  private void arrive(Held one) {
    for (String person : one.file().words("present")) {
      live().room().arrive(one.meeting(), TownFiles.person(person), List.of()).orElseThrow();
    }
  }

  private void turnTo(Held one, Tree told) {
    Meeting meeting = one.meeting();
    Optional<UUID> seen = live().room().now(meeting).map(Turn::id);
    live().room().to(meeting, item(one, told), seen).orElseThrow();
  }

  private static Item item(Held one, Tree told) {
    return java.util.Objects.requireNonNull(one.items().get(told.text("key")), told.text("key"));
  }

  private void moved(Held one, Tree told, Tree motion) {
    ground.identity().take(voters.secret(one.file().text("by")));
    Item item = item(one, told);
    Motion main =
        asTown(
            () ->
                live()
                    .motions()
                    .move(
                        item,
                        motion.text("text"),
                        person(motion, "mover"),
                        person(motion, "seconder"))
                    .orElseThrow());
    motion.tree("amendment").ifPresent(a -> amended(one, item, main, a));
    Motion now = asTown(() -> live().motions().find(main.id()).orElseThrow());
    vote(one, item, now, motion.tree("vote").orElseThrow());
  }

  private void amended(Held one, Item item, Motion main, Tree told) {
    Motion amendment =
        asTown(
            () ->
                live()
                    .motions()
                    .amend(
                        item,
                        main,
                        main.version(),
                        told.text("text"),
                        person(told, "mover"),
                        person(told, "seconder"))
                    .orElseThrow());
    vote(one, item, amendment, told.tree("vote").orElseThrow());
  }

  private <T> T asTown(Supplier<T> work) {
    return ground.jobs().within("town", work);
  }

  private static Optional<UUID> person(Tree tree, String name) {
    return Optional.of(TownFiles.person(tree.text(name)));
  }

  private void vote(Held one, Item item, Motion motion, Tree told) {
    Setting.Way way = told.text("way").equals("show") ? Setting.Way.SHOW : Setting.Way.NAMED;
    Poll poll =
        asTown(
            () ->
                live()
                    .polls()
                    .open(
                        one.meeting(),
                        item,
                        motion,
                        motion.version(),
                        way,
                        "ordinary",
                        TownMeetings.TOWN)
                    .orElseThrow());
    Map<String, Long> show = new HashMap<>();
    if (way == Setting.Way.SHOW) {
      Tree counts = told.tree("votes").orElseThrow();
      counts.fields().keySet().forEach(choice -> show.put(choice, counts.number(choice)));
    } else {
      aloud(one, poll, told);
    }
    asTown(() -> live().polls().close(poll, show).orElseThrow());
  }

  /** Each said their vote; the secretary entered it. */
  private void aloud(Held one, Poll poll, Tree told) {
    Map<UUID, String> said = new HashMap<>();
    told.words("against").forEach(p -> said.put(TownFiles.person(p), "against"));
    told.words("abstain").forEach(p -> said.put(TownFiles.person(p), "abstain"));
    List<UUID> there = one.file().words("present").stream().map(TownFiles::person).toList();
    for (Voter voter : asTown(() -> live().polls().roll(poll))) {
      UUID person = voter.person().orElseThrow();
      if (there.contains(person)) {
        String choice = said.getOrDefault(person, told.text("rest"));
        Cast cast = live().polls().cast(poll.id(), voter.id(), choice);
        if (cast != Cast.RECORDED) {
          throw new IllegalStateException(cast + " for " + person + " at " + poll);
        }
      }
    }
  }
}
