package org.mandate.app.web;

import java.util.List;

/**
 * What a leader may say today: one sentence made by a query, then its limits.
 *
 * @param who the office-holder
 * @param sentence "Speaks for 27 of 32 practices, ..."
 * @param limits may say, may not say, must leave for, authority, next to end
 * @param links print, send
 */
public record MandateCard(String who, Prose sentence, Summary limits, List<Link> links) {
  public MandateCard {
    links = List.copyOf(links);
  }
}
