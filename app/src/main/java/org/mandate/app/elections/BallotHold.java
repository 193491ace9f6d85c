package org.mandate.app.elections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A feature that can keep a ballot from opening: a programme that its matter hangs on waits. */
@FunctionalInterface
public interface BallotHold {
  /** Why a matter's ballot may not open now, as a sentence without its full stop; else empty. */
  Optional<String> on(UUID matter);

  /** All that were told. */
  final class All implements BallotHold {
    private final List<BallotHold> told = new ArrayList<>();

    void tell(BallotHold hold) {
      told.add(hold);
    }

    @Override
    public Optional<String> on(UUID matter) {
      return told.stream().flatMap(h -> h.on(matter).stream()).findFirst();
    }
  }
}
