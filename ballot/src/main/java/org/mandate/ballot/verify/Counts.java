package org.mandate.ballot.verify;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the checks made, from several threads. */
final class Counts {
  private final Map<Rule, LongAdder> made = new EnumMap<>(Rule.class);

  Counts() {
    for (Rule rule : Rule.values()) {
      made.put(rule, new LongAdder());
    }
  }

  void add(Rule rule) {
    add(rule, 1);
  }

  void add(Rule rule, long times) {
    made.getOrDefault(rule, new LongAdder()).add(times);
  }

  /** Counts texts that were read: JSON, form, spelling and elements are as they must be. */
  void read(long texts) {
    add(Rule.JSON, texts);
    add(Rule.FORM, texts);
    add(Rule.CANONICAL, texts);
    add(Rule.ELEMENT, texts);
  }

  /** Counts a rule that holds, refuses where it does not. */
  void require(boolean holds, Rule rule, String words) {
    if (!holds) {
      throw RefusedException.of(rule, words);
    }
    add(rule);
  }

  Map<Rule, Long> made() {
    Map<Rule, Long> counted = new EnumMap<>(Rule.class);
    made.forEach(
        (rule, adder) -> {
          if (adder.sum() > 0) {
            counted.put(rule, adder.sum());
          }
        });
    return counted;
  }
}
