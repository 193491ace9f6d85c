package org.mandate.cli.certificate;

import java.time.Instant;
import java.util.List;

/**
 * What a body and its constitution are looked for by: the entry that rests on them, and when.
 *
 * @param at what was done by them; they stand in the tree before it
 * @param moment at which the constitution had to be in force
 * @param what was done, for sentences: "ballot", "vote", "election"
 * @param version of the constitution that it names
 */
record Basis(
    List<Entry> entries, String body, Entry at, Instant moment, String what, long version) {

  /** Those of a kind that stood in the record before it. */
  List<Entry> before(String kind) {
    return entries.stream().filter(e -> e.kind().equals(kind) && e.index() < at.index()).toList();
  }
}
