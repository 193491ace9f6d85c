package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * A text with signatures under it (C2SP signed-note). What it says must not be used before {@link
 * #verify} said who signed it.
 */
public final class SignedNote {
  /** The most bytes a note may have; 16 signatures of any kind in use fit. */
  public static final int MAX_BYTES = 128 * 1024;

  /** The most signature lines read. */
  public static final int MAX_SIGNATURES = 32;

  static final String WHAT = "signed note";

  /** Who signed a note, or why nobody can be said to have. */
  public sealed interface Signing {
    /** At least one known key signed, and none of the known keys' lines is wrong. */
    record Signed(List<Signer> by) implements Signing {}

    /** The note must not be used. */
    record Refused(String reason) implements Signing {}
  }

  /**
   * A known key that signed.
   *
   * @param timeSeconds for a witness, when it says it saw the checkpoint (POSIX seconds)
   */
  public record Signer(VerifierKey key, OptionalLong timeSeconds) {}

  private final String text;
  private final List<NoteSignature> signatures;

  private SignedNote(String text, List<NoteSignature> signatures) {
    this.text = text;
    this.signatures = List.copyOf(signatures);
  }

  /**
   * A note signed by a log.
   *
   * @param text ends in a newline, has no other control character
   * @throws IllegalArgumentException if the text cannot be a note's
   */
  public static SignedNote sign(String text, SignerKey key) {
    if (!text.endsWith("\n") || hasControl(text)) {
      throw new IllegalArgumentException("a note ends in a newline and has no other control");
    }
    return new SignedNote(text, List.of(key.sign(text)));
  }

  /**
   * The same note with a witness's line added.
   *
   * @param timeSeconds now, in POSIX seconds, not negative
   */
  public SignedNote cosigned(SignerKey witness, long timeSeconds) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.add(witness.cosign(text, timeSeconds));
    return new SignedNote(text, all);
  }

  /**
   * Reads a note.
   *
   * @throws TlogException if it is not one, to the last byte
   */
  public static SignedNote parse(byte[] file) {
    if (file.length > MAX_BYTES) {
      throw new TlogException(WHAT, "is over " + MAX_BYTES + " bytes");
    }
    String all;
    try {
      all = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException _) {
      throw new TlogException(WHAT, "is not UTF-8");
    }
    if (hasControl(all)) {
      throw new TlogException(WHAT, "holds a control character");
    }
    int split = all.lastIndexOf("\n\n");
    if (split < 0 || !all.endsWith("\n") || split + 2 == all.length()) {
      throw new TlogException(WHAT, "is not a text, an empty line and signature lines");
    }
    String[] lines = all.substring(split + 2, all.length() - 1).split("\n", -1);
    if (lines.length > MAX_SIGNATURES) {
      throw new TlogException(WHAT, "has over " + MAX_SIGNATURES + " signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(all.substring(0, split + 1), signatures);
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c < 0x20 && c != '\n');
  }

  /**
   * Who of the known keys signed. Lines of unknown keys are passed over; one wrong line under a
   * known key's name and number refuses the whole note (signed-note, "Signatures").
   */
  public Signing verify(Collection<VerifierKey> known) {
    List<Signer> by = new ArrayList<>();
    for (NoteSignature signature : signatures) {
      for (VerifierKey key : known) {
        if (signature.claims(key)) {
          if (!key.verifies(text, signature.bytes())) {
            return new Signing.Refused("the signature of " + key.name() + " is wrong");
          }
          by.add(signer(key, signature));
        }
      }
    }
    return by.isEmpty()
        ? new Signing.Refused("it is signed by " + names() + ", by no key we know")
        : new Signing.Signed(List.copyOf(by));
  }

  private static Signer signer(VerifierKey key, NoteSignature signature) {
    return new Signer(
        key,
        key.kind() == VerifierKey.Kind.WITNESS
            ? OptionalLong.of(ByteBuffer.wrap(signature.bytes()).getLong())
            : OptionalLong.empty());
  }

  private String names() {
    return String.join(", ", signatures.stream().map(NoteSignature::name).distinct().toList());
  }

  /** The text, with its last newline. Not to be trusted before {@link #verify}. */
  public String text() {
    return text;
  }

  /** The whole file. */
  public byte[] bytes() {
    StringBuilder all = new StringBuilder(text).append('\n');
    signatures.forEach(s -> all.append(s.line()));
    return all.toString().getBytes(UTF_8);
  }
}
