package org.mandate.app.access;

/**
 * What a request is about, as its route names it.
 *
 * @param kind "platform", "practice", "body", "matter", "ballot", "decision", "person" ...
 * @param id as in the address: a code, a slug or a uuid; empty for "platform"
 */
public record Subject(String kind, String id) {
  /** The installation itself. */
  public static final Subject PLATFORM = new Subject("platform", "");
}
