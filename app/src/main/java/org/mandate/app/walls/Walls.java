package org.mandate.app.walls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.access.Jobs;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.elections.PapersOut;
import org.mandate.app.interests.Interests;
import org.mandate.app.interests.Policies;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.matters.Party;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.PartyRole;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who is conflicted on a matter and what that shuts, told to each reader as far as they may know.
 */
public final class Walls {
  private final Ground ground;
  private final WallStore store;
  private final Gathering gathering;
  private final Warden warden;
  private final Handlings handlings;

  /**
   * What this feature stands on.
   *
   * @param interests what people have declared
   */
  public record Ground(
      JdbcClient db,
      Jobs jobs,
      Record record,
      SealedFacts sealed,
      Register register,
      People people,
      Bodies bodies,
      Matters matters,
      Business business,
      Policies policies,
      Interests interests) {}

  public Walls(Ground ground) {
    this.ground = ground;
    this.store = new WallStore(ground.db());
    HandlingStore choices = new HandlingStore(ground.db());
    this.gathering = new Gathering(ground, choices);
    this.warden = new Warden(store, gathering, ground);
    this.handlings = new Handlings(ground, this, choices);
  }

  /** What this feature stands on, for its pages. */
  public Ground ground() {
    return ground;
  }

  /** Who sits for whom. */
  public Deputies deputies() {
    return new Deputies(ground);
  }

  /** Who keeps the rows. */
  public Warden warden() {
    return warden;
  }

  /** What people do about conflicts. */
  public Handlings handlings() {
    return handlings;
  }

  /**
   * What shuts somebody out of a matter on some days.
   *
   * @param until empty while it has no end
   * @param shuts what it shuts; may be empty where the conflict is only noted
   * @param indirect whether a close tie or an indirect interest is among the reasons
   * @param handling what chair or guardian chose; empty while nobody has
   */
  public record Shut(
      UUID matter,
      UUID person,
      LocalDate from,
      Optional<LocalDate> until,
      Set<Handling.Shut> shuts,
      List<String> clauses,
      boolean indirect,
      boolean potential,
      Optional<Handling> handling) {

    private static Shut of(WallStore.Row row) {
      return new Shut(
          row.matter(),
          row.person(),
          row.from(),
          row.until(),
          row.shuts(),
          row.clauses(),
          row.kinds().contains("indirect"),
          row.potential(),
          row.handling());
    }

    /** Whether it holds on that day. */
    public boolean holds(LocalDate day) {
      return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }
  }

  /** The walls of a matter that hold on a day, as far as whoever asks may see them. */
  public List<Shut> on(UUID matter, LocalDate day) {
    return all(matter).stream().filter(s -> s.holds(day)).toList();
  }

  /** The walls of a matter on all days. */
  public List<Shut> all(UUID matter) {
    return store.current(matter).stream().map(Shut::of).toList();
  }

  /** The walls of a matter as they were known at a moment. */
  public List<Shut> asKnown(UUID matter, Instant at) {
    return store.asKnown(matter, at).stream().map(Shut::of).toList();
  }

  /** The walls around somebody today, on the matters that whoever asks may know of. */
  public List<Shut> around(UUID person) {
    return store.of(person, ground.bodies().today()).stream().map(Shut::of).toList();
  }

  /** The wall of one person on one matter today; empty where there is none to be seen. */
  public Optional<Shut> around(UUID matter, UUID person) {
    LocalDate today = ground.bodies().today();
    return on(matter, today).stream().filter(s -> s.person().equals(person)).findFirst();
  }

  /** A party that is only supposed, for "and if the federation bids?". */
  public Party supposed(Matter m, String organisation, PartyRole role) {
    return Gathering.supposed(m, organisation, role, ground.bodies().today());
  }

  /**
   * The conflicts of a matter as this reader may know them: a guardian everything, anybody their
   * own, else what is not indirect. Empty where the matter's words are kept from the reader.
   *
   * @param supposed parties besides those that stand
   * @param more people to be judged besides the board and those who are conflicted
   */
  public Optional<Picture> picture(
      Matter m, Who reader, List<Party> supposed, Collection<UUID> more) {
    if (m.isWithheld()) {
      return Optional.empty();
    }
    boolean guardian =
        ground.bodies().roles(reader, m.body()).contains(Role.GUARDIAN)
            && around(m.id(), person(reader)).isEmpty();
    Gathering.Gathered all =
        ground.jobs().within("warden", () -> gathering.explained(m, supposed, more));
    Facts facts =
        supposed.isEmpty() || guardian
            ? all.facts()
            : Supposing.cut(
                all.facts(),
                all.matter(),
                supposed.size(),
                ground.bodies().today(),
                person(reader));
    return Optional.of(
        new Picture(facts, all.matter(), ground.bodies().today(), person(reader), guardian));
  }

  /** What this feature does when the papers of a ballot go out. */
  public PapersOut atPapers() {
    return new AtPapers(ground, gathering);
  }

  /** The facts of a matter as the library takes them: for a guardian. */
  Facts facts(Matter m) {
    return ground
        .jobs()
        .within("warden", () -> gathering.explained(m, List.of(), List.of()))
        .facts();
  }

  /**
   * Who is clear of a matter on a day, for whoever looks for assessors, and why; whoever is missing
   * in the answer is not clear, and of them nothing is told.
   */
  public Map<UUID, List<String>> clear(Matter m, Collection<UUID> people, LocalDate day) {
    Gathering.Gathered all =
        ground.jobs().within("warden", () -> gathering.explained(m, List.of(), people));
    var conflicts = new Conflicts(all.facts(), day);
    Conflicts open = conflicts.open();
    Map<UUID, List<String>> clear = new HashMap<>();
    for (UUID person : people) {
      if (conflicts.of(person.toString(), all.matter()) instanceof Finding.Clear
          && open.of(person.toString(), all.matter()) instanceof Finding.Clear told) {
        clear.put(person, told.why());
      }
    }
    return clear;
  }

  /** Lets the feature that keeps assessors tell who they are. */
  public void tellOutsiders(Outsiders source) {
    gathering.tell(source);
  }

  static UUID person(Who who) {
    return who instanceof Who.Person(UUID id) ? id : new UUID(0, 0);
  }
}
