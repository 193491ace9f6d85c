package org.mandate.cli;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;

/**
 * What a trustee says of its own shuffle before it opens ranked ballots. A board does not prove who
 * made a shuffle: one honest trustee who looks for its own knows that rankings were parted from
 * their voters.
 */
sealed interface OwnShuffle {
  /** The one that was made. */
  record Made(String hash) implements OwnShuffle {}

  /** One was made, and its hash is lost. */
  record Lost() implements OwnShuffle {}

  /** None was made, or none was taken. */
  record None() implements OwnShuffle {}

  /** Reads what was given as --own-shuffle. */
  static Optional<OwnShuffle> read(@Nullable String given) {
    if (given == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (given.strip().toLowerCase(Locale.ROOT)) {
          case "none" -> new None();
          case "lost" -> new Lost();
          case String hash when hash.matches("[0-9a-f]{64}") -> new Made(hash);
          default ->
              throw new Refusal(
                  "--own-shuffle is the hash that 'trustee shuffle' printed (64 characters, 0 to 9 and"
                      + " a to f), or none, or lost.");
        });
  }

  /** Whether the board, which is not verified yet, has a shuffle under that trustee's number. */
  static boolean stands(Board board, int trustee) {
    return board.events().stream()
        .filter(link -> link.event().type() == Event.Type.SHUFFLE)
        .map(link -> Owned.read(board.text(link.event().payload().orElseThrow())))
        .anyMatch(owned -> owned.owner() == trustee);
  }

  /** Nothing said is taken for no answer. */
  static Refusal unsaid(boolean stands) {
    return new Refusal(
        (stands ? "A shuffle stands under your number. " : "No shuffle stands under your number. ")
            + "Say --own-shuffle HASH with the hash that 'trustee shuffle' printed (it is also in the"
            + " file that ends in .hash), or --own-shuffle none if you did not mix, or lost if you"
            + " no longer have it.");
  }

  /** Why what was said cannot be, whatever the hash. */
  default Optional<String> fault(boolean stands) {
    return switch (this) {
      case None _ when stands ->
          Optional.of(
              "a shuffle stands under your number, and you say that you made none: somebody mixed in"
                  + " your name. Open nothing, and tell the auditor");
      case Lost _ when !stands ->
          Optional.of(
              "you say that you mixed, and no shuffle stands under your number. Open nothing, and"
                  + " tell the auditor");
      case Made _, None _, Lost _ -> Optional.empty();
    };
  }

  /** What must stand on the board. */
  default Optional<String> wanted() {
    return this instanceof Made(String hash) ? Optional.of(hash) : Optional.empty();
  }
}
