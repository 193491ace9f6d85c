package org.mandate.tlog;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, never changed after it is made, equal by content. */
public final class Hash {
  /** The number of bytes in every hash. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] owned) {
    this.bytes = owned;
  }

  /**
   * The hash with these bytes, which are copied.
   *
   * @throws TlogException if there are not exactly 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new TlogException("hash", "has " + bytes.length + " bytes instead of 32");
    }
    return new Hash(bytes.clone());
  }

  /** Takes the array over without a copy: for arrays that nobody else keeps. */
  static Hash owning(byte[] bytes) {
    return new Hash(bytes);
  }

  /** The hash at a byte offset of a tile. */
  static Hash at(byte[] tile, int offset) {
    return new Hash(Arrays.copyOfRange(tile, offset, offset + BYTES));
  }

  /**
   * Reads standard Base64 with padding (RFC 4648 section 4), 44 characters.
   *
   * @throws TlogException if it is not that, or not its one canonical spelling
   */
  public static Hash ofBase64(String text) {
    return of(CanonicalBase64.decode("hash", text));
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The bytes themselves, for hashing inside this package only. */
  byte[] raw() {
    return bytes;
  }

  /** Standard Base64 with padding, as checkpoints write it. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Lower-case hexadecimal, 64 digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
