package org.mandate.count.rules;

import java.util.List;
import java.util.Optional;

/** Every rule that can be named, in the order they are listed. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new Scottish2007(), //
          new WigmPrf(), //
          new Ers97(), //
          new InstantRunoff(), //
          new MeekPrf(), //
          new Meek(),
          new MeekNine(),
          new MeekNz(),
          new Warren(),
          new Schulze(),
          new RankedPairs(),
          new Approval(),
          new Plurality(),
          new Score(),
          new YesNo());

  private Rules() {}

  /** All of them. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The rule of this id, exactly as written. */
  public static Optional<Rule> named(String id) {
    return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }
}
