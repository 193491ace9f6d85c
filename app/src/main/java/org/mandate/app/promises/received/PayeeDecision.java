package org.mandate.app.promises.received;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a payee is, as somebody of the body decided.
 *
 * @param organisation empty where it is none of ours
 */
public record PayeeDecision(
    UUID id,
    UUID body,
    String key,
    String name,
    Optional<String> organisation,
    UUID by,
    Instant at,
    long entry) {}
