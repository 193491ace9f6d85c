package org.mandate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.tlog.TileSource;
import org.mandate.tlog.TlogException;
import org.mandate.tlog.VerifierKey;

/**
 * Which key a record must be signed with. The first of: the one given, the one remembered, the one
 * published beside the record (trust on first use, said plainly). They must not contradict.
 */
final class KeyTrust {
  /** Where a record publishes its verifier key, as text. */
  static final String KEY = "key";

  sealed interface Choice {
    /**
     * @param firstUse whether nothing but the record itself vouches for the key
     */
    record Trusted(VerifierKey key, boolean firstUse) implements Choice {}

    record Refused(String file, String reason) implements Choice {}
  }

  private KeyTrust() {}

  static Choice choose(
      @Nullable String given, Optional<Seen> seen, TileSource source, Seen.Store store) {
    Optional<VerifierKey> published = published(source);
    if (seen.isPresent()) {
      VerifierKey remembered = seen.get().key();
      if (given != null && !parse(given).equals(remembered)) {
        return changed("--key", remembered, "is not the key", seen.get(), store);
      }
      if (published.isPresent() && !published.get().equals(remembered)) {
        return changed(KEY, remembered, "the published key is not the one", seen.get(), store);
      }
      return new Choice.Trusted(remembered, false);
    }
    if (given != null) {
      VerifierKey key = parse(given);
      if (published.isPresent() && !published.get().equals(key)) {
        return new Choice.Refused(KEY, "the published key is " + published.get() + ", not --key");
      }
      return new Choice.Trusted(key, false);
    }
    return published
        .<Choice>map(key -> new Choice.Trusted(key, true))
        .orElseThrow(
            () -> new Refusal("The record publishes no key and none is remembered: give --key."));
  }

  private static Choice changed(
      String file, VerifierKey remembered, String what, Seen seen, Seen.Store store) {
    return new Choice.Refused(
        file,
        "%s remembered since %s (%s). If the record truly has a new key, remove %s"
            .formatted(what, seen.day(), remembered, store.file()));
  }

  private static VerifierKey parse(String given) {
    try {
      return VerifierKey.parse(given);
    } catch (TlogException e) {
      throw new Refusal("--key is not a verifier key: it " + e.reason() + ".");
    }
  }

  private static Optional<VerifierKey> published(TileSource source) {
    try {
      return source.fetch(KEY).map(file -> VerifierKey.parse(new String(file, UTF_8)));
    } catch (TlogException e) {
      throw new TlogException(KEY, e.reason());
    }
  }
}
