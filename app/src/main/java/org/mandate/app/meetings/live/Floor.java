package org.mandate.app.meetings.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;

/** The speakers' queue: fair by constituency; the chair may call another. */
public final class Floor {
  private static final int LONGEST = 120;
  private final Live.Ground ground;
  private final RoomStore store;

  Floor(Live.Ground ground, RoomStore store) {
    this.ground = ground;
    this.store = store;
  }

  /**
   * The queue of an item.
   *
   * @param on who speaks
   * @param offered who waits, in the order offered
   * @param used time used at the meeting so far, by constituency
   */
  public record Queue(Optional<Speech> on, List<Speech> offered, Map<String, Duration> used) {
    /** Copies them. */
    public Queue {
      offered = List.copyOf(offered);
      used = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(used));
    }
  }

  /** The queue of an item now. */
  public Queue queue(Item item) {
    List<Speech> all = store.speeches(item.meeting());
    Map<String, Duration> used = SpeakerRules.used(all, ground.record().now());
    List<Speech> here = all.stream().filter(s -> s.item().equals(item.id())).toList();
    return new Queue(
        here.stream().filter(Speech::isOn).findFirst(), SpeakerRules.offered(here, used), used);
  }

  /** Everything asked and said at a meeting, oldest first. */
  public List<Speech> of(Meeting m) {
    return store.speeches(m.id());
  }

  /** Puts somebody who is in the room into the queue. */
  public Outcome<Speech> ask(Item item, UUID person, String constituency) {
    List<Speech> before = store.speeches(item.meeting());
    Optional<Speech> waiting =
        before.stream()
            .filter(s -> s.item().equals(item.id()) && s.person().equals(person))
            .filter(s -> s.endedAt().isEmpty())
            .findFirst();
    if (waiting.isPresent()) {
      return new Outcome.Done<>(waiting.get());
    }
    if (constituency.length() > LONGEST) {
      return Outcome.refused("constituency", "Choose for whom you speak");
    }
    if (store.latest(item.meeting(), person).filter(Presence::in).isEmpty()) {
      return Outcome.refused("person", "Only somebody who is in the room can ask to speak");
    }
    Speech told =
        new Speech(
            store.freshId(),
            item.meeting(),
            item.part(),
            item.id(),
            person,
            constituency,
            ground.record().now(),
            Optional.empty(),
            Optional.empty());
    store.ask(told, item.body());
    return new Outcome.Done<>(told);
  }

  /** Takes a wish back, or ends a speech. */
  public Outcome<Speech> end(Speech speech) {
    store.endSpeech(speech.id(), ground.record().now());
    return new Outcome.Done<>(store.speech(speech.id()).orElse(speech));
  }

  /** Calls somebody; whoever speaks has ended. */
  public Outcome<Speech> call(Speech speech) {
    Instant now = ground.record().now();
    store.lock(speech.meeting());
    if (store.latest(speech.meeting(), speech.person()).filter(Presence::in).isEmpty()) {
      return Outcome.refused("speaker", "They are not in the room");
    }
    store.speeches(speech.meeting()).stream()
        .filter(Speech::isOn)
        .forEach(s -> store.endSpeech(s.id(), now));
    if (store.call(speech.id(), now) == 0) {
      return Outcome.refused("speaker", "They were called already, or took their wish back");
    }
    return new Outcome.Done<>(store.speech(speech.id()).orElseThrow());
  }

  public Optional<Speech> find(UUID id) {
    return store.speech(id);
  }
}
