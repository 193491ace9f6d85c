package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SealedBox;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.board.SizedTally;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.Closing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.verify.Report;

/**
 * After the close: the encrypted tally, the trustees' shuffles and decryptions, the result. Each
 * step is checked by the library before it stands; the result only after the whole board was
 * checked again from zero.
 */
final class Unsealing {
  /** Of different trustees, so that one alone cannot tell which ballot was whose. */
  static final int SHUFFLES = 2;

  private static final int LONGEST = SealedBoards.MOST_MEGABYTES * 1_000_000;
  private static final int LONGEST_LINE = 4_000;
  private final SealedStore store;
  private final Chain chain;

  Unsealing(SealedStore store, Chain chain) {
    this.store = store;
    this.chain = chain;
  }

  /** A board of which every event was checked before it was kept. */
  private record Standing(SealedBoard row, byte[] bytes, Board board, Election election) {
    SealedBoard.Tip tip() {
      Board.Link last = board.events().getLast();
      return new SealedBoard.Tip(last.event().height(), last.hash());
    }

    /**
     * Whether what is to be opened is still what it was after that event: others' parts in between
     * change nothing of it, and trustees who compare by telephone press in the same minute.
     */
    boolean stillToOpenAt(String hash) {
      for (Board.Link link : board.events().reversed()) {
        if (link.hash().equals(hash)) {
          return true;
        }
        if (link.event().type() != Event.Type.PARTIAL_DECRYPTION) {
          return false;
        }
      }
      return false;
    }

    long count(Event.Type type) {
      return board.events().stream().filter(l -> l.event().type() == type).count();
    }

    List<Owned> owned(Event.Type type) {
      return board.events().stream()
          .filter(l -> l.event().type() == type)
          .map(l -> Owned.read(board.text(l.event().payload().orElseThrow())))
          .toList();
    }

    Trustees trustees() {
      return Trustees.read(board.text(board.setup().trustees()), election.group());
    }

    SizedTally sized() {
      return board.events().stream()
          .filter(l -> l.event().type() == Event.Type.ENCRYPTED_TALLY)
          .map(l -> SizedTally.read(board.text(l.event().payload().orElseThrow())))
          .findFirst()
          .orElseThrow();
    }
  }

  private Optional<Standing> standing(SecretElection e) {
    byte[] bytes = store.bytes(e.id());
    if (bytes.length == 0) {
      return Optional.empty();
    }
    Board board = Board.read(BoardSource.of(bytes));
    return Optional.of(
        new Standing(store.board(e.id()).orElseThrow(), bytes, board, board.election()));
  }

  /** No ballot after this: ends the ballots and fixes what is opened. As the job "closer". */
  void close(SecretElection e) {
    SealedBoard row = store.board(e.id()).orElseThrow();
    store.tip(e.id());
    Standing s = standing(e).orElseThrow();
    chain.add(row, Event.Type.END_BALLOTS, w -> w.append(Event.Type.END_BALLOTS));
    Tallying.Tally tally = Closing.tally(s.board());
    chain.add(
        row,
        Event.Type.ENCRYPTED_TALLY,
        w -> w.tally(tally.encrypted(), tally.ballots(), tally.weight()));
  }

  /** What a trustee can do now. */
  TrusteePage.Task task(SecretElection e, int seat) {
    Optional<Standing> found = e.state() == State.CLOSED ? standing(e) : Optional.empty();
    return found.map(s -> task(s, seat)).orElse(TrusteePage.Task.WAIT);
  }

  /** Whether the result stands and this trustee opened nothing for it. */
  boolean isSpared(SecretElection e, int seat) {
    return e.state() != State.CLOSED && e.state() != State.DECLARED && e.state() != State.CERTIFIED
        ? false
        : standing(e)
            .filter(s -> s.count(Event.Type.RESULT) > 0)
            .filter(
                s ->
                    s.owned(Event.Type.PARTIAL_DECRYPTION).stream()
                        .noneMatch(o -> o.owner() == seat))
            .isPresent();
  }

  private static TrusteePage.Task task(Standing s, int seat) {
    if (s.count(Event.Type.RESULT) > 0 || s.sized().numTallied() == 0) {
      return TrusteePage.Task.CHECK;
    }
    if (s.election().hasRanked() && s.count(Event.Type.END_SHUFFLES) == 0) {
      boolean mine = s.owned(Event.Type.SHUFFLE).stream().anyMatch(o -> o.owner() == seat);
      return mine ? TrusteePage.Task.WAIT : TrusteePage.Task.SHUFFLE;
    }
    boolean mine = s.owned(Event.Type.PARTIAL_DECRYPTION).stream().anyMatch(o -> o.owner() == seat);
    return mine ? TrusteePage.Task.CHECK : TrusteePage.Task.DECRYPT;
  }

  /** Takes a trustee's shuffle; after enough of different trustees mixing ends. */
  Outcome<SealedBoard> shuffle(SecretElection e, int seat, String text, String at) {
    Given given = new Given(TrusteePage.Task.SHUFFLE, seat, text, "", at);
    Outcome<SealedBoard> kept = take(e, given);
    if (kept.done().isPresent()) {
      Standing s = standing(e).orElseThrow();
      if (s.owned(Event.Type.SHUFFLE).stream().map(Owned::owner).distinct().count() >= SHUFFLES) {
        chain.add(s.row(), Event.Type.END_SHUFFLES, w -> w.append(Event.Type.END_SHUFFLES));
      }
    }
    return kept;
  }

  /**
   * Takes a trustee's factors with the proof that they open this tally; with the last of them the
   * result is opened and everything checked.
   */
  Outcome<SealedBoard> decrypt(SecretElection e, int seat, TrusteePart part, String at) {
    Outcome<SealedBoard> kept =
        take(e, new Given(TrusteePage.Task.DECRYPT, seat, part.decryption(), part.opening(), at));
    if (kept.done().isPresent()) {
      open(standing(e).orElseThrow());
    }
    return kept;
  }

  /** A trustee's work: the text for the board, and the line for its sidecar where it opens. */
  private record Given(TrusteePage.Task task, int seat, String text, String line, String at) {
    boolean mixes() {
      return task == TrusteePage.Task.SHUFFLE;
    }

    Event.Type type() {
      return mixes() ? Event.Type.SHUFFLE : Event.Type.PARTIAL_DECRYPTION;
    }

    <T> Outcome<T> refused(String words) {
      return Outcome.refused(mixes() ? "shuffle" : "decryption", words);
    }
  }

  private Outcome<SealedBoard> take(SecretElection e, Given given) {
    if (given.text().length() > LONGEST || given.line().length() > LONGEST_LINE) {
      return given.refused("This is larger than anything that this board can need");
    }
    store.hold(e.id());
    store.tip(e.id());
    Optional<Standing> found = e.state() == State.CLOSED ? standing(e) : Optional.empty();
    if (found.isEmpty() || task(found.get(), given.seat()) != given.task()) {
      return given.refused(
          "There is nothing for you to " + (given.mixes() ? "shuffle" : "decrypt") + " now");
    }
    Standing s = found.get();
    if (given.mixes() ? !s.tip().hash().equals(given.at()) : !s.stillToOpenAt(given.at())) {
      return given.refused(
          "The board has grown since you loaded it. Load this page again and do it again");
    }
    Function<BoardWriter, String> event = event(given);
    Optional<String> fault = fault(s, given, event);
    if (fault.isPresent()) {
      return given.refused(
          "This does not hold: " + fault.get() + ". Load this page again and do it again");
    }
    SealedBoard.Step step = chain.add(s.row(), given.type(), event);
    if (!given.mixes()) {
      store.opening(e.id(), step.height(), given.seat(), given.line());
    }
    return new Outcome.Done<>(s.row());
  }

  private static Function<BoardWriter, String> event(Given given) {
    Owned owned = new Owned(given.seat(), Digest.hex(given.text()));
    return writer -> {
      writer.add(given.text());
      return writer.append(given.type(), owned);
    };
  }

  private static Optional<String> fault(
      Standing s, Given given, Function<BoardWriter, String> event) {
    BoardWriter candidate = BoardWriter.after(s.bytes());
    try {
      String unused = event.apply(candidate); // the check is of the bytes
      return given.mixes()
          ? BoardCheck.behind(s.tip(), candidate.bytes())
          : BoardCheck.opened(s.tip(), candidate.bytes(), s.election(), given.seat(), given.line());
    } catch (BoardException broken) {
      return Optional.of(String.valueOf(broken.getMessage()));
    }
  }

  private void open(Standing s) {
    Result result;
    switch (Closing.count(s.board())) {
      case Closing.Count.Waiting w -> {
        return;
      }
      case Closing.Count.Wrong w ->
          throw new IllegalStateException("a checked decryption opens no number");
      case Closing.Count.Counted counted -> result = counted.result();
    }
    BoardWriter whole = BoardWriter.after(s.bytes());
    whole.append(Event.Type.RESULT, result);
    Report report =
        BoardCheck.whole(whole.bytes(), s.election(), store.sidecar(s.row().election()));
    if (!report.accepted()) {
      throw new IllegalStateException(
          "the board does not hold: " + report.refusal().orElseThrow().line());
    }
    chain.add(s.row(), Event.Type.RESULT, w -> w.append(Event.Type.RESULT, result));
    store.report(s.row().election(), ReportWords.of(report));
  }

  /** The result as the life of the election needs it. */
  SealedBox.Opening result(SecretElection e, int options) {
    Optional<Standing> found = standing(e);
    if (found.isEmpty() || found.get().count(Event.Type.ENCRYPTED_TALLY) == 0) {
      return new SealedBox.Opening.NotYet("Voting is not closed yet");
    }
    Standing s = found.get();
    boolean ranked = s.election().hasRanked();
    if (s.sized().numTallied() == 0) {
      return ranked
          ? new SealedBox.Opening.Rankings(List.of())
          : new SealedBox.Opening.Totals(java.util.Collections.nCopies(options, 0L), 0);
    }
    Optional<Result> result =
        s.board().events().stream()
            .filter(l -> l.event().type() == Event.Type.RESULT)
            .map(l -> Result.read(s.board().text(l.event().payload().orElseThrow()), s.election()))
            .findFirst();
    return result
        .map(r -> opened(r.questions().getFirst(), ranked))
        .orElseGet(() -> waits(s, ranked));
  }

  private static SealedBox.Opening opened(Rows<Long> answer, boolean ranked) {
    if (!ranked) {
      List<Long> totals = answer.all();
      return new SealedBox.Opening.Totals(totals.subList(1, totals.size()), totals.getFirst());
    }
    return new SealedBox.Opening.Rankings(answer.rows().stream().map(Unsealing::ranking).toList());
  }

  /**
   * From a rank beside each candidate to the candidates in order. Ranks that are not 1, 2, 3 and so
   * on without gap or tie are no ranking: no page of ours seals such, and they could be a mark.
   */
  static List<Integer> ranking(List<Long> ranks) {
    int ranked = (int) ranks.stream().filter(rank -> rank > 0).count();
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

  private static SealedBox.Opening waits(Standing s, boolean ranked) {
    if (ranked && s.count(Event.Type.END_SHUFFLES) == 0) {
      long done = s.owned(Event.Type.SHUFFLE).stream().map(Owned::owner).distinct().count();
      return new SealedBox.Opening.NotYet(
          done + " of " + SHUFFLES + " trustees have mixed the ballots");
    }
    int all = s.trustees().keys().size();
    int needed = needed(s.trustees());
    return new SealedBox.Opening.NotYet(
        s.count(Event.Type.PARTIAL_DECRYPTION)
            + " of "
            + (needed < all
                ? "the " + needed + " trustees needed, from " + all + ","
                : all + " trustees")
            + " have opened their part");
  }

  private static int needed(Trustees trustees) {
    return trustees.shares().stream()
        .mapToInt(s -> s instanceof Trustees.Pedersen some ? some.threshold() : 1)
        .sum();
  }
}
