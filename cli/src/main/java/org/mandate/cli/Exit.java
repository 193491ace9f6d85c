package org.mandate.cli;

/** What the program's exit code means, the same for every command. */
final class Exit {
  /** Done, or judged valid. */
  static final int GOOD = 0;

  /** Judged, and not valid, whatever the fault. */
  static final int NOT_VALID = 1;

  /** Wrong use, or nothing there to judge. */
  static final int WRONG_USE = 2;

  /** The machine or the program failed. */
  static final int MACHINE = 3;

  private Exit() {}
}
