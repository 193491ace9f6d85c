package org.mandate.tlog;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The head of a log (C2SP tlog-checkpoint): which log, how many entries, their root.
 *
 * @param origin the log's lasting name, one line
 * @param size the number of entries
 * @param root the Merkle tree hash over them
 * @param extensions further lines, signed but not defined; normally none
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final String WHAT = "checkpoint";

  /**
   * @throws IllegalArgumentException if the size is negative or a line is empty or has a control
   *     character
   */
  public Checkpoint {
    extensions = List.copyOf(extensions);
    if (size < 0 || !isLine(origin) || !extensions.stream().allMatch(Checkpoint::isLine)) {
      throw new IllegalArgumentException("no checkpoint: " + origin + ", " + size);
    }
  }

  /** A checkpoint without extension lines. */
  public Checkpoint(String origin, long size, Hash root) {
    this(origin, size, root, List.of());
  }

  private static boolean isLine(String line) {
    return !line.isEmpty() && line.chars().noneMatch(c -> c < 0x20);
  }

  /**
   * Reads a note's text.
   *
   * @throws TlogException if it is not a checkpoint in its one canonical spelling
   */
  public static Checkpoint parse(String noteText) {
    if (!noteText.endsWith("\n")) {
      throw new TlogException(WHAT, "does not end in a newline");
    }
    String[] lines = noteText.substring(0, noteText.length() - 1).split("\n", -1);
    if (lines.length < 3 || !Arrays.stream(lines).allMatch(Checkpoint::isLine)) {
      throw new TlogException(WHAT, "has not three or more lines with text");
    }
    try {
      if (!SIZE.matcher(lines[1]).matches()) {
        throw new TlogException(WHAT, "its size is not a number");
      }
      return new Checkpoint(
          lines[0],
          Long.parseLong(lines[1]),
          Hash.ofBase64(lines[2]),
          Arrays.asList(lines).subList(3, lines.length));
    } catch (NumberFormatException _) {
      throw new TlogException(WHAT, "its size is over 2^63-1");
    } catch (TlogException e) {
      throw e.file().equals(WHAT) ? e : new TlogException(WHAT, "its root " + e.reason());
    }
  }

  /** The text to sign, ending in a newline. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** This checkpoint signed by its log. */
  public SignedNote sign(SignerKey key) {
    return SignedNote.sign(text(), key);
  }
}
