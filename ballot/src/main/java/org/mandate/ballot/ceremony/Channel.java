package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Private, signed messages between threshold trustees that pass through the server (specification,
 * "Encrypting" and "Channels"; AES-GCM as since version 3.1). They never stand on the board.
 */
final class Channel {
  private static final int TAG_BITS = 128;

  private final Group group;

  Channel(Group group) {
    this.group = group;
  }

  /** A message from the owner of a signing key to the owner of a reading key. */
  String send(BigInteger signing, Element recipient, String message, RandomGenerator random) {
    String inner =
        new Json.Obj(
                List.of(
                    Map.entry("recipient", new Json.Str(recipient.text())),
                    Map.entry("message", new Json.Str(message))))
            .text();
    return encrypt(recipient, MessageSigning.sign(group, signing, inner, random).text(), random);
  }

  /**
   * Reads a message; empty unless it is for this reader and signed by that sender.
   *
   * @param reading the reader's secret key
   * @param sender the sender's verification key
   */
  Optional<String> receive(BigInteger reading, Element sender, String text) {
    try {
      SignedMessage message = Fields.signed(group, Json.read(decrypt(reading, text)));
      if (!MessageSigning.isGood(group, sender, message)) {
        return Optional.empty();
      }
      Fields fields = Fields.of(Json.read(message.message()), "recipient", "message");
      Element self = group.powersOf(group.g()).toSecret(reading);
      return fields.text("recipient").equals(self.text())
          ? Optional.of(fields.text("message"))
          : Optional.empty();
    } catch (BoardException | GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private String encrypt(Element recipient, String message, RandomGenerator random) {
    Group.Powers g = group.powersOf(group.g());
    BigInteger r = group.exponent(random);
    Element key = g.toSecret(group.exponent(random));
    Element alpha = g.toSecret(r);
    Element beta = group.times(group.secretPower(recipient, r), key);
    try {
      byte[] data =
          cipher(Cipher.ENCRYPT_MODE, key, alpha).doFinal(message.getBytes(StandardCharsets.UTF_8));
      return new Json.Obj(
              List.of(
                  Map.entry("algorithm", new Json.Str("AES-GCM")),
                  Map.entry("alpha", new Json.Str(alpha.text())),
                  Map.entry("beta", new Json.Str(beta.text())),
                  Map.entry("data", new Json.Str(HexFormat.of().formatHex(data)))))
          .text();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private String decrypt(BigInteger reading, String text) throws GeneralSecurityException {
    Fields fields = Fields.of(Json.read(text), "algorithm", "alpha", "beta", "data");
    if (!fields.text("algorithm").equals("AES-GCM")) {
      throw new BoardException(BoardException.Kind.FORM, "another algorithm than AES-GCM");
    }
    Element alpha = fields.element(group, "alpha");
    Element beta = fields.element(group, "beta");
    Element key = group.over(beta, group.secretPower(alpha, reading));
    byte[] data = cipher(Cipher.DECRYPT_MODE, key, alpha).doFinal(fields.bytes("data"));
    return new String(data, StandardCharsets.UTF_8);
  }

  private static Cipher cipher(int mode, Element key, Element alpha)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(sha256("key|" + key.text()), "AES"),
        new GCMParameterSpec(TAG_BITS, sha256("iv|" + alpha.text())));
    return cipher;
  }

  private static byte[] sha256(String text) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
  }
}
