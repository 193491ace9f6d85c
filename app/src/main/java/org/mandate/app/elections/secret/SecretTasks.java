package org.mandate.app.elections.secret;

import java.util.List;
import java.util.UUID;
import org.mandate.app.access.Who;

/** What of secret elections concerns one person now; each answer is what that person may see. */
public final class SecretTasks {
  private final SecretElections elections;
  private final SecretStore store;
  private final NominationStore nominations;
  private final ResultStore results;
  private final Leaking leaking;

  public SecretTasks(SecretElections elections) {
    SecretElections.Ground ground = elections.ground();
    this.elections = elections;
    this.store = new SecretStore(ground.db());
    this.nominations = new NominationStore(ground.db());
    this.results = new ResultStore(ground.db());
    this.leaking = new Leaking(ground, store, new RollStore(ground.db()));
  }

  /** What somebody has a part in, from the rules to the certificate. */
  public List<SecretElection> withPartOf(Who.Person who) {
    return store.withPartOf(who.id());
  }

  /** What whoever asks may vote in now. */
  public List<SecretElection> openToVote() {
    return store.in(SecretElection.State.OPEN).stream()
        .filter(e -> !elections.myLines(e.id()).isEmpty())
        .toList();
  }

  /** Declared and not certified yet: complaints about them are heard or wait. */
  public List<SecretElection> declared() {
    return store.in(SecretElection.State.DECLARED);
  }

  /** Somebody who was nominated and has not answered. */
  public record Asked(SecretElection election, UUID nomination) {}

  /** Nominations of this person that wait for a yes or a no. */
  public List<Asked> askedToStand(Who.Person who) {
    return nominations.awaiting(who.id()).stream()
        .map(n -> new Asked(elections.find(n.election()).orElseThrow(), n.id()))
        .filter(a -> Nominating.areOpen(a.election(), elections.ground().record().now()))
        .toList();
  }

  /** Whether voting waits for the returning officer's look at what a result would give away. */
  public boolean needsLook(SecretElection e) {
    return leaking.waits(e).isPresent();
  }

  /** This person's complaints that were answered in the last thirty days. */
  public List<Complaint> answeredTo(Who.Person who) {
    return results.answeredTo(who.id());
  }
}
