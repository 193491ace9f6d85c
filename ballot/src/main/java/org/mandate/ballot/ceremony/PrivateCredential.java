package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * A voter's private credential (specification 2.0, "Credentials"): 14 random Base58 characters,
 * about 82 bits, and one that catches a slip of the pen. Whoever has it can vote in its place until
 * the ballot closes, so {@code toString} does not show it.
 *
 * @param text the 15 characters, without the dashes that are shown
 */
public record PrivateCredential(String text) {
  static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  private static final int RANDOM = 14;
  private static final int ROUNDS = 1000;
  private static final int CHECK = 53;

  /**
   * @throws IllegalArgumentException if it is not 15 characters with a good checksum
   */
  public PrivateCredential {
    if (!isGood(text)) {
      throw new IllegalArgumentException("no credential: its form or checksum is wrong");
    }
  }

  /**
   * A fresh one.
   *
   * @param random a source that nobody can guess, such as SecureRandom; so everywhere in this
   *     package
   */
  public static PrivateCredential fresh(RandomGenerator random) {
    String start = base58(RANDOM, random);
    return new PrivateCredential(start + checksum(start));
  }

  /** What a voter typed, with or without dashes and spaces; empty if there is a slip in it. */
  public static Optional<PrivateCredential> read(String typed) {
    String text = typed.replaceAll("[-\\s]", "");
    return isGood(text) ? Optional.of(new PrivateCredential(text)) : Optional.empty();
  }

  /** Random Base58 characters, each equally likely: also an election's identifier. */
  static String base58(int length, RandomGenerator random) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(BASE58.charAt(random.nextInt(BASE58.length())));
    }
    return text.toString();
  }

  private static boolean isGood(String text) {
    return text.length() == RANDOM + 1
        && text.chars().allMatch(c -> BASE58.indexOf(c) >= 0)
        && checksum(text.substring(0, RANDOM)) == text.charAt(RANDOM);
  }

  private static char checksum(String start) {
    int rest = 0;
    for (int i = 0; i < start.length(); i++) {
      rest = (rest * BASE58.length() + BASE58.indexOf(start.charAt(i))) % CHECK;
    }
    return BASE58.charAt(CHECK - rest);
  }

  /** As it is printed: five groups of three. */
  public String shown() {
    return text.replaceAll("(...)(?=.)", "$1-");
  }

  /**
   * The secret exponent s for one election: PBKDF2 of the credential as shown, dashes and all (so
   * does belenios-tool 2.0), with the election's identifier as salt.
   */
  public BigInteger secret(Group group, String uuid) {
    PBEKeySpec spec =
        new PBEKeySpec(shown().toCharArray(), uuid.getBytes(StandardCharsets.UTF_8), ROUNDS, 256);
    try {
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return new BigInteger(1, key).mod(group.q());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2 with HMAC-SHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** The public credential g^s, under which this voter's ballots stand on the board. */
  public Element publicKey(Group group, String uuid) {
    return group.powersOf(group.g()).toSecret(secret(group, uuid));
  }

  @Override
  public String toString() {
    return "PrivateCredential[not shown]";
  }
}
