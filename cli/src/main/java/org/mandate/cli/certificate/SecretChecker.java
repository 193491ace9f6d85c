package org.mandate.cli.certificate;

import java.util.List;
import java.util.Optional;
import org.mandate.cli.certificate.SecretMove.State;
import org.mandate.cli.certificate.Verdict.Decision;
import org.mandate.constitution.Constitution;

/** Recomputes a secret election from its certificate, in the order of its life. */
final class SecretChecker {
  private final Certificate c;
  private final List<Entry> entries;
  private final RegisterFacts register;
  private final Findings found;

  SecretChecker(Certificate c, List<Entry> entries, RegisterFacts register, Findings found) {
    this.c = c;
    this.entries = entries;
    this.register = register;
    this.found = found;
  }

  /**
   * What came of it.
   *
   * @param outcome as declared, or how it ended: "unfilled", "voided", "stopped"
   */
  record Told(Decision standing, String outcome) {}

  Told check(Optional<BoardSeen> board) {
    SecretLife life = SecretLife.find(c, entries, found);
    Entry founded = Founding.body(life.basis(), found);
    Constitution constitution = Founding.constitution(life.basis(), found);
    SecretTimes.check(life, constitution, found);
    SecretCeremony.parts(life, found);
    SecretList list = SecretList.check(life, found);
    life.move(SecretMove.FREEZE_ROLL).ifPresent(register::stoodBefore);
    Optional<SecretRoll> roll = SecretRoll.check(life, founded, register, found);
    SecretCeremony.ready(life, roll, found);
    SecretCeremony.events(life, found);
    SecretBoard sealed = new SecretBoard(c, life);
    sealed.part(found);
    SecretDrafted.check(life, constitution, found);
    Optional<String> onBoard = board.flatMap(sealed::rankings);
    Optional<SecretCount> counted =
        life.move(SecretMove.DECLARE)
            .map(
                e ->
                    SecretCount.check(
                        c, life, list, roll.orElseThrow(), constitution, onBoard, found));
    SecretSeats seats = new SecretSeats(c, life, list, constitution, onBoard, found);
    end(life, list, counted, seats);
    if (board.isPresent()) {
      sealed.seen(
          board.get(),
          roll.orElseThrow(() -> new Fault(SecretBoard.PART, "no vote was held")),
          list,
          counted,
          found);
    } else if (life.move(SecretMove.CLOSE).isPresent()) {
      found.notChecked(
          "the board itself: every sealed ballot, the shuffles, the opening, and that the result"
              + " told here is what they give; give the file with --board");
    }
    return told(life, counted);
  }

  private void end(
      SecretLife life, SecretList list, Optional<SecretCount> counted, SecretSeats seats) {
    SecretHands.check(life, found);
    SecretEnd end = new SecretEnd(life, seats.constitution(), found);
    end.complaints();
    if (life.move(SecretMove.CERTIFY).isPresent()) {
      List<String> elected = counted.map(SecretCount::elected).orElse(list.candidates());
      end.offices(elected, counted.map(SecretCount::outcome).orElse("elected"));
      end.countBacks(list, counted, seats);
    }
  }

  private Told told(SecretLife life, Optional<SecretCount> counted) {
    String outcome =
        life.end() == State.CERTIFIED
            ? counted.map(SecretCount::outcome).orElse("elected")
            : life.end().word();
    Decision standing =
        life.end() == State.CERTIFIED
            ? counted.map(SecretCount::standing).orElse(new Decision.Valid())
            : new Decision.Ended();
    if (life.end() == State.STOPPED && life.move(SecretMove.OPEN).isPresent()) {
      found.recomputed(
          "stopped",
          "Stopped %s, after voting had opened: no result was declared, whatever was cast."
              .formatted(Words.date(life.move(SecretMove.STOP).orElseThrow().at())));
    }
    found.recomputed(
        "election", "Election %s: %s.".formatted(life.rules().facts().text("reference"), outcome));
    return new Told(standing, outcome);
  }
}
