package org.mandate.app.matters;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where facts go that must make no entry of their own: each interval's entry holds the root over
 * all of them (docs/record.md).
 */
@FunctionalInterface
public interface SealedFacts {
  /** Keeps one in the current transaction. */
  void keep(String kind, String subject, Map<String, ? extends @Nullable Object> fact, UUID matter);
}
