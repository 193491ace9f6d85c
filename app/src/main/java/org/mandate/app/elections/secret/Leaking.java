package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.record.Record;
import org.mandate.ballot.leak.Leak;
import org.mandate.ballot.leak.Plan;
import org.mandate.ballot.leak.Verdict;

/**
 * Looks at what a secret result would give away, before voting opens: library ballot computes, the
 * returning officer reads and answers for it. What must not open does not open.
 */
final class Leaking {
  private final SecretElections.Ground ground;
  private final SecretStore store;
  private final RollStore rolls;
  private final LeakStore looks;

  Leaking(SecretElections.Ground ground, SecretStore store, RollStore rolls) {
    this.ground = ground;
    this.store = store;
    this.rolls = rolls;
    this.looks = new LeakStore(ground.db());
  }

  /**
   * A look as it was taken.
   *
   * @param verdict "fine", "warn" or "refuse"
   * @param anonymity among how many each voter hides
   * @param words why the returning officer goes on after a warning
   */
  record Look(
      UUID election,
      int number,
      String verdict,
      int anonymity,
      int voters,
      List<String> findings,
      List<String> offers,
      String words,
      Instant at,
      long entry) {}

  /** What the plan as it stands would give away. */
  Verdict judge(SecretElection e, int candidates) {
    List<Plan.Voter> voters =
        rolls.roll(e.id()).stream()
            .map(
                v ->
                    new Plan.Voter(
                        "line " + v.position(),
                        v.weight().map(SecretVoter.Weight::onBoard).orElse(1L),
                        ""))
            .toList();
    Plan.Form form =
        e.rules().kind() == Kind.SEATS
            ? new Plan.Form.Ranked(candidates, 0, candidates)
            : new Plan.Form.Choice(3);
    // A board of rankings shows every one of them; blank ballots of a motion are a total of their
    // own.
    return Leak.judge(
        new Plan(
            voters,
            form,
            new Plan.Publication(false, List.of(), e.rules().kind() == Kind.SEATS),
            standard(e)));
  }

  /** Usual, except that whoever asks for larger bands hides among as many. */
  private static Plan.Standard standard(SecretElection e) {
    Plan.Standard usual = Plan.Standard.USUAL;
    return e.rules()
        .bands()
        .map(b -> new Plan.Standard(b.least(), usual.limit(), usual.lopsided()))
        .orElse(usual);
  }

  /** Takes the look as the returning officer's own. */
  Outcome<Look> look(UUID election, int candidates, String words, Who by) {
    SecretElection e = store.lock(election).orElseThrow();
    if (e.state() != State.ROLL) {
      return Outcome.refused(
          "words", "This is done when the roll is published, before voting opens");
    }
    Verdict verdict = judge(e, candidates);
    boolean warns = verdict instanceof Verdict.Warn;
    if (warns && words.isBlank()) {
      return Outcome.refused("words", "Say why the vote goes on, and how voters are told");
    }
    Look look =
        new Look(
            election,
            looks.of(election).map(Look::number).orElse(0) + 1,
            word(verdict),
            verdict.anonymity(),
            rolls.roll(election).size(),
            verdict.findings().stream().map(Verdict.Finding::words).toList(),
            verdict.offers().stream().map(Verdict.Offer::words).toList(),
            warns ? words.strip() : "",
            ground.record().now(),
            0);
    Record.Written written = ground.record().append(ResultEntries.leak(e, look).by(by));
    looks.keep(look, written);
    return new Outcome.Done<>(looks.of(election).orElseThrow());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fine _ -> "fine";
      case Verdict.Warn _ -> "warn";
      case Verdict.Refuse _ -> "refuse";
    };
  }

  Optional<Look> last(UUID election) {
    return looks.of(election);
  }

  List<Look> all() {
    return looks.all();
  }

  /** Why voting waits for this, as a sentence without its full stop; empty where it does not. */
  Optional<String> waits(SecretElection e) {
    Optional<Look> look = looks.of(e.id());
    if (look.isEmpty()) {
      return Optional.of("Nobody has looked yet at what a secret result would give away");
    }
    if (rolls.changedAt(e.id()).filter(at -> at.isAfter(look.get().at())).isPresent()) {
      return Optional.of(
          "The roll changed since somebody looked at what a secret result would give away");
    }
    return look.get().verdict().equals("refuse")
        ? Optional.of(
            "A secret result would give votes away: "
                + look.get().findings().getFirst().replaceAll("\\.$", ""))
        : Optional.empty();
  }
}
