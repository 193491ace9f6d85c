package org.mandate.app.record;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.mandate.tlog.Hash;
import org.mandate.tlog.Merkle;

/**
 * Which intervals are sealed, and what their trees are made of (docs/decisions/0016). Nothing here
 * depends on how many facts there are but the contents of hashes that look alike.
 */
final class SealedRules {
  /** One interval. */
  static final Duration INTERVAL = Duration.ofHours(1);

  /** Leaves of every tree: facts first come first served, the rest filler. */
  static final int LEAVES = 32;

  /** After a longer stop one entry stands for the whole gap. */
  static final int MOST_MISSED = 48;

  private static final byte[] LABEL = "mandate-sealed-v1\n".getBytes(StandardCharsets.UTF_8);

  private SealedRules() {}

  /** From the first moment to the last, which is the next one's first. */
  record Interval(Instant from, Instant to) {}

  /**
   * What is said of a fact besides its own words.
   *
   * @param at the day it is told on, by the database's clock
   */
  record About(
      String kind, String subject, Instant at, Optional<UUID> body, Optional<UUID> matter) {}

  /** The intervals that ended and are not sealed yet, oldest first. */
  static List<Interval> due(Instant sealedTo, Instant now) {
    long missed = Math.max(0, Duration.between(sealedTo, now).dividedBy(INTERVAL));
    if (missed > MOST_MISSED) {
      return List.of(new Interval(sealedTo, sealedTo.plus(INTERVAL.multipliedBy(missed))));
    }
    List<Interval> due = new ArrayList<>();
    for (long i = 0; i < missed; i++) {
      Instant from = sealedTo.plus(INTERVAL.multipliedBy(i));
      due.add(new Interval(from, from.plus(INTERVAL)));
    }
    return due;
  }

  /** The canonical text that a leaf commits to. */
  static String text(About about, String fact) {
    Map<String, Object> all = new TreeMap<>();
    all.put("v", 1L);
    all.put("at", Record.time(about.at()));
    all.put("kind", about.kind());
    all.put("subject", about.subject());
    all.put("fact", Canonical.parseObject(fact));
    about.body().ifPresent(id -> all.put("body", id.toString()));
    about.matter().ifPresent(id -> all.put("matter", id.toString()));
    return Canonical.text(all);
  }

  /** RFC 6962 hash of a leaf: label, salt, and what it commits to. */
  static Hash leaf(byte[] salt, byte[] content) {
    if (salt.length != 32) {
      throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
    }
    byte[] data = new byte[LABEL.length + salt.length + content.length];
    System.arraycopy(LABEL, 0, data, 0, LABEL.length);
    System.arraycopy(salt, 0, data, LABEL.length, salt.length);
    System.arraycopy(content, 0, data, LABEL.length + salt.length, content.length);
    return Merkle.leaf(data);
  }

  static Hash leaf(byte[] salt, String text) {
    return leaf(salt, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Fresh places for so many facts, drawn from all places of a tree. */
  static List<Integer> places(int facts, RandomGenerator random) {
    if (facts > LEAVES) {
      throw new IllegalArgumentException(facts + " facts in a tree of " + LEAVES);
    }
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < LEAVES; i++) {
      all.add(i);
    }
    Collections.shuffle(all, random);
    return List.copyOf(all.subList(0, facts));
  }

  /** A tree's leaves: facts at their places, salted random filler at all others, never kept. */
  static List<Hash> filled(List<Hash> facts, List<Integer> places, RandomGenerator random) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < LEAVES; i++) {
      byte[] salt = new byte[32];
      byte[] nothing = new byte[32];
      random.nextBytes(salt);
      random.nextBytes(nothing);
      leaves.add(leaf(salt, nothing));
    }
    for (int i = 0; i < facts.size(); i++) {
      leaves.set(places.get(i), facts.get(i));
    }
    return leaves;
  }
}
