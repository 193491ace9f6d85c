package org.mandate.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Reads a sealed file and gives out only what was authenticated, in order, up to its end. */
final class SealedInput extends InputStream {
  private static final String CHANGED =
      "This backup was changed or cut short, or the passphrase is not its own. Nothing was restored.";

  private final InputStream in;
  private final Seal seal;
  private byte[] ahead;
  private byte[] plain = new byte[0];
  private int at;
  private boolean ended;

  SealedInput(InputStream in, char[] passphrase) throws IOException {
    this.in = in;
    byte[] header = in.readNBytes(Seal.HEADER_BYTES);
    if (header.length < Seal.HEADER_BYTES
        || !Arrays.equals(header, 0, Seal.MAGIC.length, Seal.MAGIC, 0, Seal.MAGIC.length)) {
      throw new BackupRefused(
          "This is not a backup of Mandate (or of a version that this program does not know).");
    }
    byte[] salt =
        Arrays.copyOfRange(header, Seal.MAGIC.length, Seal.MAGIC.length + Seal.SALT_BYTES);
    int iterations = ByteBuffer.wrap(header).getInt(Seal.HEADER_BYTES - Integer.BYTES);
    if (iterations < Seal.FEWEST_ITERATIONS || iterations > Seal.MOST_ITERATIONS) {
      throw new BackupRefused(CHANGED);
    }
    seal = Seal.of(passphrase, salt, iterations);
    ahead = chunk();
  }

  private byte[] chunk() throws IOException {
    return in.readNBytes(Seal.CHUNK_BYTES + Seal.TAG_BYTES);
  }

  // A chunk is the last when nothing follows it: the one read ahead says so.
  private boolean next() throws IOException {
    if (ended) {
      return false;
    }
    byte[] now = ahead;
    ahead = chunk();
    boolean last = ahead.length == 0;
    try {
      plain = seal.open(now, now.length, last);
    } catch (GeneralSecurityException e) {
      throw new BackupRefused(CHANGED, e);
    }
    at = 0;
    ended = last;
    return true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (at == plain.length) {
      if (!next()) {
        return -1;
      }
    }
    int part = Math.min(length, plain.length - at);
    System.arraycopy(plain, at, into, from, part);
    at += part;
    return part;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
