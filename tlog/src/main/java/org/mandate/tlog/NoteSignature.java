package org.mandate.tlog;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/** One signature line of a note: who, the key's short number, and the bytes. */
final class NoteSignature {
  private static final String DASH = "\u2014 ";

  private final String name;
  private final int id;
  private final byte[] bytes;

  NoteSignature(String name, int id, byte[] bytes) {
    this.name = name;
    this.id = id;
    this.bytes = bytes;
  }

  static NoteSignature parse(String line) {
    String[] parts = line.split(" ", -1);
    if (!line.startsWith(DASH) || parts.length != 3 || !VerifierKey.isName(parts[1])) {
      throw new TlogException(SignedNote.WHAT, "a signature line is not '\u2014 name base64'");
    }
    byte[] all = CanonicalBase64.decode(SignedNote.WHAT, parts[2]);
    if (all.length < 5) {
      throw new TlogException(SignedNote.WHAT, "a signature is too short");
    }
    return new NoteSignature(
        parts[1], ByteBuffer.wrap(all).getInt(), Arrays.copyOfRange(all, 4, all.length));
  }

  boolean claims(VerifierKey key) {
    return name.equals(key.name()) && id == key.id();
  }

  String name() {
    return name;
  }

  byte[] bytes() {
    return bytes;
  }

  String line() {
    byte[] all = ByteBuffer.allocate(4 + bytes.length).putInt(id).put(bytes).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
  }
}
