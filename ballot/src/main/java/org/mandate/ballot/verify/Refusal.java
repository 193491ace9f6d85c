package org.mandate.ballot.verify;

import java.util.Optional;
import java.util.OptionalInt;
import org.mandate.ballot.board.Event;

/**
 * Why a board is refused.
 *
 * @param rule the rule that is broken
 * @param height of the event at fault; empty where the file itself is
 * @param event its kind
 * @param tracker of the ballot at fault
 * @param words what exactly, for whoever audits
 */
public record Refusal(
    Rule rule,
    OptionalInt height,
    Optional<Event.Type> event,
    Optional<String> tracker,
    String words) {

  static Refusal of(Rule rule, String words) {
    return new Refusal(rule, OptionalInt.empty(), Optional.empty(), Optional.empty(), words);
  }

  Refusal at(Event event) {
    return new Refusal(
        rule, OptionalInt.of(event.height()), Optional.of(event.type()), tracker, words);
  }

  Refusal at(Event event, String ballotTracker) {
    return new Refusal(
        rule,
        OptionalInt.of(event.height()),
        Optional.of(event.type()),
        Optional.of(ballotTracker),
        words);
  }

  /** One line: where, which ballot, what, and the rule. */
  public String line() {
    StringBuilder line = new StringBuilder();
    if (height.isPresent()) {
      line.append("event ").append(height.getAsInt());
      event.ifPresent(type -> line.append(" (").append(type.word()).append(')'));
      line.append(": ");
    }
    tracker.ifPresent(t -> line.append("ballot ").append(t).append(": "));
    return line.append(words).append(" [").append(rule.name()).append(']').toString();
  }
}
