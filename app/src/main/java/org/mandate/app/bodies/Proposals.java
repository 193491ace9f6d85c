package org.mandate.app.bodies;

import java.util.List;
import java.util.UUID;

/** Told by the feature that puts drafts of a constitution to the practices. */
@FunctionalInterface
public interface Proposals {
  /**
   * A text as it was put.
   *
   * @param hash SHA-256 of its canonical tree
   * @param reference of the matter, such as 2026-041
   * @param stage where the matter stands, in words
   * @param path of the matter
   * @param decided whether a decision has been taken
   */
  record Put(String hash, String reference, String stage, String path, boolean decided) {}

  /** The texts put to the practices of a body, latest first. */
  List<Put> of(UUID body);
}
