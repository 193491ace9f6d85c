package org.mandate.app.assessors;

import java.time.Instant;
import java.util.UUID;

/**
 * A body's request for a panel on a matter. Only its secretary and guardian see it, and only while
 * they see the matter.
 *
 * @param number of the request on its matter; with the matter's id it is the seed of the lot
 * @param area code of the area of most of the body's practices
 */
public record PanelRequest(
    UUID id, UUID body, UUID matter, int number, String area, Wanted wanted, Instant askedAt) {

  /** The seed of the lot: fixed when the matter was put, so that nobody chooses it. */
  static String seed(UUID matter, int number) {
    return matter + "/" + number;
  }
}
