package org.mandate.app.assessors;

/** Whether somebody may sit on a matter, as it is told to whoever asks for a panel. */
public sealed interface ClearAnswer {
  /** In a sentence, without anything that is sealed. */
  String why();

  /** No path leads from the person to a party of the matter. */
  record IsClear(String why) implements ClearAnswer {}

  /** The person may not sit; the path itself is not told. */
  record NotClear(String why) implements ClearAnswer {}
}
