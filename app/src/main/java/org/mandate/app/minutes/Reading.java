package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;

/**
 * A set of minutes as whoever asks may read it.
 *
 * @param body the body's name
 * @param blocks the latest versions; once approved, what was approved
 * @param annexes items whose words stay closed longer than the part, with the hash of their own
 * @param corrections oldest first
 * @param text of the blocks without annexes: the one whose hash stands in the approval, where the
 *     reader may read all of it
 */
public record Reading(
    MinutesSet set,
    Meeting meeting,
    Part part,
    String body,
    List<Block> blocks,
    Optional<Approval> approval,
    Map<UUID, String> annexes,
    List<Correction> corrections,
    String text) {

  public Reading {
    blocks = List.copyOf(blocks);
    annexes = Map.copyOf(annexes);
    corrections = List.copyOf(corrections);
  }

  static Reading of(
      MinutesSet set,
      Meeting meeting,
      Part part,
      String body,
      List<Block> blocks,
      Optional<Approval> approval,
      Map<UUID, String> annexes,
      List<Correction> corrections) {
    return new Reading(
        set,
        meeting,
        part,
        body,
        blocks,
        approval,
        annexes,
        corrections,
        MinutesText.of(body, meeting, part, without(blocks, annexes)));
  }

  private static List<Block> without(List<Block> blocks, Map<UUID, String> annexes) {
    return blocks.stream().filter(b -> b.item().filter(annexes::containsKey).isEmpty()).toList();
  }

  /** The blocks with every correction in its place. */
  public List<Block> corrected() {
    List<Block> now = new ArrayList<>(blocks);
    for (Correction c : corrections) {
      now.replaceAll(b -> b.key().equals(c.key()) ? b.with(c.words()) : b);
    }
    return now;
  }

  /** The text with every correction in its place. */
  public String correctedText() {
    return MinutesText.of(body, meeting, part, without(corrected(), annexes));
  }

  /** SHA-256 of {@link #text}, 64 hex digits. */
  public String sha256() {
    return MinutesText.sha256(text);
  }

  /** Whether the text here is the one that was approved; empty while it is not approved. */
  public Optional<Boolean> isAsApproved() {
    return approval.map(a -> a.sha256().equals(sha256()));
  }

  /** "Minutes of the board, 2026-M07: part 1, open". */
  public String title() {
    return MinutesText.title(meeting, part);
  }
}
