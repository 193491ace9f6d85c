package org.mandate.app.elections.sealed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;

/**
 * "Find my ballot": a tracker is looked for on the board, without a script. Template {@code
 * elections/sealed/find.jte}; the search box asks with GET, field {@code q}.
 *
 * @param caption the election
 * @param action path of this page
 * @param asked the tracker as it was typed, or empty
 * @param answer what was found; null when nothing was asked
 * @param standing how many ballots stand on the board as counted, and until when that can change
 * @param trackers of the ballots that count, in the board's order; empty before they are shown
 * @param downloads the board, the result, the certificate
 */
public record FindPage(
    String caption,
    String action,
    String asked,
    @Nullable Answer answer,
    Prose standing,
    List<String> trackers,
    List<Link> downloads) {

  /**
   * What was found.
   *
   * @param heading "Your ballot is on the board and counts", "A later ballot took its place", "No
   *     ballot has this tracker"
   * @param text what that means and what to do, with the date by which to protest
   */
  public record Answer(String heading, Prose text) {}

  public FindPage {
    trackers = List.copyOf(trackers);
    downloads = List.copyOf(downloads);
  }
}
