package org.mandate.conflicts.file;

import java.util.ArrayList;
import java.util.List;

/** The problems found, the first hundred kept and the rest counted. */
final class Problems {
  private static final int MOST = 100;

  private final List<Problem> kept = new ArrayList<>();
  private int more;

  void add(String place, int line, String what, String mend) {
    if (kept.size() < MOST) {
      kept.add(new Problem(place, line, what, mend));
    } else {
      more++;
    }
  }

  boolean none() {
    return kept.isEmpty();
  }

  Parsed.Refused refused() {
    return new Parsed.Refused(kept, more);
  }
}
