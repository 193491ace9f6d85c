package org.mandate.app.interests;

import java.util.Map;

/**
 * Keeps facts that may make no entry of their own in the record (DESIGN section 9): indirect and
 * withheld interests, and those of people who are not published. Called in the fact's transaction.
 */
@FunctionalInterface
public interface SealedFacts {
  /** Keeps one fact. */
  void keep(String kind, String subject, Map<String, Object> fact);
}
