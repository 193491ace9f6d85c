package org.mandate.app.town;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mandate.app.access.Who;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.NewAction;
import org.mandate.app.actions.Owner;
import org.mandate.app.actions.Proof;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Decision;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.minutes.Block;
import org.mandate.app.minutes.MinutesSet;
import org.mandate.app.minutes.Saved;
import org.mandate.app.town.TownMeetings.Held;

/** What followed from a meeting: its minutes, dissent kept with a decision, and actions. */
final class TownMinutes {
  private static final Duration DRAFTED = Duration.ofDays(1);
  private static final Duration CIRCULATED = Duration.ofDays(6);
  private static final String MINUTES_ITEM = "minutes";
  private final Town.Ground ground;
  private final TownVoters voters;
  private final Map<String, AgreedAction> actions = new HashMap<>();

  TownMinutes(Town.Ground ground, TownVoters voters) {
    this.ground = ground;
    this.voters = voters;
  }

  /**
   * @param before the meeting of the series before it, whose minutes this one approves
   */
  void tell(
      Tree file,
      Supplier<Held> held,
      Optional<Supplier<Held>> before,
      BiConsumer<Instant, Runnable> at,
      BiConsumer<Instant, Runnable> asTown) {
    Instant ends = file.time("ends");
    asTown.accept(ends.plus(DRAFTED), () -> draft(held.get()));
    asTown.accept(ends.plus(CIRCULATED), () -> circulate(held.get()));
    before.ifPresent(
        b -> asTown.accept(ends.plusSeconds(1800), () -> approve(b.get(), held.get())));
    for (Tree item : file.trees("items")) {
      item.tree("decision")
          .ifPresent(d -> at.accept(ends.plusSeconds(3600), () -> dissent(held.get(), item, d)));
      for (Tree action : item.trees("actions")) {
        String key = file.text("key") + "/" + action.text("words");
        asTown.accept(ends.plusSeconds(5400), () -> give(key, held.get(), item, action));
        action
            .dayIfAny("done")
            .ifPresent(day -> at.accept(done(day, ends), () -> close(key, held.get(), action)));
      }
    }
  }

  private static Instant done(LocalDate day, Instant ends) {
    Instant noon = day.atTime(12, 0).atZone(TownFiles.LONDON).toInstant();
    return noon.isAfter(ends) ? noon : ends.plusSeconds(7200);
  }

  /** An action of a meeting, by "meeting/words". */
  AgreedAction action(String key) {
    return java.util.Objects.requireNonNull(actions.get(key), key);
  }

  private void draft(Held one) {
    Meeting meeting = ground.meetings().find(one.meeting().id()).orElseThrow();
    for (Part part : ground.meetings().agendas().parts(meeting)) {
      if (items(one, part).isEmpty()) {
        continue;
      }
      MinutesSet set = ground.minutes().begin(meeting, part, TownMeetings.TOWN).orElseThrow();
      for (Tree told : one.file().trees("items")) {
        Item item = one.items().get(told.text("key"));
        if (item != null && item.part().equals(part.id())) {
          write(set, item, told.text("minute"));
        }
      }
    }
  }

  private static List<Item> items(Held one, Part part) {
    return one.items().values().stream().filter(i -> i.part().equals(part.id())).toList();
  }

  /** What the secretary adds before what was drafted from what happened. */
  private void write(MinutesSet set, Item item, String words) {
    Block drafted =
        ground.minutes().read(set).blocks().stream()
            .filter(b -> b.key().equals(item.id().toString()))
            .findFirst()
            .orElseThrow();
    String both = (words + "\n\n" + drafted.words()).strip();
    Saved saved = ground.minutes().save(set, item.id().toString(), both, 1, TownMeetings.TOWN);
    if (!(saved instanceof Saved.Kept)) {
      throw new IllegalStateException(saved + " for " + item);
    }
  }

  private void circulate(Held one) {
    for (MinutesSet set : ground.minutes().of(one.meeting())) {
      ground.minutes().approvals().circulate(set).orElseThrow();
    }
  }

  /** Where the later meeting had it on its agenda. */
  private void approve(Held before, Held later) {
    Item item = later.items().get(MINUTES_ITEM);
    if (item == null) {
      return;
    }
    for (MinutesSet set : ground.minutes().of(before.meeting())) {
      ground.minutes().approvals().approve(set, item.id(), TownMeetings.TOWN).orElseThrow();
    }
  }

  private Optional<Decision> decision(Held one, Tree told) {
    Item item = java.util.Objects.requireNonNull(one.items().get(told.text("key")));
    return item.matter().flatMap(ground.decisions()::ofMatter);
  }

  private void dissent(Held one, Tree item, Tree told) {
    String secretary = one.file().text("by");
    ground.identity().take(voters.secret(secretary));
    Decision d = decision(one, item).orElseThrow();
    for (List<String> words : told.rows("dissent")) {
      UUID whose = TownFiles.person(words.get(0));
      ground
          .decisions()
          .atMeetings()
          .dissent(d, words.get(1), whose, new Who.Person(TownFiles.person(secretary)))
          .orElseThrow();
    }
  }

  private void give(String key, Held one, Tree item, Tree told) {
    Body body = ground.bodies().find(one.meeting().body()).orElseThrow();
    AgreedAction.From from =
        new AgreedAction.From(
            decision(one, item).map(Decision::id),
            Optional.empty(),
            Optional.of(one.items().get(item.text("key")).id()));
    Owner owner = new Owner.Seat(told.text("owner"), "");
    actions.put(
        key,
        ground
            .actions()
            .giveAs(
                body,
                new NewAction(told.text("words"), Optional.of(owner), told.dayIfAny("due"), from)));
  }

  private void close(String key, Held one, Tree told) {
    String secretary = one.file().text("by");
    ground.identity().take(voters.secret(secretary));
    AgreedAction action = java.util.Objects.requireNonNull(actions.get(key), key);
    AgreedAction now = ground.actions().find(action.id()).orElseThrow();
    ground
        .actions()
        .close(
            now,
            now.seen(),
            new Proof(told.text("proof"), one.meeting().path(), Optional.empty()),
            new Who.Person(TownFiles.person(secretary)))
        .orElseThrow();
  }
}
