package org.mandate.app.register;

import org.mandate.app.register.reading.Refusal;

/**
 * A file was changed while it was taken in: what was kept is not what was hashed and read. It is
 * thrown, not returned, so that the transaction is undone.
 */
public final class FileChanged extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String name;

  FileChanged(String name) {
    super(name + " was changed while it was taken in");
    this.name = name;
  }

  /** As the sender is told. */
  public Refusal refusal() {
    return new Refusal(
        name,
        0,
        0,
        "The file was changed while it was read.",
        "Send it again when nobody writes to it.");
  }
}
