package org.mandate.cli.certificate;

import java.util.Optional;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.VerifierKey;

/** Whether a log's key is believed. */
public sealed interface Trust {

  /**
   * It is.
   *
   * @param because one sentence without a full stop
   * @param seen the log's head as last seen good
   */
  record Trusted(VerifierKey key, String because, Optional<Checkpoint> seen) implements Trust {}

  /** It is not. */
  record Refused(String reason) implements Trust {}

  /** Who decides which key is believed; the checker itself has no memory. */
  interface Keys {
    /** The key by which this log's signatures are to be checked, given what the file claims. */
    Trust of(String origin, VerifierKey claimed);
  }
}
