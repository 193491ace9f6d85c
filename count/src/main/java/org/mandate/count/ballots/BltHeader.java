package org.mandate.count.ballots;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a BLT file says before its first paper. */
final class BltHeader {
  private final int candidates;
  private final int seats;
  private final boolean[] withdrawn;
  private final Map<String, Integer> nicknames = new HashMap<>();
  private List<Integer> tie = List.of();

  BltHeader(int candidates, int seats) {
    this.candidates = candidates;
    this.seats = seats;
    this.withdrawn = new boolean[candidates + 1];
  }

  int candidates() {
    return candidates;
  }

  int seats() {
    return seats;
  }

  boolean isWithdrawn(int number) {
    return withdrawn[number];
  }

  /** Whether this is news. */
  boolean withdraw(int number) {
    boolean news = !withdrawn[number];
    withdrawn[number] = true;
    return news;
  }

  /** Whether this is news. */
  boolean nickname(String word, int number) {
    return nicknames.putIfAbsent(word, number) == null;
  }

  boolean hasNicknames() {
    return !nicknames.isEmpty();
  }

  /** The candidate's number, 0 where nobody has the nickname. */
  int named(String word) {
    return nicknames.getOrDefault(word, 0);
  }

  List<Integer> tie() {
    return tie;
  }

  boolean hasTie() {
    return !tie.isEmpty();
  }

  void tie(List<Integer> order) {
    tie = List.copyOf(order);
  }
}
