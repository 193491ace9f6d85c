package org.mandate.app.mandates;

/** What became of a practice's wish about one mandate. */
public sealed interface Given {
  /** It is granted, or granted anew with other limits or another end. */
  record Granted(Mandate mandate) implements Given {}

  /** It was taken back. */
  record Withdrawn(Mandate mandate) implements Given {}

  /** It was so already; nothing was changed. */
  record Unchanged(String words) implements Given {}

  /**
   * It could not be done; nothing was changed.
   *
   * @param field the form's box
   * @param words what to do
   */
  record Refused(String field, String words) implements Given {}
}
