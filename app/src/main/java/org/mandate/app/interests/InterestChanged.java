package org.mandate.app.interests;

import java.util.UUID;

/** Told, in the same transaction, that a person's declared interests are other than they were. */
@FunctionalInterface
public interface InterestChanged {
  /** The person whose interests changed. */
  void changed(UUID person);
}
