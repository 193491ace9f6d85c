package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.mandate.conflicts.Relation;

/**
 * A dated tie between two organisations that no official list states.
 *
 * @param relation membership, ownership, contract or funding
 * @param child who is a member, owns, supplies or funds
 * @param parent of what, what or whom
 * @param share of an ownership; empty where it is not known
 * @param source where it stands, such as "the company's register, read on 1 October 2026"
 * @param from the first day on which it holds
 * @param until the first day on which it no longer holds; empty while it has no end
 */
public record Tie(
    UUID id,
    Relation relation,
    String child,
    String parent,
    Optional<StatedShare> share,
    String source,
    LocalDate from,
    Optional<LocalDate> until) {

  public Tie {
    if (relation.ends() != Relation.Ends.ORGANISATIONS) {
      throw new IllegalArgumentException("not between organisations: " + relation);
    }
  }

  /** Whether it holds on a day. */
  public boolean holdsOn(LocalDate day) {
    return !from.isAfter(day) && until.map(day::isBefore).orElse(true);
  }

  /** Whether it and another say the same of the same two on some day. */
  boolean meets(Tie other) {
    return relation == other.relation
        && child.equals(other.child)
        && parent.equals(other.parent)
        && other.until.map(from::isBefore).orElse(true)
        && until.map(other.from::isBefore).orElse(true)
        && !until.equals(Optional.of(from))
        && !other.until.equals(Optional.of(other.from));
  }

  /**
   * A tie as somebody wants it recorded.
   *
   * @param id drawn with the form, so that sending it twice records it once
   * @param share as written, such as "10 of 236 shares" or "12.5%"; empty where it is not known
   */
  public record Wanted(
      UUID id,
      Relation relation,
      String child,
      String parent,
      String share,
      String source,
      LocalDate from,
      Optional<LocalDate> until) {}
}
