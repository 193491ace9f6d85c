package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection.State;

/** What a secret election gave: declared, complained about, certified, taken; and counted back. */
public final class Results {
  private final SecretElections elections;
  private final SecretStore store;
  private final ResultStore kept;
  private final Declaring declaring;

  Results(
      SecretElections elections,
      SecretStore store,
      ResultStore kept,
      Moves moves,
      Voting.Boxes boxes) {
    this.elections = elections;
    this.store = store;
    this.kept = kept;
    this.declaring = new Declaring(elections, store, kept, moves, boxes);
  }

  /** Takes the result out of the box, counts it, and declares it. */
  public Outcome<SecretElection> declare(UUID election, Who by) {
    return declaring.declare(election, by);
  }

  /** Certifies a declared result, and puts those elected into their seats, all or nothing. */
  public Outcome<SecretElection> certify(UUID election, Who by) {
    return declaring.certify(election, by);
  }

  /** Why a declared result cannot be certified yet, without its full stop; empty where it can. */
  public Optional<String> uncertified(SecretElection election) {
    return declaring.uncertified(election);
  }

  /** The declared result; empty before, and where nobody voted as no more stood than places. */
  public Optional<SecretResult> result(UUID election) {
    return kept.of(election);
  }

  /**
   * The count as two files that anybody can count again and compare.
   *
   * @param blt the opened rankings
   * @param json the count of them, stage by stage
   */
  public record Sheet(byte[] blt, byte[] json) {}

  /** The transfer sheet; empty of a motion, and where the rankings give no count. */
  public Optional<Sheet> sheet(SecretElection election) {
    return kept.of(election.id())
        .flatMap(SecretResult::rankings)
        .flatMap(rankings -> counts().sheet(election, rankings));
  }

  /**
   * Entries of the secret election that filled an office: its rules, its declaration, the one with
   * which the seat was taken. Empty where none filled it.
   */
  public List<Long> entriesOf(UUID office) {
    List<Long> entries = new ArrayList<>();
    for (UUID election : kept.seated(office).stream().toList()) {
      store.moves(election).stream()
          .filter(m -> m.to(State.RULES) || m.to(State.DECLARED) || m.to(State.CERTIFIED))
          .forEach(m -> entries.add(m.entry()));
      kept.elected(election).stream()
          .filter(x -> x.office().filter(office::equals).isPresent())
          .forEach(x -> entries.add(x.entry()));
    }
    return entries;
  }

  /** Those elected, in order; one of a count-back stands at the end. */
  public List<SecretResult.Elected> elected(UUID election) {
    return kept.elected(election);
  }

  Counts counts() {
    return declaring.counts();
  }

  /** Until when complaints are heard; empty before the declaration. */
  public Optional<Instant> complaintsUntil(SecretElection election) {
    return declaring.complaintsUntil(election);
  }

  /** Whether a complaint is heard now. */
  public boolean hearsComplaints(SecretElection election) {
    return declaring.hearsComplaints(election, elections.ground().record().now());
  }

  /**
   * Complains; the words are read by the auditor and whoever settles it.
   *
   * @param aboutOfficer whether it is about what the returning officer did or left undone: then
   *     somebody else settles it, and the returning officer does not read it
   */
  public Outcome<Complaint> complain(
      UUID election, String words, boolean aboutOfficer, Who.Person by) {
    return declaring.complain(election, words, aboutOfficer, by);
  }

  /** Whether whoever asks settles a complaint that is not settled yet. */
  public boolean settles(Complaint complaint) {
    return complaint.undecided() && kept.settles(complaint.id());
  }

  /**
   * Settles a complaint.
   *
   * @param outcome "rejected", "upheld" (the result stands) or "void" (the election ends)
   * @param answer the reason; public
   */
  public Outcome<Complaint> settleComplaint(UUID complaint, String outcome, String answer, Who by) {
    return declaring.settle(complaint, outcome, answer, by);
  }

  /** The complaints whose words whoever asks may read. */
  public List<Complaint> complaints(UUID election) {
    return kept.complaints(election);
  }

  /** A complaint that whoever asks may read. */
  public Optional<Complaint> findComplaint(UUID complaint) {
    return kept.complaintById(complaint);
  }

  /** How complaints were settled, for everybody. */
  public List<Complaint.Answer> complaintAnswers(UUID election) {
    return kept.answers(election);
  }

  /** How many complaints there are and wait, for everybody. */
  public Complaint.Counts complaintCounts(UUID election) {
    return kept.counts(election);
  }

  /** Who left a seat that the rankings of this election may fill; empty where nobody did. */
  Optional<SecretResult.Elected> vacated(SecretElection election) {
    return new Seating(elections, kept).vacated(election);
  }

  /** Who would follow by a count-back. */
  Optional<Nomination> following(SecretElection election, SecretResult.Elected left) {
    return new Seating(elections, kept).following(election, left);
  }

  /** Fills a vacancy by counting the rankings again without whoever left. */
  public Outcome<SecretResult.Elected> countBack(UUID election, boolean agreed, Who by) {
    return new Seating(elections, kept).countBack(store.lock(election).orElseThrow(), agreed, by);
  }
}
