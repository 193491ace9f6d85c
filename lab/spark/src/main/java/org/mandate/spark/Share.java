package org.mandate.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.verify.ProvedElsewhere;

/**
 * A share of an election's ballots, for one task.
 *
 * @param board where the board can be read on every machine
 * @param sidecar where the sidecar can; empty for none
 * @param election its text
 * @param trustees their text
 * @param ballots where the ballots stand
 */
record Share(String board, String sidecar, String election, String trustees, List<Place> ballots)
    implements Serializable {

  /**
   * Where a ballot stands in the file, the hash that its text must have, and where its line of the
   * sidecar stands (size 0 for none).
   */
  record Place(long from, int size, String hash, long lineFrom, int lineSize)
      implements Serializable {}

  /** Checks the proofs of every ballot of the share. */
  ProvedElsewhere check() {
    List<String> texts = new ArrayList<>();
    try (BoardSource source = BoardSource.of(Path.of(board))) {
      for (Place place : ballots) {
        texts.add(text(source, place));
      }
    }
    return ProvedElsewhere.check(election, trustees, texts, lines());
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!sidecar.isEmpty()) {
      lines.add(Sidecar.header(Election.read(election)));
      try (BoardSource source = BoardSource.of(Path.of(sidecar))) {
        for (Place place : ballots) {
          if (place.lineSize() > 0) {
            lines.add(
                new String(
                    source.read(place.lineFrom(), place.lineSize()), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return lines;
  }

  private static String text(BoardSource source, Place place) {
    String text = new String(source.read(place.from(), place.size()), StandardCharsets.UTF_8);
    if (!Digest.hex(text).equals(place.hash())) {
      throw new IllegalStateException("another board is read here: " + place.hash() + " differs");
    }
    return text;
  }
}
