package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mandate.tlog.VerifierKey.Kind;

/**
 * A private key of a log or a witness. Its text form, {@code PRIVATE+KEY+name+hash+base64}, is that
 * of Go's {@code sumdb/note}, so Go tools can read it. {@link #toString()} never shows the secret.
 */
public final class SignerKey {
  private static final Pattern TEXT =
      Pattern.compile("PRIVATE\\+KEY\\+([^+]+)\\+([0-9a-f]{8})\\+(\\S+)");

  private final byte[] seed;
  private final KeyPair pair;
  private final VerifierKey verifier;

  private SignerKey(String name, Kind kind, byte[] seed) {
    if (!VerifierKey.isName(name)) {
      throw new IllegalArgumentException("a key's name has no space and no plus: '" + name + "'");
    }
    if (seed.length != 32) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    this.seed = seed.clone();
    this.pair = Ed25519.pair(this.seed);
    this.verifier = new VerifierKey(name, kind, Ed25519.raw(pair.getPublic()));
  }

  /**
   * A log's key.
   *
   * @param name should be the log's origin: an address without scheme and last slash
   * @param seed 32 secret random bytes (RFC 8032 section 5.1.5), copied
   */
  public static SignerKey log(String name, byte[] seed) {
    return new SignerKey(name, Kind.LOG, seed);
  }

  /** A witness's key, likewise. */
  public static SignerKey witness(String name, byte[] seed) {
    return new SignerKey(name, Kind.WITNESS, seed);
  }

  /**
   * Reads the text form; white space around it is allowed.
   *
   * @throws TlogException if it is not a signer key; the message never holds the text
   */
  public static SignerKey parse(String text) {
    Matcher m = TEXT.matcher(text.strip());
    if (!m.matches() || !VerifierKey.isName(m.group(1))) {
      throw new TlogException("signer key", "is not PRIVATE+KEY+name+hash+base64");
    }
    byte[] body = CanonicalBase64.decode("signer key", m.group(3));
    if (body.length != 33) {
      throw new TlogException("signer key", "does not hold 33 bytes");
    }
    Kind kind =
        Kind.of(body[0])
            .orElseThrow(() -> new TlogException("signer key", "is of a kind not known"));
    SignerKey key = new SignerKey(m.group(1), kind, Arrays.copyOfRange(body, 1, 33));
    if (!HexFormat.of().toHexDigits(key.verifier.id()).equals(m.group(2))) {
      throw new TlogException("signer key", "its hash does not fit");
    }
    return key;
  }

  /** The public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The secret text form. Keep it out of logs. */
  public String secretText() {
    byte[] body = ByteBuffer.allocate(33).put(verifier.kind().code()).put(seed).array();
    return "PRIVATE+KEY+"
        + verifier.name()
        + "+"
        + HexFormat.of().toHexDigits(verifier.id())
        + "+"
        + Base64.getEncoder().encodeToString(body);
  }

  /** A log's signature line under a note's text. */
  NoteSignature sign(String noteText) {
    requireKind(Kind.LOG);
    return line(Ed25519.sign(pair, noteText.getBytes(UTF_8)));
  }

  /** A witness's signature line: it saw this checkpoint, consistent, at this time. */
  NoteSignature cosign(String noteText, long timeSeconds) {
    requireKind(Kind.WITNESS);
    byte[] signature = Ed25519.sign(pair, Cosignature.message(noteText, timeSeconds));
    return line(ByteBuffer.allocate(72).putLong(timeSeconds).put(signature).array());
  }

  private NoteSignature line(byte[] signature) {
    return new NoteSignature(verifier.name(), verifier.id(), signature);
  }

  private void requireKind(Kind kind) {
    if (verifier.kind() != kind) {
      throw new IllegalArgumentException(
          "the key of " + verifier.name() + " is for " + verifier.kind() + ", not " + kind);
    }
  }

  @Override
  public String toString() {
    return "signer of " + verifier;
  }
}
