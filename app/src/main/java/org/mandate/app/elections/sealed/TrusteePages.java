package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.elections.secret.Banding;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Check;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.ballot.leak.Plan;

/** A trustee's page: one task at a time, with a key that never leaves the trustee. */
public final class TrusteePages {
  private final SealedGround ground;
  private final ClientFiles files = ClientFiles.ofTrustee();

  public TrusteePages(SecretElections elections, SealedBoards boards) {
    this.ground = new SealedGround(elections, boards);
  }

  public Reply look(Ask ask) {
    return ground.on(
        ask,
        e ->
            ground
                .boards()
                .seat(e.id(), ask.who())
                .map(seat -> page(e, seat))
                .orElse(new Reply.NotFound()));
  }

  public Reply commit(Ask ask) {
    return ground.on(
        ask,
        e -> SealedGround.answer(ground.boards().commit(e, ask.typed("commitment"), ask.who())));
  }

  public Reply open(Ask ask) {
    return ground.on(
        ask,
        e ->
            SealedGround.answer(
                ground.boards().openKey(e, ask.typed("salt"), ask.typed("material"), ask.who())));
  }

  public Reply certify(Ask ask) {
    return ground.on(
        ask,
        e ->
            SealedGround.answer(
                ground.boards().ceremony().certify(e, ask.typed("certificate"), ask.who())));
  }

  public Reply share(Ask ask) {
    return ground.on(
        ask,
        e ->
            SealedGround.answer(
                ground.boards().ceremony().publish(e, ask.typed("share"), ask.who())));
  }

  public Reply complain(Ask ask) {
    return ground.on(
        ask,
        e ->
            SealedGround.answer(
                ground
                    .boards()
                    .ceremony()
                    .complain(e, ask.typed("against"), ask.typed("attempt"), ask.who())));
  }

  public Reply shuffle(Ask ask) {
    return seated(
        ask, (e, seat) -> ground.boards().shuffle(e, seat, ask.typed("shuffle"), ask.typed("at")));
  }

  public Reply decrypt(Ask ask) {
    return seated(
        ask,
        (e, seat) ->
            ground
                .boards()
                .decrypt(
                    e,
                    seat,
                    new TrusteePart(ask.typed("decryption"), ask.typed("opening")),
                    ask.typed("at")));
  }

  private interface Step {
    org.mandate.app.bodies.Outcome<SealedBoard> take(SecretElection e, int seat);
  }

  private Reply seated(Ask ask, Step step) {
    return ground.on(
        ask,
        e ->
            ground
                .boards()
                .seat(e.id(), ask.who())
                .map(seat -> SealedGround.answer(step.take(e, seat)))
                .orElse(new Reply.NotFound()));
  }

  private Optional<SharedRound> round(SecretElection e) {
    KeyCeremony ceremony = ground.boards().ceremony();
    return ceremony.isShared(e) ? Optional.of(ceremony.round(e)) : Optional.empty();
  }

  private Reply page(SecretElection e, int seat) {
    KeyCeremony ceremony = ground.boards().ceremony();
    Optional<SharedRound> round = round(e);
    TrusteePage.Task task = task(e, seat, round);
    KeyWords.Kept kept = KeyWords.kept(round, ground.boards().trustees(e.id()), seat);
    Optional<SealedBoard> board = ground.boards().board(e.id());
    int attempt = ground.boards().restarts(e.id()).size() + 1;
    TrusteePage page =
        new TrusteePage(
            e.rules().title(),
            KeyWords.heading(task, round),
            text(e, seat, task, round),
            task,
            seat,
            SealedRules.uuid(e.id()),
            board
                .filter(b -> b.fingerprint().isPresent())
                .map(b -> SealedGround.board(e) + "/" + b.file())
                .orElse(""),
            board.flatMap(SealedBoard::fingerprint).orElse(""),
            kept.publicKey(),
            kept.commitment(),
            kept.share(),
            post(e, task),
            task == TrusteePage.Task.DECRYPT ? ground.boards().recorded(e.id()) : Optional.empty(),
            e.rules().bands().map(Banding::least).orElse(Plan.Standard.USUAL.anonymity()),
            ceremony.seats(e).stream().map(TrusteePages::line).toList(),
            List.of(
                new Link("What a trustee checks, and when to protest", "/help"),
                new Link("The board of this election", SealedGround.board(e))),
            files,
            round.map(r -> KeyWords.shared(e, r, attempt, task)));
    return Reply.page("elections/sealed/trustee.jte", page.heading(), page)
        .with(ground.look(e).withoutMenu());
  }

  private static Check line(KeyCeremony.Seat seat) {
    String words = seat.number() + ". " + seat.name() + " " + seat.said() + ".";
    return seat.published() ? Check.met(words, Prose.empty()) : Check.notMet(words, Prose.empty());
  }

  private TrusteePage.Task task(SecretElection e, int seat, Optional<SharedRound> round) {
    return switch (e.state()) {
      case RULES, NOMINATIONS, CANDIDATES, ROLL ->
          round.map(r -> KeyWords.task(r.turn(seat))).orElseGet(() -> whole(e, seat));
      case OPEN -> round.isPresent() ? TrusteePage.Task.FIND : TrusteePage.Task.WAIT;
      case CLOSED -> ground.boards().task(e, seat);
      case DECLARED, CERTIFIED ->
          ground.boards().board(e.id()).flatMap(SealedBoard::fingerprint).isPresent()
              ? TrusteePage.Task.CHECK
              : TrusteePage.Task.WAIT;
      case DRAFT, UNFILLED, VOIDED, STOPPED -> TrusteePage.Task.WAIT;
    };
  }

  /** What a trustee does whose key is needed in any case. */
  private TrusteePage.Task whole(SecretElection e, int seat) {
    List<SealedBoard.Trustee> made = ground.boards().trustees(e.id());
    Optional<SealedBoard.Trustee> mine = made.stream().filter(t -> t.number() == seat).findFirst();
    if (mine.isEmpty()) {
      return TrusteePage.Task.COMMIT;
    }
    boolean all = made.size() == ground.boards().ceremony().trustees(e.id()).size();
    return all && mine.get().key().isEmpty() ? TrusteePage.Task.OPEN : TrusteePage.Task.WAIT;
  }

  private static String post(SecretElection e, TrusteePage.Task task) {
    String base = e.path() + "/trustee/";
    return switch (task) {
      case COMMIT, BIND -> base + "commit";
      case OPEN, DEAL -> base + "open";
      case CERTIFY -> base + "certificate";
      case ADD -> base + "share";
      case SHUFFLE -> base + "shuffle";
      case DECRYPT -> base + "decrypt";
      case FIND, CHECK, WAIT -> "";
    };
  }

  private Prose text(
      SecretElection e, int seat, TrusteePage.Task task, Optional<SharedRound> round) {
    String words = KeyWords.text(e, task, round);
    if (ground.boards().isSpared(e, seat)) {
      words =
          "Enough trustees have opened their part, and the result stands: yours is not needed any more. "
              + "Your device can check the whole board.";
    }
    if (task == TrusteePage.Task.COMMIT || task == TrusteePage.Task.CERTIFY) {
      return Prose.of(
          ground.boards().restarts(e.id()).stream()
                  .reduce((x, last) -> last)
                  .map(
                      r ->
                          "The keys were begun again on "
                              + Dates.weekdayTime(r.at())
                              + ": “"
                              + r.reason()
                              + "” An earlier file is of no use any more. ")
                  .orElse("")
              + words);
    }
    return Prose.of(words);
  }

  /** What waits for a trustee, as the own page heads it; empty where nothing does. */
  public Optional<String> waiting(SecretElection e, Who who) {
    return ground
        .boards()
        .seat(e.id(), who)
        .map(seat -> task(e, seat, round(e)))
        .filter(task -> task != TrusteePage.Task.WAIT && task != TrusteePage.Task.CHECK)
        .map(task -> KeyWords.heading(task, round(e)));
  }
}
