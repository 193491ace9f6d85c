package org.mandate.ballot.ceremony;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What a trustee hands in before anybody's key material is opened: a hash that fixes the material
 * and does not tell it. Without it the last trustee to speak could choose a key with an eye on the
 * others' and so bias the election's key.
 *
 * @param hash SHA-256 in hexadecimal of {@code mandate-ceremony|1|ELECTION|SEAT|SALT|MATERIAL}
 */
public record KeyCommitment(String hash) {

  /**
   * @throws IllegalArgumentException if it is not 64 hexadecimal digits
   */
  public KeyCommitment {
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no commitment: " + hash);
    }
  }

  /**
   * What opens a commitment.
   *
   * @param salt 64 hexadecimal digits, fresh
   * @param material the text committed to, as it goes on the board or to the others
   */
  public record Opening(String salt, String material) {

    /**
     * @throws IllegalArgumentException if the salt is not 64 hexadecimal digits
     */
    public Opening {
      if (!salt.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("no salt: " + salt);
      }
    }

    /** With a fresh salt. */
    public static Opening of(String material, RandomGenerator random) {
      byte[] salt = new byte[32];
      random.nextBytes(salt);
      return new Opening(HexFormat.of().formatHex(salt), material);
    }

    /**
     * The commitment that this opens.
     *
     * @param election the identifier of the election that is being set up
     * @param seat the trustee's number, from 1
     */
    public KeyCommitment commitment(String election, int seat) {
      String text = String.join("|", "mandate-ceremony", "1", election, "" + seat, salt, material);
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return new KeyCommitment(HexFormat.of().formatHex(hash));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }
  }
}
