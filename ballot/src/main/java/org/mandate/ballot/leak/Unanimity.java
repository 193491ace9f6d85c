package org.mandate.ballot.leak;

/**
 * The chance that everybody votes alike, so that even a bare total shows everybody's vote. It rests
 * on an assumption that is stated with it: voters choose independently, each the more popular of
 * two choices with the chance {@code share}.
 */
public final class Unanimity {
  private Unanimity() {}

  /** The chance that all of {@code voters} choose alike: share^n + (1 - share)^n. */
  public static double chance(int voters, double share) {
    check(share);
    if (voters < 0) {
      throw new IllegalArgumentException("voters " + voters);
    }
    return Math.min(1, Math.pow(share, voters) + Math.pow(1 - share, voters));
  }

  /** The smallest roll for which that chance is at most {@code limit}. */
  public static int smallestRoll(double share, double limit) {
    check(share);
    if (!(limit >= 1e-12 && limit < 1)) {
      throw new IllegalArgumentException("limit " + limit + ", allowed 1e-12 to below 1");
    }
    int voters = 1;
    while (chance(voters, share) > limit) {
      voters++;
    }
    return voters;
  }

  private static void check(double share) {
    if (!(share > 0.000_1 && share < 0.999_9)) {
      throw new IllegalArgumentException("share " + share + ", allowed 0.0001 to 0.9999");
    }
  }
}
