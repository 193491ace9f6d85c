package org.mandate.app;

/** Marlbrook, loaded once for all tests of this JVM that only read it or vote in it. */
public final class InTown {
  private static TestProgram town;

  private InTown() {}

  public static synchronized TestProgram program() {
    if (town == null) {
      town = TestProgram.inTown().lasting();
    }
    return town;
  }
}
