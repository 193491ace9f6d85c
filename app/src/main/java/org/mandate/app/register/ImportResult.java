package org.mandate.app.register;

import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.Refusal;

/** What became of a file that was sent. */
public sealed interface ImportResult {

  /** It was taken in. */
  record Done(Imported imported) implements ImportResult {}

  /** The very same file is here already; nothing changed. */
  record Already(Imported earlier) implements ImportResult {}

  /** The file is good, but nobody knows the date it speaks for. */
  record EditionWanted(String file, Kind kind, long rows) implements ImportResult {}

  /** It was refused; nothing of it stays. */
  record NotTaken(Refusal refusal, long rows) implements ImportResult {}
}
