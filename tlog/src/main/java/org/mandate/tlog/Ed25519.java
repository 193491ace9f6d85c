package org.mandate.tlog;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 (RFC 8032) through the JDK, with keys as their 32 raw bytes. */
final class Ed25519 {
  static final int SIGNATURE_BYTES = 64;

  /** RFC 8410 section 4: the fixed head of a SubjectPublicKeyInfo before the 32 key bytes. */
  private static final byte[] HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private Ed25519() {}

  static boolean verifies(byte[] publicKey, byte[] message, byte[] signature) {
    try {
      Signature ed = Signature.getInstance("Ed25519");
      ed.initVerify(publicKey(publicKey));
      ed.update(message);
      return ed.verify(signature);
    } catch (GeneralSecurityException _) {
      return false; // the JDK throws for a key off the curve or a malformed signature
    }
  }

  static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
    byte[] encoded = Arrays.copyOf(HEAD, HEAD.length + raw.length);
    System.arraycopy(raw, 0, encoded, HEAD.length, raw.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  /** The pair of a 32-byte seed. The JDK derives a public key only while generating a pair. */
  static KeyPair pair(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  static byte[] raw(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, HEAD.length, encoded.length);
  }

  static byte[] sign(KeyPair pair, byte[] message) {
    try {
      Signature ed = Signature.getInstance("Ed25519");
      ed.initSign(pair.getPrivate());
      ed.update(message);
      return ed.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing with an Ed25519 key failed", e);
    }
  }

  /** Gives out the seed where the generator asks for 32 random bytes. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Fixed(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("asked for " + bytes.length + " bytes of a 32-byte seed");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
