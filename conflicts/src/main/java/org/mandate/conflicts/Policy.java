package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conflicts policy as data, as a body adopts it. Each rule carries the number of its clause.
 *
 * @param issued the day of this version
 * @param contestDays how long after a choice the person may contest it
 * @param answerDays how long the guardian has for the answer
 */
public record Policy(
    String id,
    String version,
    String title,
    LocalDate issued,
    List<PathRule> paths,
    List<StageRule> stages,
    List<HandlingRule> handlings,
    ProxyRule proxy,
    List<Route> routes,
    String contestClause,
    int contestDays,
    int answerDays) {

  /** The most rules for paths a policy may have; {@code walls} keeps them as bits of an int. */
  public static final int MOST_PATH_RULES = 32;

  /** The most links between organisations a rule may follow. */
  public static final int DEEPEST = 8;

  /** In which direction a link between organisations is followed. */
  public enum Direction {
    FORWARD,
    BACKWARD
  }

  /**
   * A first link that counts: person to organisation, or the person being the party.
   *
   * @param relation null for "is the party"
   * @param mark that a holding must reach; null for none
   * @param kinds of a declared interest; empty for any
   */
  public record First(@Nullable Relation relation, @Nullable Mark mark, Set<Kind> kinds) {
    /** Refuses a relation that does not begin at a person. */
    public First {
      if (relation != null && relation.ends() != Relation.Ends.PERSON_ORGANISATION) {
        throw new IllegalArgumentException(relation + " does not join a person to an organisation");
      }
      kinds = Set.copyOf(kinds);
    }
  }

  /** A link between organisations that counts onward, with the mark its share must reach. */
  public record Onward(Relation relation, Direction direction, @Nullable Mark mark) {
    /** Refuses a relation that does not join organisations. */
    public Onward {
      if (relation.ends() != Relation.Ends.ORGANISATIONS) {
        throw new IllegalArgumentException(relation + " does not join organisations");
      }
    }
  }

  /**
   * One clause that makes a path a conflict.
   *
   * @param says the clause in plain words
   * @param ties close ties of which exactly one must stand first; empty when none may
   * @param depth the most links between organisations
   * @param parties the roles of a party that count
   * @param monthsAfterEnd how long a first link still counts once ended
   * @param afterPapers the path counts only for whoever knows the sealed papers of another bidder
   *     on the same matter; null when it always counts
   */
  public record PathRule(
      String clause,
      String says,
      Set<Tie> ties,
      List<First> first,
      List<Onward> onward,
      int depth,
      Set<PartyRole> parties,
      Kind kind,
      Strength strength,
      int monthsAfterEnd,
      @Nullable AfterPapers afterPapers) {
    /** Copies the sets; refuses what no path can meet. */
    public PathRule {
      ties = Set.copyOf(ties);
      first = List.copyOf(first);
      onward = List.copyOf(onward);
      parties = Set.copyOf(parties);
      if (depth < 0 || depth > DEEPEST || (depth == 0) != onward.isEmpty()) {
        throw new IllegalArgumentException("depth and onward links disagree in " + clause);
      }
      if (first.isEmpty() || parties.isEmpty()) {
        throw new IllegalArgumentException("no path can meet " + clause);
      }
      if (!ties.isEmpty() && kind != Kind.INDIRECT && afterPapers == null) {
        throw new IllegalArgumentException("a path by a close tie is indirect: " + clause);
      }
    }
  }

  /**
   * How long knowledge of sealed papers counts.
   *
   * @param months after the day it came about; 0 for as long as the facts say the matter runs
   */
  public record AfterPapers(int months) {}

  /**
   * What a stage shuts for a conflict of at least this strength.
   *
   * @param stage null for every stage, also before the first
   */
  public record StageRule(
      String clause, @Nullable Stage stage, Strength atLeast, Set<Handling.Shut> shuts) {
    /** Copies the set. */
    public StageRule {
      shuts = Set.copyOf(shuts);
    }
  }

  /** Which handlings may be chosen for a conflict of these kinds and strengths. */
  public record HandlingRule(
      String clause, Set<Kind> kinds, Set<Strength> strengths, Set<Handling> allowed) {
    /** Copies the sets. */
    public HandlingRule {
      kinds = Set.copyOf(kinds);
      strengths = Set.copyOf(strengths);
      allowed = Set.copyOf(allowed);
    }
  }

  /** The clause by which nobody conflicted gives or holds a proxy on the item. */
  public record ProxyRule(String clause) {}

  /** A lawful way on when the body cannot act. */
  public record Route(String clause, Way way) {
    /** The ways known here. */
    public enum Way {
      DEPUTIES,
      NEIGHBOURING_BODY,
      EXTERNAL_ASSESSORS,
      MEMBER_BALLOT
    }
  }

  /** Copies the lists; refuses too many rules. */
  public Policy {
    paths = List.copyOf(paths);
    stages = List.copyOf(stages);
    handlings = List.copyOf(handlings);
    routes = List.copyOf(routes);
    if (paths.size() > MOST_PATH_RULES) {
      throw new IllegalArgumentException("at most " + MOST_PATH_RULES + " path rules");
    }
  }
}
