package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.verify.Report;

/**
 * The board against the certificate: the file it names, and a board that was verified in this run.
 */
final class SecretBoard {
  static final String PART = "board";
  static final String NOT_THOSE = "is not that of the rankings on the board given";
  private final Certificate c;
  private final SecretLife life;

  SecretBoard(Certificate c, SecretLife life) {
    this.c = c;
    this.life = life;
  }

  /** What the part says of the file fits the entries; the file itself is not needed for it. */
  void part(Findings found) {
    if (c.part(PART).isEmpty()) {
      if (life.move(SecretMove.CLOSE).isPresent()) {
        throw new Fault(PART, "is missing, though voting closed");
      }
      return;
    }
    Fields part = part();
    Entry last = life.of(SecretCeremony.BOARD).getLast();
    if (!part.text("last").equals(last.facts().text("event"))
        || part.whole("events") != last.facts().whole("height") + 1) {
      throw part.fault("last", "is not the last event that stands in the record");
    }
    if (part.has("report")) {
      String report = String.join("\n", part.texts("report"));
      if (!Digest.hex(report).equals(part.text("report_sha256"))) {
        throw part.fault("report_sha256", "is not that of the report in this file");
      }
    }
    found.recomputed(
        "board",
        "Board: %s, %s, %s; its last event is the one in the record."
            .formatted(
                part.text("file"),
                Words.counted(part.whole("bytes"), "byte"),
                Words.counted(part.whole("events"), "event")));
  }

  private Fields part() {
    return c.open(PART)
        .fields()
        .only("bytes", "events", "file", "last", "report", "report_sha256", "sha256");
  }

  /**
   * A board that was verified just now is the one of this certificate, in everything told of it.
   */
  void seen(
      BoardSeen seen,
      SecretRoll roll,
      SecretList list,
      Optional<SecretCount> counted,
      Findings found) {
    if (c.part(PART).isEmpty()) {
      throw new Fault(PART, "is not in this file, so no board can be held against it");
    }
    Report.Accepted accepted = accepted(seen.report());
    Fields part = part();
    equal("sha256", seen.sha256(), part.text("sha256"));
    equal("bytes", seen.bytes(), part.whole("bytes"));
    equal("last event", seen.board().events().getLast().hash(), part.text("last"));
    equal("events", (long) seen.board().events().size(), part.whole("events"));
    Entry opened = life.move(SecretMove.OPEN).orElseThrow();
    equal("fingerprint", accepted.election().fingerprint(), opened.facts().text("fingerprint"));
    events(seen.board());
    ballots(seen.board());
    new SecretSetUp(life, seen.board(), accepted.election(), found).check(roll, list);
    life.move(SecretMove.CLOSE)
        .ifPresent(
            closed ->
                equal(
                    "ballots that count", (long) accepted.counted(), closed.facts().whole("cast")));
    found.recomputed(
        "board verified",
        "The board given was verified from zero by every rule, and is this one: fingerprint, %s, %s that count."
            .formatted(
                Words.counted(roll.voters(), "credential"),
                Words.counted(accepted.counted(), "ballot")));
    seen.report().notices().forEach(notice -> found.notChecked("the board given: " + notice));
    seen.report().sidecar().forEach(fault -> found.notChecked("the sidecar given: " + fault));
    found.notChecked(
        "what nobody can tell from a board, with its size: ./mandate election verify says it");
    counted.ifPresent(result -> result(accepted, result, found));
  }

  private static Report.Accepted accepted(Report report) {
    return switch (report.outcome()) {
      case Report.Accepted accepted -> accepted;
      case Report.Refused refused ->
          throw new Fault(
              PART,
              "the board given is refused: " + refused.refusal().line().replaceAll("\\.$", ""));
    };
  }

  static void equal(String what, Object given, Object told) {
    if (!given.equals(told)) {
      throw new Fault(
          PART, "the board given is another one: %s is %s, here %s".formatted(what, given, told));
    }
  }

  /** Each event of the record stands on the board at that height, with that hash. */
  private void events(Board board) {
    for (Entry entry : life.of(SecretCeremony.BOARD)) {
      long height = entry.facts().whole("height");
      if (height < 0 || height >= board.events().size()) {
        throw entry.facts().fault("height", "is not on the board given");
      }
      Board.Link link = board.events().get((int) height);
      if (!link.hash().equals(entry.facts().text("event"))
          || !link.event().type().word().equals(entry.facts().text("type"))) {
        throw entry.facts().fault("event", "is not the one that the board given has there");
      }
    }
  }

  /** Ballots that came without an entry each: the digest of all of them, written with the close. */
  private void ballots(Board board) {
    List<String> hashes =
        board.events().stream()
            .filter(link -> link.event().type() == Event.Type.BALLOT)
            .map(Board.Link::hash)
            .toList();
    for (Entry entry : life.of("election.ballots")) {
      if (entry.facts().whole("ballots") != hashes.size()
          || !entry.facts().text("events").equals(Digest.hex(String.join("\n", hashes)))) {
        throw entry.facts().fault("events", "are not the ballots on the board given");
      }
    }
  }

  // The result

  private void result(Report.Accepted accepted, SecretCount told, Findings found) {
    Entry declared = life.move(SecretMove.DECLARE).orElseThrow();
    if (accepted.counted() == 0) {
      return;
    }
    Rows<Long> answer =
        answers(accepted.result())
            .orElseThrow(() -> new Fault(PART, "the board given has no result"));
    if (life.isOfSeats()) {
      if (!Digest.hex(text(answer)).equals(declared.facts().text("rankings_sha256"))) {
        throw declared.facts().fault("rankings_sha256", NOT_THOSE);
      }
      mixed(accepted, declared);
      found.recomputed("board result", "The rankings counted are those that the board opened.");
      return;
    }
    List<Long> totals = answer.all();
    if (!told.onBoard().equals(totals)) {
      throw declared
          .facts()
          .fault("votes", "with blank ballots are not what the board given opened: " + totals);
    }
    found.recomputed(
        "board result",
        "The totals declared (%s) are those that the board opened.".formatted(told.outcome()));
  }

  private static Optional<Rows<Long>> answers(Optional<Result> result) {
    return result.map(r -> r.questions().getFirst());
  }

  private static String text(Rows<Long> answer) {
    return answer.rows().stream()
        .map(SecretBoard::ranking)
        .map(r -> r.stream().map(String::valueOf).collect(Collectors.joining(">")) + "\n")
        .collect(Collectors.joining());
  }

  /**
   * The rankings that a board opened, as {@code rankings_sha256} hashes them; empty of a board that
   * is refused, of a motion's, or of another than this file names: {@link #seen} says that.
   */
  Optional<String> rankings(BoardSeen seen) {
    if (!life.isOfSeats()
        || c.part(PART).isEmpty()
        || !part().text("sha256").equals(seen.sha256())) {
      return Optional.empty();
    }
    return answers(seen.report().result()).map(SecretBoard::text);
  }

  /** Two shuffles by one trustee are one: that trustee alone could say who ranked how. */
  private static void mixed(Report.Accepted accepted, Entry declared) {
    if (accepted.mixedBy().size() < SecretCeremony.FEWEST_TRUSTEES) {
      throw declared.fault(
          "the ballots on the board given were mixed by "
              + Words.counted(accepted.mixedBy().size(), "trustee"));
    }
  }

  /** From ranks beside candidates to the candidates in order; what is no ranking is blank. */
  private static List<Integer> ranking(List<Long> ranks) {
    long ranked = ranks.stream().filter(rank -> rank > 0).count();
    List<Integer> order = new ArrayList<>();
    for (long rank = 1; rank <= ranked; rank++) {
      int place = ranks.indexOf(rank);
      if (place < 0) {
        return List.of();
      }
      order.add(place + 1);
    }
    return order;
  }
}
