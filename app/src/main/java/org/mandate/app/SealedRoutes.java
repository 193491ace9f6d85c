package org.mandate.app;

import static org.mandate.app.web.Route.get;
import static org.mandate.app.web.Route.post;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.elections.sealed.BoardPages;
import org.mandate.app.elections.sealed.CheckPages;
import org.mandate.app.elections.sealed.CredentialPages;
import org.mandate.app.elections.sealed.KeyPages;
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

  /**
   * Posts that may be larger than others, with the most megabytes: a shuffle of some tens of
   * thousands of ranked ballots, as a form writes it, and the credentials of as many voters. Taken
   * from nobody but whoever the route is open to.
   */
  static final Map<String, Integer> LARGE =
      Map.of(
          ELECTION + "/trustee/shuffle", SealedBoards.MOST_MEGABYTES + 4,
          ELECTION + "/trustee/decrypt", SealedBoards.MOST_MEGABYTES + 4,
          ELECTION + "/credentials", 10);

  static final int LARGEST = Collections.max(LARGE.values());

  private SealedRoutes() {}

  /** The pages of sealed boards. */
  record Pages(
      VoterPages voter,
      TrusteePages trustee,
      KeyPages keys,
      CredentialPages credentials,
      PaperPages paper,
      BoardPages board,
      CheckPages check) {
    static Pages of(SecretElections elections, SealedBoards boards) {
      VoterPages voter = new VoterPages(elections, boards);
      return new Pages(
          voter,
          new TrusteePages(elections, boards),
          new KeyPages(elections, boards),
          new CredentialPages(elections, boards),
          new PaperPages(elections, boards, voter),
          new BoardPages(elections, boards),
          new CheckPages(elections, boards));
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
    act(all, "/trustee/certificate", Action.HOLD_KEY, p.trustee()::certify);
    act(all, "/trustee/share", Action.HOLD_KEY, p.trustee()::share);
    act(all, "/trustee/complain", Action.HOLD_KEY, p.trustee()::complain);
    read(all, "/keys", Action.RUN_BALLOT, p.keys()::show);
    read(all, "/keys/again", Action.RUN_BALLOT, p.keys()::ask);
    act(all, "/keys/again", Action.RUN_BALLOT, p.keys()::take);
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
    read(all, "/board/check", Action.READ, p.check()::look);
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
