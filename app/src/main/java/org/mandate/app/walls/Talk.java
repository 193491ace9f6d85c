package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Elections;
import org.mandate.app.interests.Policies;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;

/**
 * Who may talk about what. Only what is open is ever spoken of here: matters with closed names are
 * never listed, so that nothing can be read from a gap.
 */
public final class Talk {
  private static final Set<Ballot.State> BEFORE_THE_PRACTICES =
      Set.of(Ballot.State.PUBLISHED, Ballot.State.OPEN);
  private final Bodies bodies;
  private final Matters matters;
  private final Elections elections;
  private final Policies policies;
  private final Walls walls;
  private final Watch watch;
  private final WatchStore watched;

  Talk(Watch watch, WatchStore watched) {
    Watch.Ground ground = watch.ground();
    this.watch = watch;
    this.bodies = ground.bodies();
    this.matters = ground.matters();
    this.elections = ground.elections();
    this.policies = ground.policies();
    this.walls = ground.walls();
    this.watched = watched;
  }

  /** Who can be in the room: holders of an office today, by name. */
  Map<UUID, String> officers(Body body) {
    LocalDate today = bodies.today();
    Map<UUID, String> people = new LinkedHashMap<>();
    bodies.offices(body.id()).stream()
        .filter(o -> o.heldOn(today) && !o.name().isEmpty())
        .sorted(Comparator.comparing(Office::name))
        .forEach(o -> o.person().ifPresent(p -> people.putIfAbsent(p, o.name())));
    return people;
  }

  /** People of the member practices besides, as far as whoever asks may see them. */
  Map<UUID, String> others(Body body) {
    Map<UUID, String> others = new LinkedHashMap<>(bodies.candidates(body.id()));
    others.keySet().removeAll(officers(body).keySet());
    return others;
  }

  /** The open matters of a body, for these people today. */
  List<Room.Line> room(Body body, List<UUID> people) {
    LocalDate today = bodies.today();
    return Room.of(subjects(body, today), people, today);
  }

  private List<Room.Subject> subjects(Body body, LocalDate today) {
    boolean policy = policies.adopted(body.id(), today).isPresent();
    Set<UUID> asked = new LinkedHashSet<>();
    elections.ofBody(body.id()).stream()
        .filter(b -> BEFORE_THE_PRACTICES.contains(b.state()))
        .forEach(b -> asked.add(b.matter()));
    Set<UUID> over = watched.over(body.id());
    List<Room.Subject> subjects = new ArrayList<>();
    for (Matter m : matters.of(body.id())) {
      boolean live = m.isBusiness() ? !over.contains(m.id()) : asked.contains(m.id());
      if (live && m.isOpen()) {
        boolean judged = policy || !m.isBusiness();
        subjects.add(new Room.Subject(m.id(), m.title(), judged, walls.all(m.id())));
      }
    }
    subjects.sort(Comparator.comparing(Room.Subject::title));
    return subjects;
  }

  /** May one person be talked to about one matter? */
  sealed interface Answer {
    /** They may. */
    record Yes() implements Answer {}

    /**
     * They may not.
     *
     * @param until the first day on which they may; empty where that has no day
     * @param clauses of the policy that may be told
     * @param why a sentence that may be told
     */
    record No(Optional<LocalDate> until, List<String> clauses, String why) implements Answer {}
  }

  /** The answer to "may I talk to X about Y?", as far as whoever asks may know it. */
  Answer may(Matter m, UUID person, Who reader) {
    LocalDate today = bodies.today();
    List<Walls.Shut> rows = walls.all(m.id());
    Optional<Room.Out> own = Room.out(rows, Walls.person(reader), today);
    if (own.isPresent()) {
      return new Answer.No(
          own.get().until(), List.of(), "You are kept out of this matter yourself.");
    }
    if (!m.isOpen() && !needsToKnow(m, person, today)) {
      return new Answer.No(
          Optional.empty(), List.of(), "Only those who need to know of it may hear of it.");
    }
    Optional<Room.Out> out = Room.out(rows, person, today);
    if (out.isPresent()) {
      return refused(m, out.get(), reader);
    }
    if (m.isBusiness() && policies.adopted(m.body(), today).isEmpty()) {
      return new Answer.No(
          Optional.empty(), List.of(), "No conflicts policy is in force, so nobody can be judged.");
    }
    return new Answer.Yes();
  }

  private boolean needsToKnow(Matter m, UUID person, LocalDate today) {
    return watch.seen(m).on(today, CouldHaveSeen.Known.LATEST).people().contains(person);
  }

  /** By which rule; nothing more where a close tie or an indirect interest is among the reasons. */
  private Answer refused(Matter m, Room.Out out, Who reader) {
    List<String> clauses = new ArrayList<>();
    boolean indirect = false;
    Optional<Picture.Told> told =
        walls.picture(m, reader, List.of(), List.of(out.person())).map(p -> p.of(out.person()));
    if (told.orElse(null) instanceof Picture.Told.Conflicted c) {
      indirect = c.indirect();
      c.paths().stream().map(p -> p.conflict().rule().clause()).distinct().forEach(clauses::add);
    }
    return new Answer.No(
        out.until(),
        indirect ? List.of() : List.copyOf(clauses),
        indirect
            ? "They are conflicted, indirect. Only they and the conflicts guardian know more."
            : "They are conflicted on this matter and leave the room for it.");
  }
}
