package org.mandate.count.ballots;

/** Reads a file of ballots, whatever its format, recognised by what stands in it. */
public final class BallotFiles {
  private BallotFiles() {}

  /** As {@link #read(byte[], Treatment)}, with {@link Treatment#STANDARD}. */
  public static Reading read(byte[] bytes) {
    return read(bytes, Treatment.STANDARD);
  }

  /**
   * Reads a file, whole or not at all.
   *
   * @param bytes not changed
   * @return never an exception, whatever the bytes
   */
  public static Reading read(byte[] bytes, Treatment treatment) {
    try {
      return BltReader.read(bytes, treatment);
    } catch (ReadingFault fault) {
      return new Reading.Refused(fault.why());
    }
  }
}
