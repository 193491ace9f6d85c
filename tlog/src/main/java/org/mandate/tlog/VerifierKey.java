package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public key with its name, as C2SP signed-note writes it: {@code name+hash+base64}, the Base64
 * holding one byte for the kind and 32 for the Ed25519 key. Equal when the text is.
 */
public final class VerifierKey {

  /** What the key signs; the byte is signed-note's "signature type". */
  public enum Kind {
    /** A log signs the note as it stands. */
    LOG(1),
    /** A witness signs it with a time before it (C2SP tlog-cosignature v1). */
    WITNESS(4);

    private final byte code;

    Kind(int code) {
      this.code = (byte) code;
    }

    byte code() {
      return code;
    }

    static Optional<Kind> of(byte code) {
      return Arrays.stream(values()).filter(k -> k.code == code).findFirst();
    }
  }

  private static final Pattern TEXT = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(\\S+)");
  private static final Pattern NAME = Pattern.compile("[^+\\p{Z}\\p{Cc}]{1,255}");

  private final String name;
  private final Kind kind;
  private final byte[] key;
  private final int id;

  VerifierKey(String name, Kind kind, byte[] key) {
    this.name = name;
    this.kind = kind;
    this.key = key.clone();
    this.id = id(name, kind, key);
  }

  /**
   * Reads the text form; white space around it is allowed.
   *
   * @throws TlogException if it is not a verifier key, its hash does not fit, or the kind is not
   *     one of {@link Kind}
   */
  public static VerifierKey parse(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches() || !isName(m.group(1))) {
      throw new TlogException("key", "is not name+hash+base64");
    }
    byte[] body = CanonicalBase64.decode("key", m.group(3));
    if (body.length != 1 + Hash.BYTES) {
      throw new TlogException("key", "has " + body.length + " bytes instead of 33");
    }
    Kind kind =
        Kind.of(body[0])
            .orElseThrow(() -> new TlogException("key", "is of a kind not known: " + body[0]));
    byte[] raw = Arrays.copyOfRange(body, 1, body.length);
    try {
      Ed25519.publicKey(raw);
    } catch (GeneralSecurityException _) {
      throw new TlogException("key", "is no Ed25519 public key");
    }
    VerifierKey key = new VerifierKey(m.group(1), kind, raw);
    if (!key.toString().equals(text.strip())) {
      throw new TlogException("key", "has the hash " + m.group(2) + ", its bytes say " + key.hex());
    }
    return key;
  }

  /** Whether this can name a key: not empty, no space, no plus, no control character. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** signed-note, "Signatures": the first four bytes of a hash over name, kind and key. */
  private static int id(String name, Kind kind, byte[] key) {
    byte[] head = (name + "\n").getBytes(UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + 1 + key.length);
    all[head.length] = kind.code();
    System.arraycopy(key, 0, all, head.length + 1, key.length);
    return ByteBuffer.wrap(new Sha256().plain(all)).getInt();
  }

  /** Whose key it is; a log's is its origin line. */
  public String name() {
    return name;
  }

  /** What it signs. */
  public Kind kind() {
    return kind;
  }

  /** The short number that stands in each signature, 4 bytes big-endian; no proof of anything. */
  public int id() {
    return id;
  }

  /** Whether the signature line's bytes (without the id) are this key's over the note's text. */
  boolean verifies(String noteText, byte[] signature) {
    return switch (kind) {
      case LOG ->
          signature.length == Ed25519.SIGNATURE_BYTES
              && Ed25519.verifies(key, noteText.getBytes(UTF_8), signature);
      case WITNESS ->
          Cosignature.time(signature)
              .filter(
                  time ->
                      Ed25519.verifies(
                          key, Cosignature.message(noteText, time), Cosignature.bare(signature)))
              .isPresent();
    };
  }

  private String hex() {
    return HexFormat.of().toHexDigits(id);
  }

  @Override
  public String toString() {
    byte[] body = new byte[1 + key.length];
    body[0] = kind.code();
    System.arraycopy(key, 0, body, 1, key.length);
    return name + "+" + hex() + "+" + Base64.getEncoder().encodeToString(body);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
