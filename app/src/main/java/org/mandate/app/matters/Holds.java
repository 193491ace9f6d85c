package org.mandate.app.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What keeps a matter, or one item of an agenda, from being decided now: a programme that it hangs
 * on is paused or halted. Told by a feature above this one, asked before a vote, shown with why.
 */
public final class Holds {
  private final List<Hold> told = new ArrayList<>();

  /** A feature that can hold something. */
  @FunctionalInterface
  public interface Hold {
    /**
     * Why it is held, as a sentence without its full stop; else empty.
     *
     * @param matter of the item, or asked alone
     */
    Optional<String> on(Optional<UUID> item, Optional<UUID> matter);
  }

  /** Lets a feature hold what hangs on its things. */
  public void tell(Hold hold) {
    told.add(hold);
  }

  /** Why a matter is held, as a sentence without its full stop; else empty. */
  public Optional<String> onMatter(UUID matter) {
    return on(Optional.empty(), Optional.of(matter));
  }

  /** Why an item is held; that of its matter holds it too. */
  public Optional<String> onItem(UUID item, Optional<UUID> matter) {
    return on(Optional.of(item), matter);
  }

  private Optional<String> on(Optional<UUID> item, Optional<UUID> matter) {
    return told.stream().flatMap(h -> h.on(item, matter).stream()).findFirst();
  }
}
