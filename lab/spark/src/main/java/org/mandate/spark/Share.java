package org.mandate.spark;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.verify.ProvedElsewhere;

/**
 * A share of an election's ballots, for one task.
 *
 * @param board where the board can be read on every machine
 * @param election its text
 * @param trustees their text
 * @param places where the ballots stand
 */
record Share(String board, String election, String trustees, List<Place> places)
    implements Serializable {

  /** Where a ballot stands in the file, and the hash that its text must have. */
  record Place(long from, int size, String hash) implements Serializable {}

  /** Checks the proofs of every ballot of the share. */
  ProvedElsewhere check() {
    try (BoardSource source = BoardSource.of(Path.of(board))) {
      List<String> texts = places.stream().map(place -> text(source, place)).toList();
      return ProvedElsewhere.check(election, trustees, texts);
    }
  }

  private static String text(BoardSource source, Place place) {
    String text =
        new String(source.read(place.from(), place.size()), StandardCharsets.UTF_8);
    if (!Digest.hex(text).equals(place.hash())) {
      throw new IllegalStateException("another board is read here: " + place.hash() + " differs");
    }
    return text;
  }
}
