package org.mandate.app.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What happened in one part of a meeting, as facts: what minutes are drafted from. It holds nothing
 * of another part.
 *
 * @param began when its first item came on; empty where that was not noted
 * @param ended when its last item ended
 * @param people who was in the room for at least one of its items, in the order of their seats
 * @param absent who has a vote and was in the room for none of them, with their seats: "Dr A,
 *     chair"
 * @param items what stood on the agenda, in order
 * @param next the next meeting, in words; "" where none is called
 */
record Sitting(
    Optional<Instant> began,
    Optional<Instant> ended,
    List<Attended> people,
    List<String> absent,
    List<Happening> items,
    String next) {

  Sitting {
    people = List.copyOf(people);
    absent = List.copyOf(absent);
    items = List.copyOf(items);
  }

  /**
   * Somebody who was there.
   *
   * @param as seat or practice: "chair", "for Weir Lane Surgery"
   * @param items positions of the items for which they were in the room, even for a moment
   */
  record Attended(String name, String as, List<Integer> items) {
    Attended {
      items = List.copyOf(items);
    }
  }

  /**
   * One item.
   *
   * @param moves who was put out, came or went, in order
   * @param quorum said of the item as a whole: "" where nothing is
   * @param spoke who was called to speak, in the order of their calls
   * @param next when the item comes back; ""
   */
  record Happening(
      UUID item,
      int position,
      String title,
      List<Move> moves,
      String quorum,
      List<String> spoke,
      List<Moved> motions,
      List<Decided> decisions,
      List<Agreed> actions,
      String next) {
    Happening {
      moves = List.copyOf(moves);
      spoke = List.copyOf(spoke);
      motions = List.copyOf(motions);
      decisions = List.copyOf(decisions);
      actions = List.copyOf(actions);
    }

    static Happening nothing(UUID item, int position, String title) {
      return new Happening(
          item, position, title, List.of(), "", List.of(), List.of(), List.of(), List.of(), "");
    }
  }

  /**
   * Somebody's coming or going at an item.
   *
   * @param name empty where this set tells a number, not a name
   */
  record Move(String name, Way way) {
    /** How. */
    enum Way {
      /** Put out for the item by the conflicts policy. */
      CONFLICT,
      ARRIVED,
      LEFT
    }
  }

  /** What became of a motion. */
  enum Fate {
    CARRIED,
    FALLEN,
    WITHDRAWN,
    /** The meeting ended, or another motion took its place, before it was put. */
    LAPSED
  }

  /**
   * A motion.
   *
   * @param words as moved
   * @param mover "" where not told, as is a seconder
   * @param amendments in order
   * @param put the words as they stood when it was put to the vote
   */
  record Moved(
      String words,
      String mover,
      String seconder,
      List<Amended> amendments,
      String put,
      Fate fate,
      List<Voted> votes) {
    Moved {
      amendments = List.copyOf(amendments);
      votes = List.copyOf(votes);
    }
  }

  /** An amendment of a motion. */
  record Amended(String words, String mover, String seconder, Fate fate, List<Voted> votes) {
    Amended {
      votes = List.copyOf(votes);
    }
  }

  /**
   * A vote.
   *
   * @param way "by show of hands", "by name", "in secret"
   * @param counts choices with their numbers, in the order in which they are read out
   * @param quorum one sentence; ""
   * @param result one word or a sentence: "Carried"
   */
  record Voted(
      String way,
      List<Counted> counts,
      String quorum,
      Optional<CastingVote> casting,
      String result) {
    Voted {
      counts = List.copyOf(counts);
    }

    /** One that was opened by mistake: it has no figures, and its result says why. */
    static Voted abandoned(String way, String why) {
      return new Voted(way, List.of(), "", Optional.empty(), why);
    }

    boolean isCounted() {
      return !counts.isEmpty();
    }
  }

  /** "for", 5. */
  record Counted(String choice, long votes) {}

  /** Whoever presided decided a tie. */
  record CastingVote(String by, String choice) {}

  /**
   * A decision.
   *
   * @param valid whether it stands; else it is irregular, and why stands with it
   * @param why "" where it stands
   */
  record Decided(String reference, String words, boolean valid, String why, List<Dissent> dissent) {
    Decided {
      dissent = List.copyOf(dissent);
    }
  }

  /** Kept word for word. */
  record Dissent(String by, String words) {}

  /** Somebody is to do something. */
  record Agreed(String owner, String words, Optional<LocalDate> due) {}
}
