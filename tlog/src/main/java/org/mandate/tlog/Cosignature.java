package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of a witness's signature (C2SP tlog-cosignature v1, "Ed25519 signed message"). */
final class Cosignature {
  private static final int TIME_BYTES = 8;

  private Cosignature() {}

  static byte[] message(String noteText, long timeSeconds) {
    if (timeSeconds < 0) {
      throw new IllegalArgumentException("a time before 1970: " + timeSeconds);
    }
    return ("cosignature/v1\ntime " + timeSeconds + "\n" + noteText).getBytes(UTF_8);
  }

  /** The time in front; empty if the bytes are not a time and a signature. */
  static Optional<Long> time(byte[] signature) {
    if (signature.length != TIME_BYTES + Ed25519.SIGNATURE_BYTES) {
      return Optional.empty();
    }
    return Optional.of(ByteBuffer.wrap(signature).getLong()).filter(t -> t >= 0);
  }

  static byte[] bare(byte[] signature) {
    return Arrays.copyOfRange(signature, TIME_BYTES, signature.length);
  }
}
