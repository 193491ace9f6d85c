package org.mandate.ballot.verify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** Tests many elements for membership of the group, together and on several threads. */
final class Membership {
  private static final int PIECE = 4096;

  private final Group group;
  private final Counts counts;
  private final Workers workers;

  Membership(Group group, Counts counts, Workers workers) {
    this.group = group;
    this.counts = counts;
    this.workers = workers;
  }

  /**
   * Refuses the first element that is no member.
   *
   * @param name what the element of a place is, as the start of "... is not a member of the group"
   */
  void require(List<Element> elements, Rule rule, IntFunction<String> name) {
    workers.inOrder(
        (elements.size() + PIECE - 1) / PIECE,
        piece -> {
          int from = piece * PIECE;
          List<Element> own = elements.subList(from, Math.min(elements.size(), from + PIECE));
          requirePiece(own, rule, i -> name.apply(from + i));
          return piece;
        },
        (done, piece) -> {});
  }

  private void requirePiece(List<Element> elements, Rule rule, IntFunction<String> name) {
    if (group.areMembers(elements, seed(elements))) {
      counts.add(rule, elements.size());
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      counts.require(
          group.isMember(elements.get(i)), rule, name.apply(i) + " is not a member of the group");
    }
  }

  /** A hash of all that is tested, so that nobody chose it knowing the samples. */
  private static byte[] seed(List<Element> elements) {
    String all = elements.stream().map(Element::text).collect(Collectors.joining(","));
    return Digest.sha256(("mandate-members|" + all).getBytes(StandardCharsets.US_ASCII));
  }
}
