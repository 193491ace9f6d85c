package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.elections.secret.RoleHolder;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;

/** The voter's page: by the link of the mail, or signed in. */
public final class VoterPages {
  private final SealedGround ground;
  private final ClientFiles files = ClientFiles.ofVoting();

  public VoterPages(SecretElections elections, SealedBoards boards) {
    this.ground = new SealedGround(elections, boards);
  }

  private record Place(SecretElection election, int line, String address) {}

  private static Reply gone() {
    return new Reply.Refused(
        403,
        "This link does not open a vote",
        "It may have ended with the vote, or been copied only in part. The page of the election says when voting is"
            + " open and whom to ask.");
  }

  public Reply lookByLink(Ask ask) {
    return byLink(ask).map(this::page).orElse(gone());
  }

  public Reply castByLink(Ask ask) {
    return byLink(ask).map(p -> cast(ask, p)).orElse(gone());
  }

  private Optional<Place> byLink(Ask ask) {
    return ask.who() instanceof Who.BallotLink link
        ? ground
            .elections()
            .find(link.ballot())
            .flatMap(e -> place(e, "/seal/" + ask.variable("link")))
        : Optional.empty();
  }

  public Reply look(Ask ask) {
    return ground.on(
        ask,
        e ->
            signedIn(ask, e)
                .map(this::page)
                .orElseGet(() -> ground.boards().lines(e.id()).isEmpty() ? gone() : which(e)));
  }

  public Reply cast(Ask ask) {
    return ground.on(ask, e -> signedIn(ask, e).map(p -> cast(ask, p)).orElse(gone()));
  }

  /** The one line of whoever asks, or of several the one that the address names. */
  private Optional<Place> signedIn(Ask ask, SecretElection e) {
    List<Integer> lines = ground.boards().lines(e.id());
    return lines.stream()
        .filter(line -> lines.size() == 1 || ask.typed("line").equals(String.valueOf(line)))
        .findFirst()
        .map(line -> new Place(e, line, e.path() + "/vote?line=" + line));
  }

  /** Somebody who votes for several chooses first: a credential belongs to one line. */
  private Reply which(SecretElection e) {
    List<Link> links =
        ground.boards().lines(e.id()).stream()
            .map(line -> new Link(named(e, line), e.path() + "/vote?line=" + line))
            .toList();
    String heading = "For whom do you vote now?";
    NextStep page =
        new NextStep(
            e.rules().title(),
            heading,
            List.of(
                Prose.of(
                    "You vote on "
                        + links.size()
                        + " lines of the roll. Each has its own credential: take the one that was sent for it. When one"
                        + " ballot is sent, come back here for the next. Voting closes on "
                        + Dates.weekdayTime(e.timetable().closes())
                        + ".")),
            links);
    return Reply.page(NextStep.TEMPLATE, heading, page).with(ground.look(e).withoutMenu());
  }

  /** Whose vote a line is; empty where the line is nobody's that may be named here. */
  private String named(SecretElection e, int line) {
    return ground.elections().roll(e.id()).stream()
        .filter(v -> v.position() == line)
        .map(
            v ->
                ground.elections().ground().bodies().named(v.practice())
                    + (v.name().isEmpty() ? "" : ", " + v.name())
                    + " (line "
                    + line
                    + " of the roll)")
        .findFirst()
        .orElse("");
  }

  private Optional<Place> place(SecretElection e, String address) {
    return ground.boards().lines(e.id()).stream()
        .findFirst()
        .map(line -> new Place(e, line, address));
  }

  private Reply cast(Ask ask, Place place) {
    BallotBox.Cast cast =
        ground
            .boards()
            .cast(
                place.election(),
                new BallotBox.Coming(
                    place.line(), ask.typed("ballot"), ask.typed("sidecar").strip(), "browser"));
    return answer(cast);
  }

  static Reply answer(BallotBox.Cast cast) {
    return switch (cast) {
      case BallotBox.Cast.Recorded recorded -> SealedGround.json("tracker", recorded.tracker());
      case BallotBox.Cast.Refused refused -> SealedGround.refused(refused.words() + ".");
    };
  }

  /** The same page for a clerk, who seals what a voter wrote or said. */
  Reply forClerk(SecretElection e, String address) {
    return page(new Place(e, 0, address));
  }

  private Reply page(Place place) {
    SecretElection e = place.election();
    Optional<Election> sealed = ground.boards().election(e);
    if (sealed.isEmpty() || e.state() != State.OPEN) {
      return new Reply.Refused(
          409,
          e.state() == State.ROLL ? "Voting has not opened yet" : "Voting is closed",
          "Voting opens on "
              + Dates.weekdayTime(e.timetable().opens())
              + " and closes on "
              + Dates.weekdayTime(e.timetable().closes())
              + ".");
    }
    VotingPage page =
        new VotingPage(
            ground.elections().body(e).name(),
            e.rules().title(),
            how(e),
            facts(e, place.line()),
            questions(e, sealed.get()),
            SealedGround.board(e) + "/election.json",
            SealedGround.board(e) + "/credentials.json",
            sealed.get().fingerprint(),
            place.address(),
            SealedGround.finding(e),
            otherWay(e),
            runBy(e),
            files);
    return Reply.page("elections/sealed/vote.jte", e.rules().title(), page)
        .with(ground.look(e).withoutMenu());
  }

  private static Prose how(SecretElection e) {
    return Prose.of(
        e.rules().kind() == SecretElection.Kind.SEATS
            ? "Write 1 beside your first choice, 2 beside your second, and so on, for as many as you like. "
                + "Your vote passes on in that order."
            : "Choose one answer, or leave the question blank.");
  }

  private Prose facts(SecretElection e, int line) {
    int options = ground.elections().options(e).size();
    String what =
        e.rules().kind() == SecretElection.Kind.SEATS
            ? options
                + " candidates for "
                + e.places()
                + (e.places() == 1 ? " place" : " places")
                + ". "
            : e.rules().bands().isPresent()
                ? "Each vote counts one practice and the patients of its band; the roll on the election’s page"
                    + " says which. "
                : "";
    String whose = named(e, line);
    return Prose.of(
        (whose.isEmpty() ? "" : "You vote for " + whose + ". ")
            + what
            + "Voting closes on "
            + Dates.weekdayTime(e.timetable().closes())
            + ".");
  }

  private List<VotingPage.Question> questions(SecretElection e, Election sealed) {
    List<VotingPage.Question> all = new ArrayList<>();
    for (Question question : sealed.questions()) {
      switch (question) {
        case Question.Homomorphic h ->
            all.add(
                new VotingPage.Question(
                    h.max() == 1 ? VotingPage.Kind.ONE : VotingPage.Kind.SEVERAL,
                    h.question(),
                    "",
                    candidates(h.answers()),
                    h.blankAllowed()));
        case Question.Ranked r ->
            all.add(
                new VotingPage.Question(
                    VotingPage.Kind.RANK, r.question(), "", candidates(r.answers()), false));
        case Question.Lists l ->
            throw new IllegalStateException("no board of ours asks for lists: " + e.id());
      }
    }
    return all;
  }

  private static List<VotingPage.Candidate> candidates(List<String> names) {
    List<VotingPage.Candidate> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      all.add(new VotingPage.Candidate(i, names.get(i), Prose.empty()));
    }
    return all;
  }

  private Prose otherWay(SecretElection e) {
    boolean clerks =
        ground.elections().holders(e.id()).stream()
            .anyMatch(h -> h.part() == RoleHolder.Part.CLERK);
    return Prose.of(
            clerks
                ? "You can also vote on paper or by telephone, with two clerks who then see your vote. "
                : "This election takes no votes on paper or by telephone. If this page does not work for you, use another"
                    + " device, or tell the returning officer before the close. ")
        .link("The page of the election", e.path())
        .text(clerks ? " says whom to ask." : " says who that is.");
  }

  private Prose runBy(SecretElection e) {
    int trustees = ground.boards().ceremony().trustees(e.id()).size();
    int needed = Math.min(e.rules().trusteesNeeded(), trustees);
    return Prose.of(
            (needed < trustees ? needed + " of " : "")
                + trustees
                + " trustees must act together to open the result, and only the result: no single one of them, and nobody"
                + " who runs this service, can read your ballot. This does not protect you from somebody who looks over your"
                + " shoulder, or who has your credential and your link. ")
        .link("Who runs this election, and its rules", e.path());
  }
}
