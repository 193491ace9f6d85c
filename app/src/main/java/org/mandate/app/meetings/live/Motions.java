package org.mandate.app.meetings.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;

/**
 * Motions and amendments. An amendment is the whole motion as it would read; when it is carried its
 * words become the motion's next version.
 */
public final class Motions {
  private static final int LONGEST = 8000;
  private final Live.Ground ground;
  private final RoomStore room;
  private final MotionStore store;

  Motions(Live.Ground ground, RoomStore room, MotionStore store) {
    this.ground = ground;
    this.room = room;
    this.store = store;
  }

  /** The motions of a meeting that whoever asks may see, by item. */
  public List<Motion> of(Meeting m) {
    return store.ofMeeting(m.id());
  }

  /** The motions of an item in their order, amendments among them. */
  public List<Motion> of(Item item) {
    return store.ofItem(item.id());
  }

  public Optional<Motion> find(UUID id) {
    return store.byId(id);
  }

  /** Moves a motion. */
  public Outcome<Motion> move(
      Item item, String words, Optional<UUID> mover, Optional<UUID> seconder) {
    return keep(item, words, Optional.empty(), OptionalInt.empty(), mover, seconder);
  }

  /**
   * Moves an amendment.
   *
   * @param words the motion as it would read
   * @param version of the motion that they were written on
   */
  public Outcome<Motion> amend(
      Item item,
      Motion motion,
      int version,
      String words,
      Optional<UUID> mover,
      Optional<UUID> seconder) {
    Motion now = store.byId(motion.id()).orElse(motion);
    if (now.amends().isPresent()) {
      return Outcome.refused("words", "An amendment is not amended. Move another one beside it");
    }
    if (now.state() != Motion.State.MOVED) {
      return Outcome.refused(
          "words",
          "It is "
              + now.state().words().toLowerCase(java.util.Locale.ROOT)
              + ", so nothing can be changed in it");
    }
    if (now.version() != version) {
      return changed(now);
    }
    if (now.words().strip().equals(words.strip())) {
      return Outcome.refused("words", "These are its words already. Write it as it should read");
    }
    return keep(item, words, Optional.of(now.id()), OptionalInt.of(version), mover, seconder);
  }

  private static Outcome<Motion> changed(Motion now) {
    return Outcome.refused(
        "words",
        "Meanwhile its words were changed: version "
            + now.version()
            + " stands. Yours are kept here");
  }

  private Outcome<Motion> keep(
      Item item,
      String words,
      Optional<UUID> amends,
      OptionalInt base,
      Optional<UUID> mover,
      Optional<UUID> seconder) {
    if (words.isBlank() || words.strip().length() > LONGEST) {
      return Outcome.refused("words", "Write what is moved, in at most 8,000 letters");
    }
    if (mover.isPresent() && mover.equals(seconder)) {
      return Outcome.refused("seconder", "Somebody else seconds it");
    }
    Instant now = ground.record().now();
    int position = store.ofItem(item.id()).stream().mapToInt(Motion::position).max().orElse(0) + 1;
    Motion told =
        new Motion(
            room.freshId(),
            item.meeting(),
            item.body(),
            item.part(),
            item.id(),
            position,
            amends,
            Motion.State.MOVED,
            mover,
            seconder,
            List.of(new Motion.Text(1, words.strip(), Optional.empty(), base, now)),
            now,
            0);
    store.keep(entered(told, item));
    return new Outcome.Done<>(store.byId(told.id()).orElseThrow());
  }

  private Motion entered(Motion m, Item item) {
    if (item.isSealed()) {
      ground
          .sealed()
          .keep("meeting.motion", "meeting:" + m.meeting(), LiveEntries.sealed(m), item.matter());
      return m;
    }
    long entry = ground.record().append(LiveEntries.motion(m)).id();
    return new Motion(
        m.id(),
        m.meeting(),
        m.body(),
        m.part(),
        m.item(),
        m.position(),
        m.amends(),
        m.state(),
        m.mover(),
        m.seconder(),
        m.texts(),
        m.at(),
        entry);
  }

  /** Seconds a motion that somebody else moved. */
  public Outcome<Motion> second(Motion motion, UUID person) {
    Motion now = store.byId(motion.id()).orElse(motion);
    if (now.state() != Motion.State.MOVED || now.seconder().isPresent()) {
      return Outcome.refused("form", "It is seconded already, or was voted on");
    }
    if (now.mover().equals(Optional.of(person))) {
      return Outcome.refused("form", "You moved it. Somebody else seconds it");
    }
    if (room.latest(now.meeting(), person).filter(Presence::in).isEmpty()) {
      return Outcome.refused("form", "Only somebody who is in the room seconds it");
    }
    store.person(now, person, "seconder");
    return new Outcome.Done<>(store.byId(now.id()).orElseThrow());
  }

  /** Takes a motion back, before it is voted on; its amendments lapse with it. */
  public Outcome<Motion> withdraw(Motion motion) {
    Motion now = store.byId(motion.id()).orElse(motion);
    if (now.state() != Motion.State.MOVED) {
      return Outcome.refused(
          "form", "It is " + now.state().words().toLowerCase(java.util.Locale.ROOT) + " already");
    }
    if (store.state(now.id(), Motion.State.WITHDRAWN) == 0) {
      return Outcome.refused("form", "Whoever moved it, or whoever conducts the meeting, may");
    }
    lapse(now);
    return new Outcome.Done<>(store.byId(now.id()).orElseThrow());
  }

  private void lapse(Motion motion) {
    amendments(motion).stream()
        .filter(a -> a.state() == Motion.State.MOVED)
        .forEach(a -> store.state(a.id(), Motion.State.LAPSED));
  }

  List<Motion> amendments(Motion motion) {
    return store.ofItem(motion.item()).stream()
        .filter(a -> a.amends().equals(Optional.of(motion.id())))
        .toList();
  }

  Optional<Motion> lock(UUID id) {
    return store.lock(id);
  }

  void opened(Motion motion) {
    store.state(motion.id(), Motion.State.OPEN);
  }

  /** What follows from the vote; an amendment that is carried gives its motion a new version. */
  Motion voted(Motion motion, Motion.State state) {
    store.state(motion.id(), state);
    if (motion.amends().isPresent() && state == Motion.State.CARRIED) {
      Motion main = store.byId(motion.amends().get()).orElseThrow();
      store.keep(
          main,
          new Motion.Text(
              main.version() + 1,
              motion.words(),
              Optional.of(motion.id()),
              OptionalInt.empty(),
              ground.record().now()));
    }
    if (motion.amends().isEmpty()) {
      lapse(motion);
    }
    return store.byId(motion.id()).orElseThrow();
  }

  /** Puts the words of an amendment anew, on the motion's words as they stand now. */
  public Outcome<Motion> reword(Motion amendment, int version, String words) {
    Motion now = store.lock(amendment.id()).orElse(amendment);
    if (now.state() != Motion.State.MOVED || now.amends().isEmpty()) {
      return Outcome.refused("words", "Only an amendment that was not voted on is put anew");
    }
    if (now.version() != version) {
      return changed(now);
    }
    if (words.isBlank() || words.strip().length() > LONGEST) {
      return Outcome.refused("words", "Write the motion as it should read");
    }
    Motion main = store.byId(now.amends().get()).orElseThrow();
    store.keep(
        now,
        new Motion.Text(
            now.version() + 1,
            words.strip(),
            Optional.empty(),
            OptionalInt.of(main.version()),
            ground.record().now()));
    return new Outcome.Done<>(store.byId(now.id()).orElseThrow());
  }

  /** Whether an amendment was written on words that have changed since. */
  public boolean isStale(Motion amendment) {
    return amendment
        .amends()
        .flatMap(store::byId)
        .map(main -> main.version() != amendment.texts().getLast().base().orElse(main.version()))
        .orElse(false);
  }
}
