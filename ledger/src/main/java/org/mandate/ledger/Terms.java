package org.mandate.ledger;

import java.time.LocalDate;
import java.util.List;

/** What was promised to each beneficiary, without the quoted words. */
public sealed interface Terms {
  /**
   * By the head, in one part or several at once: £2.218 registered plus £0.698 adjusted. A practice
   * is due the sum of its parts, and that sum is rounded, once.
   */
  record PerHead(List<Part> parts) implements Terms {
    public PerHead {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) throw new IllegalArgumentException("a rate without a part");
    }
  }

  /** One sum for all beneficiaries together, shared out to the last penny. */
  record Lump(long pence, Sharing sharing) implements Terms {
    public Lump {
      if (pence <= 0) throw new IllegalArgumentException("a lump of " + pence + " pence");
    }
  }

  /** So much a session, so many sessions for each beneficiary. */
  record PerSession(long pence, int sessions) implements Terms {
    public PerSession {
      if (pence <= 0 || sessions <= 0) {
        throw new IllegalArgumentException(sessions + " sessions at " + pence + " pence");
      }
    }
  }

  /** Staff, IT, space, data: nothing falls due in money. */
  record Support() implements Terms {}

  /** How a lump is shared. */
  sealed interface Sharing {
    /** The same to each. */
    record Equally() implements Sharing {}

    /** By patients on this basis on this day. */
    record ByPatients(Basis basis, LocalDate asAt) implements Sharing {}
  }
}
