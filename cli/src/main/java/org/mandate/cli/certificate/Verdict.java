package org.mandate.cli.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.tlog.SignedNote;
import org.mandate.tlog.VerifierKey;

/**
 * What came of checking a certificate. The certificate and the decision are two things: a good
 * certificate may be that of an irregular decision.
 */
public sealed interface Verdict {

  /** What was done, in order. */
  List<Step> steps();

  /** The fields of which only the commitment could be seen. */
  List<Sealed> sealed();

  /** What was not checked, one line each. */
  List<String> notChecked();

  /**
   * Every step fits.
   *
   * @param what it is a certificate of
   * @param decision whether the decision, or the election, stands
   * @param outcome what was decided, as its entry spells it
   * @param key the key that signed
   * @param checkpoint the log's head as signed
   * @param conflicts the facts from which conflicts were counted, where the certificate opens them
   */
  record Good(
      What what,
      List<Step> steps,
      List<Sealed> sealed,
      List<String> notChecked,
      Decision decision,
      String outcome,
      VerifierKey key,
      SignedNote checkpoint,
      Optional<ConflictFacts> conflicts)
      implements Verdict {

    /** What certificates are of. */
    public enum What {
      DECISION("Decision"),
      ELECTION("Election");

      private final String word;

      What(String word) {
        this.word = word;
      }

      /** As sentences begin with it. */
      public String word() {
        return word;
      }
    }
  }

  /**
   * A file of facts as the command {@code conflicts} reads it.
   *
   * @param json canonical
   * @param on the day of the count
   */
  record ConflictFacts(String json, LocalDate on) {}

  /**
   * Something does not fit; what the steps before it say is not to be relied on.
   *
   * @param part the part at fault
   * @param reason what is wrong, without a full stop
   */
  record Bad(
      List<Step> steps, List<Sealed> sealed, List<String> notChecked, String part, String reason)
      implements Verdict {}

  /**
   * A field, or a whole sealed fact, that stayed sealed.
   *
   * @param part the part that would open it
   * @param what kind of entry and field, such as "office.began person", or "sealed fact"
   */
  record Sealed(String part, String what) {}

  /** Whether the decision stands. */
  sealed interface Decision {
    /** The procedure was kept. */
    record Valid() implements Decision {}

    /** An election that ended without a result that could stand: void, stopped, unfilled. */
    record Ended() implements Decision {}

    /**
     * What was given is too little to say.
     *
     * @param why without a full stop
     */
    record NotJudged(String why) implements Decision {}

    /**
     * It was not.
     *
     * @param reasons the checks not met with their rules, at least one
     */
    record Irregular(List<String> reasons) implements Decision {
      /** Copies the list. */
      public Irregular {
        reasons = List.copyOf(reasons);
      }
    }
  }
}
