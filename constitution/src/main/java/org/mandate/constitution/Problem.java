package org.mandate.constitution;

/**
 * Why a constitution is refused, and what would mend it.
 *
 * @param clause the clause's number; empty when no single clause is at fault
 * @param field the field of the clause's setting, such as {@code days} or {@code thresholds.0.mark}
 *     (entries from 0); {@code number}, {@code title} and {@code text} are the clause's own; empty
 *     when the clause as a whole is at fault
 * @param what what is wrong, one sentence
 * @param mend what to do, one sentence
 */
public record Problem(String clause, String field, String what, String mend) {

  /** In one line, for a person. */
  public String sentence() {
    return (clause.isEmpty() ? "" : "Rule " + clause + ": ") + what + " " + mend;
  }
}
