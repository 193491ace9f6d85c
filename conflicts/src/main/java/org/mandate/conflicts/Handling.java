package org.mandate.conflicts;

import java.util.EnumSet;
import java.util.Set;

/**
 * What may be done about a conflict, mildest first; each shuts at least what the one before does.
 */
public enum Handling {
  NOTE("the conflict is noted; you take part"),
  SPEAK_NOT_VOTE("you may speak and not vote", Shut.VOTE),
  LEAVE("you leave for the item", Shut.VOTE, Shut.SPEECH, Shut.ROOM),
  PAPERS_WITHHELD(
      "you leave for the item and its papers do not reach you",
      Shut.VOTE,
      Shut.SPEECH,
      Shut.ROOM,
      Shut.PAPERS,
      Shut.TALK),
  PART_REPLACED(
      "somebody else takes your part in the matter",
      Shut.VOTE,
      Shut.SPEECH,
      Shut.ROOM,
      Shut.PAPERS,
      Shut.TALK);

  /** One thing that a conflict can shut. */
  public enum Shut {
    VOTE,
    SPEECH,
    ROOM,
    PAPERS,
    /** Talk about the matter outside the meeting. */
    TALK
  }

  private final String words;
  private final EnumSet<Shut> shuts = EnumSet.noneOf(Shut.class);

  Handling(String words, Shut... shuts) {
    this.words = words;
    this.shuts.addAll(Set.of(shuts));
  }

  /** What it means, told to the person. */
  public String words() {
    return words;
  }

  /** What it shuts. */
  public Set<Shut> shuts() {
    return java.util.Collections.unmodifiableSet(shuts);
  }

  /** Whether it shuts all of these. */
  public boolean covers(Set<Shut> needed) {
    return shuts.containsAll(needed);
  }
}
