package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.List;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.elections.sealed.BoardPages;
import org.mandate.app.elections.sealed.CredentialPages;
import org.mandate.app.elections.sealed.PaperPages;
import org.mandate.app.elections.sealed.SealedBoards;
import org.mandate.app.elections.sealed.TrusteePages;
import org.mandate.app.elections.sealed.VoterPages;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Route;

/** The addresses of sealed boards: part of the one table of {@link Routes}. */
final class SealedRoutes {
  private static final String ELECTION = "/elections/{election}";

  private SealedRoutes() {}

  /** The pages of sealed boards. */
  record Pages(
      VoterPages voter,
      TrusteePages trustee,
      CredentialPages credentials,
      PaperPages paper,
      BoardPages board) {
    static Pages of(SecretElections elections, SealedBoards boards) {
      VoterPages voter = new VoterPages(elections, boards);
      return new Pages(
          voter,
          new TrusteePages(elections, boards),
          new CredentialPages(elections, boards),
          new PaperPages(elections, boards, voter),
          new BoardPages(elections, boards));
    }
  }

  static void of(List<Route> all, Pages p) {
    String link = "/seal/{link}";
    all.add(get(link, Action.CAST_SEALED, "ballot-link", "link", p.voter()::lookByLink));
    all.add(post(link, Action.CAST_SEALED, "ballot-link", "link", p.voter()::castByLink));
    read(all, "/vote", Action.CAST_SEALED, p.voter()::look);
    act(all, "/vote", Action.CAST_SEALED, p.voter()::cast);
    read(all, "/trustee", Action.HOLD_KEY, p.trustee()::look);
    act(all, "/trustee/commit", Action.HOLD_KEY, p.trustee()::commit);
    act(all, "/trustee/open", Action.HOLD_KEY, p.trustee()::open);
    act(all, "/trustee/shuffle", Action.HOLD_KEY, p.trustee()::shuffle);
    act(all, "/trustee/decrypt", Action.HOLD_KEY, p.trustee()::decrypt);
    read(all, "/credentials", Action.HAND_IN_CREDENTIALS, p.credentials()::ask);
    read(all, "/credentials/roll.csv", Action.HAND_IN_CREDENTIALS, p.credentials()::roll);
    act(all, "/credentials", Action.HAND_IN_CREDENTIALS, p.credentials()::take);
    read(all, "/paper", Action.ENTER_BALLOTS, p.paper()::ask);
    act(all, "/paper", Action.ENTER_BALLOTS, p.paper()::take);
    read(all, "/paper/{which}", Action.ENTER_BALLOTS, p.paper()::askBallot);
    act(all, "/paper/{which}", Action.ENTER_BALLOTS, p.paper()::takeBallot);
    read(all, "/board", Action.READ, p.board()::board);
    read(all, "/board/{file}", Action.READ, p.board()::file);
    read(all, "/ballots", Action.READ, p.board()::find);
  }

  private static void read(
      List<Route> all, String path, Action action, Function<Ask, Reply> answer) {
    all.add(get(ELECTION + path, action, SecretElections.SUBJECT, "election", answer));
  }

  private static void act(
      List<Route> all, String path, Action action, Function<Ask, Reply> answer) {
    all.add(post(ELECTION + path, action, SecretElections.SUBJECT, "election", answer));
  }
}
