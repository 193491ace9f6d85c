package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.conflicts.Bar;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.HandlingRules;
import org.mandate.conflicts.HandlingRules.Standing;
import org.mandate.conflicts.ItemRules;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Outlook;
import org.mandate.conflicts.OutlookRules;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.TalkRules;

/**
 * The conflicts of one matter on one day, cut for one reader. Nothing that is kept from the reader
 * is in what these methods give: of somebody else's indirect conflict only that there is one.
 */
public final class Picture {
  private final Conflicts conflicts;
  private final Conflicts open;
  private final Matter matter;
  private final String reader;
  private final boolean guardian;

  Picture(Facts facts, Matter matter, LocalDate day, UUID reader, boolean guardian) {
    this.conflicts = new Conflicts(facts, day);
    this.open = conflicts.open();
    this.matter = matter;
    this.reader = reader.toString();
    this.guardian = guardian;
  }

  /** The same on another day. */
  private Picture(Picture other, LocalDate day) {
    this.conflicts = other.conflicts.on(day);
    this.open = other.open.on(day);
    this.matter = other.matter;
    this.reader = other.reader;
    this.guardian = other.guardian;
  }

  /** The same facts as they stand on another day. */
  public Picture on(LocalDate day) {
    return new Picture(this, day);
  }

  /** The day it speaks of. */
  public LocalDate day() {
    return conflicts.day();
  }

  /** The matter with its parties and stages. */
  public Matter matter() {
    return matter;
  }

  /** The policy in force. */
  public Optional<Policy> policy() {
    return conflicts.policy(matter);
  }

  /** A person's or an organisation's name. */
  public String name(String id) {
    return conflicts.sentences().name(id);
  }

  /** Whether the reader may know everything about this person. */
  private boolean whole(String person) {
    return guardian || person.equals(reader);
  }

  /** What is told about one person. */
  public sealed interface Told {
    /** The person. */
    UUID person();

    /**
     * Conflicted.
     *
     * @param paths those that may be told
     * @param indirect whether there is one that may not
     * @param shut what is shut today
     * @param standing what was chosen, and whether it stands; empty where nobody chose
     * @param allowed what may be chosen; empty where that would tell of an indirect conflict
     */
    record Conflicted(
        UUID person,
        List<Path> paths,
        boolean indirect,
        Set<Handling.Shut> shut,
        Optional<Standing> standing,
        Optional<HandlingRules.Allowed> allowed)
        implements Told {}

    /** Not conflicted, and why. */
    record Clear(UUID person, List<String> why) implements Told {}

    /** Nothing to judge by. */
    record NotJudged(UUID person, String why) implements Told {}
  }

  /**
   * One path that may be told.
   *
   * @param sentence the whole path in one sentence
   * @param told how far the person told of it
   */
  public record Path(Conflict conflict, String sentence, ItemRules.Told told) {}

  /** What may be told to the reader about a person. */
  public Told of(UUID person) {
    String id = person.toString();
    return switch (conflicts.of(id, matter)) {
      case Finding.Conflicted found -> conflicted(person, found);
      case Finding.NotJudged not -> new Told.NotJudged(person, not.why());
      case Finding.Clear clear ->
          new Told.Clear(
              person,
              whole(id)
                  ? clear.why()
                  : open.of(id, matter) instanceof Finding.Clear shown ? shown.why() : List.of());
    };
  }

  private Told conflicted(UUID person, Finding.Conflicted found) {
    boolean whole = whole(found.person());
    List<Path> paths = new ArrayList<>();
    boolean kept = false;
    for (Conflict one : found.conflicts()) {
      if (whole || !one.sealed()) {
        paths.add(
            new Path(
                one,
                conflicts.sentences().of(one, conflicts.day()),
                ItemRules.told(conflicts, one, matter)));
      } else {
        kept = true;
      }
    }
    HandlingRules.InForce now =
        HandlingRules.inForce(conflicts, found.person(), matter).orElseThrow();
    return new Told.Conflicted(
        person,
        paths,
        kept,
        now.shut(),
        HandlingRules.standing(conflicts, found.person(), matter),
        kept ? Optional.empty() : Optional.of(now.allowed()));
  }

  /** What is left of the board for the item, and the lawful ways on. */
  public Optional<Outlook> outlook() {
    return OutlookRules.of(conflicts, matter);
  }

  /** The board's members today, each once. */
  public List<UUID> board() {
    Set<UUID> people = new LinkedHashSet<>();
    conflicts
        .facts()
        .body(matter.body())
        .ifPresent(
            b ->
                b.membersOn(conflicts.day()).forEach(m -> people.add(UUID.fromString(m.person()))));
    return List.copyOf(people);
  }

  /** Whether somebody may hear of the matter today. */
  public boolean mayHear(UUID person) {
    return TalkRules.mayHear(conflicts, person.toString(), matter);
  }

  /** Every proxy on the item, and whether it holds. */
  public List<ItemRules.ProxyAnswer> proxies() {
    return ItemRules.proxies(conflicts, matter);
  }

  /** The same as facts, for whoever tells it in the second person. */
  List<Bar> barred(UUID person) {
    return whole(person.toString()) ? conflicts.bars(person.toString(), matter) : List.of();
  }

  /** For whom the person may not act, for what they came to know; told to them and the guardian. */
  public List<String> bars(UUID person) {
    return whole(person.toString())
        ? conflicts.bars(person.toString(), matter).stream()
            .map(b -> conflicts.sentences().of(b))
            .toList()
        : List.of();
  }
}
