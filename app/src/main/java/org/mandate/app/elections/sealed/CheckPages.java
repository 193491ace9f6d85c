package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Optional;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The whole check of a board, from zero, in anybody's own browser. */
public final class CheckPages {
  private final SealedGround ground;
  private final ClientFiles files = ClientFiles.ofTrustee();

  public CheckPages(SecretElections elections, SealedBoards boards) {
    this.ground = new SealedGround(elections, boards);
  }

  /** The page; there is none before the board was set up. */
  public Reply look(Ask ask) {
    return ground.on(
        ask,
        e ->
            ground
                .boards()
                .board(e.id())
                .flatMap(board -> board.fingerprint().map(f -> page(e, board, f)))
                .orElse(new Reply.NotFound()));
  }

  private Reply page(SecretElection e, SealedBoard board, String fingerprint) {
    TrusteePage page =
        new TrusteePage(
            e.rules().title(),
            "Check the board in this browser",
            Prose.of(
                "Your own device takes the whole board and checks everything on it from zero: keys, credentials, every ballot's"
                    + " proofs, the sum, every mixing, every opening and the result. It takes some seconds for ten ballots on a phone."
                    + " These programs come from us; to ask others, take the board and use a program of your own."),
            TrusteePage.Task.CHECK,
            0,
            board.uuid(),
            SealedGround.board(e) + "/" + board.file(),
            fingerprint,
            "",
            "",
            "",
            "",
            Optional.empty(),
            0,
            List.of(),
            List.of(
                new Link("The board, to take away", SealedGround.board(e)),
                new Link("Find my ballot", SealedGround.finding(e)),
                new Link("What an auditor checks, and when to protest", "/help")),
            files,
            Optional.empty());
    return Reply.page("elections/sealed/trustee.jte", page.heading(), page)
        .with(ground.look(e).withoutMenu());
  }
}
