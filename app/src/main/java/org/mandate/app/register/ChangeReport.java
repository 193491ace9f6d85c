package org.mandate.app.register;

import java.util.List;

/**
 * What changed between two editions of one list. Active before and now is either unchanged,
 * renamed, moved, or renamed and moved both, which stands in both lists.
 *
 * @param activeBefore active in the earlier edition
 * @param active active in this one
 * @param joined active now and not before
 * @param cameIntoScope those of {@code joined} that stood in the earlier edition unseen, because no
 *     organisation of their national grouping was counted in it
 * @param left active before and not now, each with how it left
 * @param renamed active in both under another name
 * @param moved active in both under another home
 * @param stayed active in both
 * @param unchanged active in both and neither renamed nor moved nor of another measure
 */
public record ChangeReport(
    int activeBefore,
    int active,
    List<Change> joined,
    List<Change> cameIntoScope,
    List<Leaving> left,
    List<Change> renamed,
    List<Change> moved,
    int stayed,
    int unchanged) {

  /** One organisation that changed; before and now are names, homes or empty. */
  public record Change(String code, String name, String before, String now) {}

  /** One that left, and how. */
  public record Leaving(String code, String name, How how) {}

  /** How an organisation leaves a list. */
  public enum How {
    DORMANT("dormant"),
    CLOSED("closed"),
    OTHER_SETTING("now of another kind"),
    NOT_LISTED("no longer listed");

    private final String words;

    How(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** How many left in this way. */
  public int left(How how) {
    return (int) left.stream().filter(l -> l.how() == how).count();
  }
}
