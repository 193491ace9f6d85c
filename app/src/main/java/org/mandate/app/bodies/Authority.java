package org.mandate.app.bodies;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a body's authority comes from (DESIGN section 6). The one place that words it: what members
 * mandated is never called statutory, nor the reverse.
 */
public enum Authority {
  /** An Act or regulations made the body and gave it powers. */
  STATUTE("Statute", "It has powers in law", "Made by"),
  /** A body with powers lent it some, and can take them back. */
  DELEGATION("Delegation", "Its powers are lent by another body. Not statutory", "Delegated by"),
  /** Parties agreed it among themselves. */
  CONTRACT("Contract", "It binds those who signed. Not statutory", "Under"),
  /**
   * Its members gave it a mandate. An Act may recognise such a body, as the NHS Act 2006 s.97 does
   * local medical committees; that does not make its acts statutory.
   */
  MEMBER_MANDATE("Member mandate", "Not statutory", "Recognised by");

  private final String title;
  private final String meaning;
  private final String before;

  Authority(String title, String meaning, String before) {
    this.title = title;
    this.meaning = meaning;
    this.before = before;
  }

  /** As the record writes it: "member-mandate". */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The source of this word; empty when there is none. */
  public static Optional<Authority> of(String word) {
    for (Authority one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  /** "Member mandate". */
  public String title() {
    return title;
  }

  /** "Member mandate. Not statutory". */
  public String words() {
    return title + ". " + meaning;
  }

  /**
   * The same with the text behind it: "Member mandate. Not statutory. Recognised by NHS Act 2006".
   *
   * @param instrument an Act, a delegation, a contract; empty for none
   */
  public String words(String instrument) {
    return instrument.isBlank() ? words() : words() + ". " + before + " " + instrument.strip();
  }

  /** Whether the source cannot be believed without the text behind it. */
  public boolean needsInstrument() {
    return this != MEMBER_MANDATE;
  }

  /**
   * Refuses a label that the source does not bear.
   *
   * @param claimed what an act of the body would be called
   * @throws IllegalArgumentException when a member-mandated act is called statutory, or the reverse
   */
  public Authority label(Authority claimed) {
    if ((this == STATUTE) != (claimed == STATUTE)) {
      throw new IllegalArgumentException(
          "an act by " + word() + " is never labelled " + claimed.word());
    }
    return claimed;
  }
}
