package org.mandate.app.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found, by the words of the pages. */
public enum Kind {
  MEETING("Meeting", "Meetings"),
  ITEM("Agenda item", "Agenda items"),
  MINUTES("Minutes", "Minutes"),
  DECISION("Decision", "Decisions"),
  MATTER("Question or business", "Questions and business"),
  PAPER("Paper", "Papers"),
  BALLOT("Ballot", "Ballots"),
  ACTION("Action", "Actions"),
  PROGRAMME("Programme", "Programmes"),
  STRATEGY("Strategy", "Strategy"),
  CONSTITUTION("Rule of a constitution", "Constitutions"),
  MANDATE("Subject of mandates", "Subjects of mandates"),
  BREACH("Published breach", "Published breaches"),
  BODY("Body", "Bodies");

  private final String one;
  private final String many;

  Kind(String one, String many) {
    this.one = one;
    this.many = many;
  }

  public String one() {
    return one;
  }

  public String many() {
    return many;
  }

  /** As it stands in the database and in an address: "matter". */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Kind> of(String code) {
    return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
  }
}
