package org.mandate.ballot.group;

/**
 * An element of a {@link Group}; immutable, with {@code equals} and {@code hashCode} by value. Only
 * its own group may use it. {@code toString} is {@link #text}.
 */
public interface Element {
  /** As the board writes it: a decimal number, or 64 hexadecimal digits of a point. */
  String text();
}
