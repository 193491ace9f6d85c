package org.mandate.ballot.batch;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;

/**
 * Numbers that nobody could know who made what is checked: SHA-256 of all of it, stretched by a
 * counter. Each use has its own name, so none is used twice.
 */
final class Coefficients {
  private static final int BYTES = 16;

  private final byte[] seed;

  private Coefficients(byte[] seed) {
    this.seed = seed;
  }

  /** From the election, every ballot's text (by its tracker) and every line of the sidecar. */
  static Coefficients of(Election election, List<Prepared> checked) {
    StringBuilder all = new StringBuilder("mandate-batch|1|");
    all.append(election.fingerprint());
    for (Prepared one : checked) {
      all.append('|').append(one.sealed().tracker()).append('|');
      one.line().ifPresent(line -> all.append(Digest.base64(line)));
    }
    return new Coefficients(hash(all.toString()));
  }

  /** Others, for another use. */
  Coefficients named(String use) {
    return new Coefficients(hash(Digest.base64OfHex(hex()) + "|" + use));
  }

  private String hex() {
    return HexFormat.of().formatHex(seed);
  }

  private static byte[] hash(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.US_ASCII));
  }

  byte[] seed() {
    return seed.clone();
  }

  /** So many numbers of 128 bits. */
  BigInteger[] numbers(int count) {
    BigInteger[] numbers = new BigInteger[count];
    ByteBuffer block = ByteBuffer.allocate(seed.length + 4).put(seed);
    byte[] two = new byte[0];
    for (int i = 0; i < count; i++) {
      if (i % 2 == 0) {
        two = Digest.sha256(block.putInt(seed.length, i / 2).array());
      }
      int from = i % 2 * BYTES;
      numbers[i] = new BigInteger(1, Arrays.copyOfRange(two, from, from + BYTES));
    }
    return numbers;
  }
}
