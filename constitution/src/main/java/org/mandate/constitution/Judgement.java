package org.mandate.constitution;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a decision stands, and what it is.
 *
 * <p>The two are kept apart. A motion that does not reach its threshold is a valid decision that
 * the motion falls. A decision is irregular when the procedure was not kept: wrong voters, too
 * short a notice, no quorum, an officer out of term. Without quorum there is no decision at all.
 *
 * @param version the version of the constitution judged by
 * @param kind the kind of question
 * @param checks every check, in the order of a page
 * @param measures every threshold measured, one for each area where areas count by themselves
 * @param outcome what was decided
 */
public record Judgement(
    long version, String kind, List<Check> checks, List<Measure> measures, Outcome outcome) {

  /** Copies the lists. */
  public Judgement {
    checks = List.copyOf(checks);
    measures = List.copyOf(measures);
  }

  /** Valid, or irregular with reasons. */
  public Standing standing() {
    var reasons =
        checks.stream()
            .filter(c -> c.status() == Status.NOT_MET && c.bearing() == Bearing.PROCEDURE)
            .toList();
    return reasons.isEmpty() ? new Standing.Valid() : new Standing.Irregular(reasons);
  }

  /** Whether the decision stands. */
  public sealed interface Standing {
    /** The procedure was kept. */
    record Valid() implements Standing {}

    /**
     * The procedure was not kept.
     *
     * @param reasons the checks not met, at least one
     */
    record Irregular(List<Check> reasons) implements Standing {}
  }

  /** What was decided. */
  public sealed interface Outcome {
    /** The motion is carried. */
    record Carried() implements Outcome {}

    /** The motion falls, or no option was enough: things stay as they are. */
    record Fallen() implements Outcome {}

    /** One option was chosen for all. */
    record Choice(String option) implements Outcome {}

    /**
     * Rankings were counted.
     *
     * @param options in the order of election, as many as there were seats, or fewer
     */
    record Elected(List<String> options) implements Outcome {
      /** Copies the list. */
      public Elected {
        options = List.copyOf(options);
      }
    }

    /**
     * Every practice chose for itself.
     *
     * @param practices number of practices at each level, in the order of the question
     */
    record Levels(Map<String, Long> practices) implements Outcome {
      /** Keeps the order. */
      public Levels {
        practices = Collections.unmodifiableMap(new LinkedHashMap<>(practices));
      }
    }

    /**
     * Nothing was decided by those who can decide.
     *
     * @param because one sentence
     */
    record NoDecision(String because) implements Outcome {}

    /**
     * Somebody who may decide has decided, and the facts do not hold their votes.
     *
     * @param because one sentence
     */
    record NotJudged(String because) implements Outcome {}
  }

  /**
   * One check. Name, fact and requirement read together as on a page: "Quorum: 30 of 32 practices
   * voted. 20 are required."
   *
   * @param rule the number of the clause
   * @param name such as "Quorum"
   * @param status whether it is met
   * @param bearing what follows when it is not met
   * @param fact what was found; begins in lower case, to stand after the name and a colon
   * @param requirement what the clause asks; a sentence of its own
   */
  public record Check(
      String rule, String name, Status status, Bearing bearing, String fact, String requirement) {

    /** As one line: "Quorum: 30 of 32 practices voted. 20 are required." */
    public String sentence() {
      return name + ": " + fact + " " + requirement;
    }
  }

  /** Whether a check is met. */
  public enum Status {
    /** It is. */
    MET,
    /** It is not. */
    NOT_MET,
    /** The clause asks nothing here, or the facts do not say. */
    NOT_APPLICABLE
  }

  /** What a check bears on. */
  public enum Bearing {
    /** On whether the decision stands: not met makes it irregular. */
    PROCEDURE,
    /** On what was decided: not met makes the motion fall. */
    RESULT
  }

  /**
   * A threshold measured.
   *
   * @param rule the number of the clause
   * @param threshold the threshold
   * @param area the area measured; null for the whole roll
   * @param option the option measured: {@code for}, or the leading one
   * @param amount how much it has
   * @param base of how much
   * @param needed how much is enough
   * @param tied another option has as many (in a choice of options: as many or more)
   * @param met enough, and not tied
   */
  public record Measure(
      String rule,
      Threshold threshold,
      @Nullable String area,
      String option,
      long amount,
      long base,
      long needed,
      boolean tied,
      boolean met) {}
}
