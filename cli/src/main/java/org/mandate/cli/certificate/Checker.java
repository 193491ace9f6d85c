package org.mandate.cli.certificate;

import java.util.List;
import java.util.Optional;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.cli.certificate.Verdict.Good;
import org.mandate.constitution.Constitution;
import org.mandate.tlog.VerifierKey;

/**
 * Recomputes a decision from its certificate (docs/record.md, "Certificates"), step by step in the
 * order of its story. Any fault ends the work and is named with its part.
 */
public final class Checker {
  /** The largest file read; a certificate of 600 practices, the most a roll can have, is 2 MB. */
  public static final int MAX_BYTES = 16 << 20;

  private Checker() {}

  /**
   * Judges a certificate.
   *
   * @param file its bytes, any at all
   * @param keys which key is believed for the log it names
   */
  public static Verdict check(byte[] file, Trust.Keys keys) {
    return check(file, keys, Optional.empty());
  }

  /**
   * Judges a certificate, and where it is of a secret election its board with it.
   *
   * @param board verified in this run; told as not looked at where the file is of a decision
   */
  public static Verdict check(byte[] file, Trust.Keys keys, Optional<BoardSeen> board) {
    Findings found = new Findings();
    Certificate certificate;
    VerifierKey claimed;
    try {
      certificate = Certificate.read(file);
      claimed = Signatures.claimed(certificate);
    } catch (Fault fault) {
      return bad(found, fault.part(), fault.reason());
    }
    // What the caller throws about its own memory of keys is no fault of the file.
    Trust trust = keys.of(certificate.origin(), claimed);
    try {
      return check(certificate, Signatures.check(certificate, claimed, trust, found), board, found);
    } catch (Fault fault) {
      return bad(found, fault.part(), fault.reason());
    } catch (RuntimeException unforeseen) {
      // A file may be anything: what this program cannot digest is never valid.
      return bad(found, "file", "cannot be judged (" + unforeseen.getClass().getSimpleName() + ")");
    }
  }

  private static Verdict check(
      Certificate c, Signatures.Signed signed, Optional<BoardSeen> board, Findings found) {
    List<Entry> entries = Entries.check(c, signed.head(), found);
    RegisterFacts register = RegisterFacts.check(c, entries, found);
    SealedParts.check(c, entries, found);
    Kinds.list(entries, found);
    if (c.ofElection()) {
      SecretChecker.Told told = new SecretChecker(c, entries, register, found).check(board);
      Signatures.root(c, entries, found);
      return new Good(
          Good.What.ELECTION,
          found.steps(),
          found.sealed(),
          found.notChecked(),
          told.standing(),
          told.outcome(),
          signed.key(),
          signed.note(),
          Optional.empty());
    }
    if (board.isPresent()) {
      found.notChecked("the board given: this certificate is of a decision, and names none");
    }
    Chain chain = Chain.find(c, entries);
    register.stoodBefore(chain);
    Entry founded = Founding.body(chain.basis(), found);
    Constitution constitution = Founding.constitution(chain.basis(), found);
    Founding.proposed(chain, constitution, found);
    SecretOffices.check(chain, found);
    if (chain.sitting().isPresent()) {
      Optional<ConflictsStep.Told> conflicts = ConflictsStep.check(chain, found);
      Decision decision = MeetingJudging.judge(chain, constitution, conflicts, found);
      return good(c, signed, chain, decision, conflicts, entries, found);
    }
    FrozenRoll roll = FrozenRoll.read(chain, found);
    MembershipStep.check(chain, founded, roll, register, found);
    register.weights(roll, found);
    if (Judging.countsByArea(chain, constitution)) {
      register.areas(roll, found);
    }
    Timeline times = Timeline.check(chain, found);
    Votes.Told counted = Votes.count(chain, constitution, roll, times, found);
    Optional<ConflictsStep.Told> conflicts = ConflictsStep.check(chain, found);
    Judging.Gathered gathered = new Judging.Gathered(roll, times, counted, conflicts);
    Decision decision = Judging.judge(chain, constitution, gathered, found);
    return good(c, signed, chain, decision, conflicts, entries, found);
  }

  private static Good good(
      Certificate c,
      Signatures.Signed signed,
      Chain chain,
      Decision decision,
      Optional<ConflictsStep.Told> conflicts,
      List<Entry> entries,
      Findings found) {
    PromiseStep.check(entries, found);
    Signatures.root(c, entries, found);
    return new Good(
        Good.What.DECISION,
        found.steps(),
        found.sealed(),
        found.notChecked(),
        decision,
        chain.decision().facts().text("outcome"),
        signed.key(),
        signed.note(),
        conflicts.flatMap(ConflictsStep.Told::facts));
  }

  private static Bad bad(Findings found, String part, String reason) {
    return new Bad(found.steps(), found.sealed(), found.notChecked(), part, reason);
  }
}
