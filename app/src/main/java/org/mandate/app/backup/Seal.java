package org.mandate.app.backup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encryption of a backup: AES-256-GCM over chunks, each bound to the file's header, to its
 * number and to whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizar, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015): a chunk
 * changed, left out, doubled, moved or cut off does not open. The key comes from the passphrase by
 * PBKDF2 (RFC 8018) under a salt of the file's own, so that counting nonces never repeat.
 */
final class Seal {
  static final byte[] MAGIC = "MANDATE-BACKUP-1\n".getBytes(StandardCharsets.US_ASCII);
  static final int SALT_BYTES = 16;
  static final int HEADER_BYTES = MAGIC.length + SALT_BYTES + Integer.BYTES;
  static final int CHUNK_BYTES = 1 << 18;
  static final int TAG_BYTES = 16;
  static final int ITERATIONS = 600_000;
  // Outside these a header was not written by us: too weak, or meant to keep the reader busy.
  static final int FEWEST_ITERATIONS = 100_000;
  static final int MOST_ITERATIONS = 10_000_000;

  private final byte[] header;
  private final SecretKey key;
  private long chunk;

  private Seal(byte[] header, SecretKey key) {
    this.header = header;
    this.key = key;
  }

  static Seal of(char[] passphrase, byte[] salt, int iterations) {
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).put(salt).putInt(iterations).array();
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, iterations, 256);
    try {
      byte[] raw =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
      return new Seal(header, new SecretKeySpec(raw, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      spec.clearPassword();
    }
  }

  byte[] header() {
    return header.clone();
  }

  byte[] close(byte[] plain, int length, boolean last) {
    try {
      return cipher(Cipher.ENCRYPT_MODE, last).doFinal(plain, 0, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws GeneralSecurityException when this chunk is not the next one, as it was written
   */
  byte[] open(byte[] sealed, int length, boolean last) throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, last).doFinal(sealed, 0, length);
  }

  private Cipher cipher(int mode, boolean last) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = ByteBuffer.allocate(12).putLong(chunk++).putInt(last ? 1 : 0).array();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
    cipher.updateAAD(header);
    return cipher;
  }
}
