package org.mandate.app.minutes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;

/** What may be drafted, circulated, approved, published and corrected; pure. */
final class MinutesRules {
  static final int LONGEST_REASON = 1000;

  private MinutesRules() {}

  private static Optional<Fault> fault(String field, String words) {
    return Optional.of(new Fault(field, words));
  }

  /** Minutes are of a meeting that happened. */
  static Optional<Fault> mayBegin(Meeting m) {
    return switch (m.state()) {
      case OPEN, CLOSED -> Optional.empty();
      case DRAFT ->
          fault("form", "It was not even called. There are no minutes of what did not happen");
      case CALLED -> fault("form", "It was not held yet. Draft its minutes once it is opened");
      case CANCELLED ->
          fault("form", "It was cancelled and did not happen, so it has no minutes: " + m.why());
    };
  }

  /**
   * A set goes round when its meeting is over and every item has words.
   *
   * @param on numbers of the items on its agenda, by id
   */
  static Optional<Fault> mayCirculate(
      Meeting m, MinutesSet s, Map<UUID, Integer> on, List<Block> blocks) {
    if (s.state() != MinutesSet.State.DRAFT) {
      return fault("form", "They were circulated already");
    }
    if (m.state() != Meeting.State.CLOSED) {
      return fault("form", "The meeting is not closed. Minutes go round when it is over");
    }
    List<String> empty =
        on.entrySet().stream()
            .filter(i -> !isMinuted(i.getKey(), blocks))
            .map(i -> String.valueOf(i.getValue()))
            .toList();
    return empty.isEmpty()
        ? Optional.empty()
        : fault(
            "form",
            (empty.size() == 1 ? "Item " : "Items ")
                + String.join(", ", empty)
                + (empty.size() == 1 ? " has" : " have")
                + " no words yet. Say at least that it was noted, or not reached");
  }

  private static boolean isMinuted(UUID item, List<Block> blocks) {
    return blocks.stream()
        .anyMatch(b -> b.item().equals(Optional.of(item)) && !b.words().isBlank());
  }

  /**
   * Whether a meeting may approve minutes: a later one of the same body, that was held.
   *
   * @param held whose minutes they are
   * @param later the meeting that approves
   * @param item of its agenda
   */
  static Optional<Fault> mayApprove(
      MinutesSet s, Meeting held, Optional<Meeting> later, Optional<Item> item) {
    if (s.state() != MinutesSet.State.CIRCULATED) {
      return fault(
          "form",
          s.state() == MinutesSet.State.DRAFT
              ? "They were not circulated. Whoever approves has read them before"
              : "They are approved already. What is wrong in them is corrected, with its reason");
    }
    if (held.state() != Meeting.State.CLOSED) {
      return fault("form", "Their meeting is not closed. Minutes are approved after it");
    }
    if (later.isEmpty() || !later.get().body().equals(held.body())) {
      return fault("item", "Choose the item of the later meeting at which they were approved");
    }
    Meeting m = later.get();
    if (m.id().equals(held.id())) {
      return fault("item", "A meeting does not approve its own minutes. A later one does");
    }
    if (m.openedAt().isEmpty()) {
      return fault("item", "That meeting was not held yet. Record the approval once it approved");
    }
    if (m.openedAt().get().isBefore(held.closedAt().orElseThrow())) {
      return fault("item", "That meeting was before. A later one approves");
    }
    return item.filter(i -> i.meeting().equals(m.id()) && i.state() == Item.State.ON).isEmpty()
        ? fault("item", "Choose the item of its agenda at which they were approved")
        : Optional.empty();
  }

  /** Published early at will; the words of a closed part not before it opens. */
  static Optional<Fault> mayPublish(MinutesSet s, Part part, boolean isOpenNow) {
    if (s.state() != MinutesSet.State.APPROVED) {
      return fault(
          "form",
          s.state() == MinutesSet.State.PUBLISHED
              ? "They are published already"
              : "They are not approved. A later meeting of the body approves them first");
    }
    return part.kind() == Part.Kind.CLOSED && !isOpenNow
        ? fault("form", "The part is closed. Its minutes are published on the day it opens")
        : Optional.empty();
  }

  /** A correction changes words that were approved, and says why. */
  static Optional<Fault> mayCorrect(MinutesSet s, Block now, String words, String reason) {
    if (s.state().isOpen()) {
      return fault("words", "They are not approved yet. Edit them instead");
    }
    if (words.isBlank()) {
      return fault("words", "Give the whole text as it should read");
    }
    if (words.equals(now.words())) {
      return fault("words", "No word differs from what stands there");
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return fault("reason", "Say why it is corrected, in at most 1,000 letters");
    }
    return longest(words);
  }

  static Optional<Fault> longest(String words) {
    return words.length() > Marks.LONGEST
        ? fault("words", "Keep the text of one item under 40,000 letters; it has " + words.length())
        : Optional.empty();
  }

  /** Whether an item's words stay closed longer than the part in which it stands. */
  static boolean isAnnex(Item i, Part part) {
    return switch (part.kind()) {
      case OPEN -> i.isSealed();
      case CLOSED ->
          i.isSealed()
              && i.sealedUntil()
                  .map(day -> part.closedUntil().map(day::isAfter).orElse(false))
                  .orElse(true);
      case MEMBERS -> false;
    };
  }
}
