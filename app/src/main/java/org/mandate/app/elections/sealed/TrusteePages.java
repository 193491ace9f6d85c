package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Check;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.ballot.board.TrusteeKey;

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

  private Reply page(SecretElection e, int seat) {
    List<RoleHolder> holders = trustees(e);
    List<SealedBoard.Trustee> made = ground.boards().trustees(e.id());
    Optional<SealedBoard.Trustee> mine = made.stream().filter(t -> t.number() == seat).findFirst();
    TrusteePage.Task task = task(e, seat, holders.size(), made);
    Optional<SealedBoard> board = ground.boards().board(e.id());
    TrusteePage page =
        new TrusteePage(
            e.rules().title(),
            heading(task),
            text(e, task),
            task,
            seat,
            SealedRules.uuid(e.id()),
            board
                .filter(b -> b.fingerprint().isPresent())
                .map(b -> SealedGround.board(e) + "/" + b.file())
                .orElse(""),
            board.flatMap(SealedBoard::fingerprint).orElse(""),
            mine.flatMap(SealedBoard.Trustee::key).map(TrusteePages::publicKey).orElse(""),
            mine.map(SealedBoard.Trustee::commitment).orElse(""),
            "",
            post(e, task),
            ceremony(holders, made),
            List.of(
                new Link("What a trustee checks, and when to protest", "/help"),
                new Link("The board of this election", SealedGround.board(e))),
            files);
    return Reply.page("elections/sealed/trustee.jte", page.heading(), page)
        .with(ground.look(e).withoutMenu());
  }

  private List<RoleHolder> trustees(SecretElection e) {
    return ground.elections().holders(e.id()).stream()
        .filter(h -> h.part() == RoleHolder.Part.TRUSTEE)
        .toList();
  }

  private static String publicKey(String key) {
    return TrusteeKey.read(key, SealedRules.group()).publicKey().text();
  }

  private TrusteePage.Task task(
      SecretElection e, int seat, int seats, List<SealedBoard.Trustee> made) {
    return switch (e.state()) {
      case RULES, NOMINATIONS, CANDIDATES, ROLL -> {
        Optional<SealedBoard.Trustee> mine =
            made.stream().filter(t -> t.number() == seat).findFirst();
        if (mine.isEmpty()) {
          yield TrusteePage.Task.COMMIT;
        }
        yield made.size() == seats && mine.get().key().isEmpty()
            ? TrusteePage.Task.OPEN
            : TrusteePage.Task.WAIT;
      }
      case OPEN -> TrusteePage.Task.WAIT;
      case CLOSED -> ground.boards().task(e, seat);
      case DECLARED, CERTIFIED ->
          ground.boards().board(e.id()).flatMap(SealedBoard::fingerprint).isPresent()
              ? TrusteePage.Task.CHECK
              : TrusteePage.Task.WAIT;
      case DRAFT, UNFILLED, VOIDED, STOPPED -> TrusteePage.Task.WAIT;
    };
  }

  private static String post(SecretElection e, TrusteePage.Task task) {
    String base = e.path() + "/trustee/";
    return switch (task) {
      case COMMIT -> base + "commit";
      case OPEN -> base + "open";
      case SHUFFLE -> base + "shuffle";
      case DECRYPT -> base + "decrypt";
      case CHECK, WAIT -> "";
    };
  }

  private static String heading(TrusteePage.Task task) {
    return switch (task) {
      case COMMIT -> "Make your key";
      case OPEN -> "Publish your public key";
      case SHUFFLE -> "Mix the ballots";
      case DECRYPT -> "Open your part of the result";
      case CHECK -> "Check the board";
      case WAIT -> "Nothing to do for you now";
    };
  }

  private static Prose text(SecretElection e, TrusteePage.Task task) {
    return Prose.of(
        switch (task) {
          case COMMIT ->
              "Your device makes a private key and keeps it in a file on your device. What is sent is only a commitment to the"
                  + " public key. It is needed before voting opens on "
                  + Dates.weekdayTime(e.timetable().opens())
                  + ". Without your key nothing can be opened, so keep the file in two places that only you reach.";
          case OPEN ->
              "Every trustee has committed. Choose the file of your key: your device publishes the public half and its proof.";
          case SHUFFLE ->
              "Your device checks every ballot, then puts the ballots into another order that nobody knows and proves that it"
                  + " changed nothing. Two different trustees do so.";
          case DECRYPT ->
              "Your device checks the whole board, then opens your part of the tally and nothing else. No single ballot is"
                  + " opened before it was mixed.";
          case CHECK -> "Your part is done. Your device can check the whole board again.";
          case WAIT ->
              "Voting closes on "
                  + Dates.weekdayTime(e.timetable().closes())
                  + ". You are needed again when others have done their part; come back then.";
        });
  }

  private static List<Check> ceremony(List<RoleHolder> holders, List<SealedBoard.Trustee> made) {
    List<Check> lines = new ArrayList<>();
    for (int i = 0; i < holders.size(); i++) {
      int seat = i + 1;
      String name = seat + ". " + holders.get(i).name();
      Optional<SealedBoard.Trustee> key = made.stream().filter(t -> t.number() == seat).findFirst();
      if (key.isEmpty()) {
        lines.add(Check.notMet(name + " has not committed to a key.", Prose.empty()));
      } else if (key.get().key().isEmpty()) {
        lines.add(Check.notMet(name + " has committed and not published the key.", Prose.empty()));
      } else {
        lines.add(Check.met(name + " has published a key that holds.", Prose.empty()));
      }
    }
    return lines;
  }

  /** What waits for a trustee, as the own page heads it; empty where nothing does. */
  public Optional<String> waiting(SecretElection e, Who who) {
    return ground
        .boards()
        .seat(e.id(), who)
        .map(seat -> task(e, seat, trustees(e).size(), ground.boards().trustees(e.id())))
        .filter(task -> task != TrusteePage.Task.WAIT && task != TrusteePage.Task.CHECK)
        .map(TrusteePages::heading);
  }
}
