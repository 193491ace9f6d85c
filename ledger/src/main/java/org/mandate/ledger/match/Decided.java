package org.mandate.ledger.match;

import java.util.Optional;

/**
 * What people have decided before; the caller remembers. Asked with {@link PayeeNames#key} of the
 * payee, so that differences of case, spaces and punctuation do not ask again. Nothing else is
 * forgiven: a person decided on these words.
 */
@FunctionalInterface
public interface Decided {
  /** Nobody has decided anything. */
  Decided NOTHING = _ -> Optional.empty();

  /** The answer a person gave for this key; empty where nobody was asked. */
  Optional<Answer> answer(String key);

  /**
   * A person's answer.
   *
   * @param code the organisation's code; empty: the person said it is none of ours
   */
  record Answer(Optional<String> code) {}
}
