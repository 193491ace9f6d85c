package org.mandate.app.decisions;

import java.util.List;

/** Who was in the room when a decision was taken, as far as whoever asks may know. */
@FunctionalInterface
interface InTheRoom {
  /** Where nobody is told of. */
  InTheRoom UNKNOWN = at -> new Room(List.of(), List.of());

  /** Who was there, and who was out of it. */
  Room of(Source.OfMeeting at);

  /**
   * The room at one vote.
   *
   * @param present empty where whoever asks may not know names
   */
  record Room(List<Seated> present, List<Out> out) {}

  /**
   * Somebody who was there with a vote.
   *
   * @param role as which they vote on the board
   * @param choice their vote, where it was by name and whoever asks may know it; else empty
   */
  record Seated(String name, String role, String choice) {}

  /** Somebody who was put out by a wall, or went. */
  record Out(String name, String role, String why) {}
}
