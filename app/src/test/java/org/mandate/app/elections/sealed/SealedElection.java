package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.mandate.app.web.Frame;
import org.mandate.app.web.Prose;
import org.mandate.app.web.StaticPages;
import org.mandate.ballot.batch.Finding;
import org.mandate.ballot.batch.Kept;
import org.mandate.ballot.batch.ProofCheck;
import org.mandate.ballot.batch.Sealed;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.ceremony.PrivateCredential;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.BallotStatements;
import org.mandate.ballot.proof.Statement;

/**
 * An election made by our Java, served to a real browser: the page, the election's text and the
 * roll, and a place that takes sealed ballots and has Java check every proof of them. The keys are
 * Java's, from a seed.
 */
final class SealedElection implements AutoCloseable {
  static final Group GROUP = Group.named("Ed25519").orElseThrow();
  static final String UUID = "SeaLed1nABrowser";
  static final List<String> CANDIDATES =
      List.of(
          "Dr Amara Okafor",
          "Dr Tom Brennan",
          "Dr Priya Raman",
          "Dr Nikhil Sethi",
          "Dr Hannah Whitcombe",
          "Dr Elsa Lindqvist");

  final StaticPages pages = new StaticPages();
  final Random random;
  final Election election;
  final PrivateCredential credential;
  final List<Map<String, String>> taken = new ArrayList<>();

  SealedElection(Question... questions) throws IOException {
    long seed = 20261128;
    System.out.println("sealed election: seed " + seed);
    random = new Random(seed);
    Element key = GROUP.powersOf(GROUP.g()).toSecret(GROUP.exponent(random));
    election =
        new Election(
            1,
            "One chair for Marlbrook Practices Together.",
            "Election for chair",
            GROUP,
            key,
            List.of(questions),
            UUID,
            Optional.empty(),
            Optional.empty());
    credential = PrivateCredential.fresh(random);
    List<Credentials.Credential> roll = new ArrayList<>();
    for (PrivateCredential one :
        List.of(PrivateCredential.fresh(random), credential, PrivateCredential.fresh(random))) {
      roll.add(new Credentials.Credential(one.publicKey(GROUP, UUID), OptionalLong.empty()));
    }
    pages.serve("/election", election.text().getBytes(StandardCharsets.UTF_8));
    pages.serve("/roll", new Credentials(roll).text().getBytes(StandardCharsets.UTF_8));
    pages.take("/sealed", this::take);
  }

  static Question rank() {
    return new Question.Ranked(CANDIDATES, "Chair of the board", Optional.empty());
  }

  static Question choose(int answers, int min, int max, boolean blank) {
    List<String> names = IntStream.range(0, answers).mapToObj(i -> "Answer " + (i + 1)).toList();
    return new Question.Homomorphic(
        names, blank ? Optional.of(true) : Optional.empty(), min, max, "Choose " + min + "–" + max);
  }

  /** The voter's page at this path, with the names as given (the election's, if it is honest). */
  String votingPage(String path, String fingerprint, List<VotingPage.Question> questions) {
    VotingPage page =
        new VotingPage(
            "Election for chair",
            "Put the candidates in order",
            Prose.of(
                "Write 1 for your first choice, 2 for your second, and so on. Stop when you like: a"
                    + " later choice can never harm an earlier one."),
            Prose.of(
                "1 chair, 6 candidates. Closes Friday 20 November 2026, 5pm. The order on this page"
                    + " was drawn by lot for you."),
            questions,
            "/election",
            "/roll",
            fingerprint,
            "/sealed",
            "/find",
            Prose.empty()
                .link("Vote on paper instead", "/paper")
                .text(" by Wednesday 18 November 2026."),
            Prose.of(
                    "Returning officer: Fiona Garrick, Hartwell LMC, from outside Marlbrook. 164 GPs"
                        + " may vote, one vote each. Three trustees must act together to open the"
                        + " result. ")
                .link("What a secret ballot of 164 can and cannot hide", "/leak"),
            ClientFiles.ofVoting());
    Frame frame =
        Frame.titled("Put the candidates in order")
            .ofBody("Marlbrook Practices Together", "Run by Marlbrook Practices Together.")
            .withCsrf("token")
            .asBare()
            .back("Election for chair", "/");
    return pages.serve(path, "elections/sealed/vote.jte", Map.of("frame", frame, "page", page));
  }

  List<VotingPage.Question> shown() {
    return election.questions().stream().map(SealedElection::shown).toList();
  }

  private static VotingPage.Question shown(Question question) {
    return switch (question) {
      case Question.Ranked r ->
          new VotingPage.Question(
              VotingPage.Kind.RANK, r.question(), "", candidates(r.answers()), true);
      case Question.Homomorphic h ->
          new VotingPage.Question(
              h.max() == 1 && h.min() == 1 ? VotingPage.Kind.ONE : VotingPage.Kind.SEVERAL,
              h.question(),
              "Choose " + h.min() + " to " + h.max() + ".",
              candidates(h.answers()),
              h.blankAllowed());
      case Question.Lists _ -> throw new IllegalArgumentException("no page for lists");
    };
  }

  private static List<VotingPage.Candidate> candidates(List<String> names) {
    List<VotingPage.Candidate> shown = new ArrayList<>();
    for (int i = names.size() - 1; i >= 0; i--) { // another order than the election's
      Prose detail =
          names.get(i).startsWith("Dr")
              ? Prose.of("GP, Quarry Hill Medical Centre. ").link("Statement", "/s")
              : Prose.empty();
      shown.add(new VotingPage.Candidate(i, names.get(i), detail));
    }
    return shown;
  }

  private String take(String form) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : form.split("&")) {
      String[] parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    taken.add(fields);
    String text = fields.get("ballot");
    return "{\"tracker\":\"" + Ballot.read(text, election).tracker() + "\"}";
  }

  /** Every proof of the ballot holds by Java's own equations; its text is the canonical one. */
  Ballot accepted(String text) {
    Ballot ballot = Ballot.read(text, election);
    assertThat(ballot.text()).isEqualTo(text);
    assertThat(ballot.hashToSign()).isEqualTo(ballot.signature().hash());
    assertThat(ballot.credential()).isEqualTo(credential.publicKey(GROUP, UUID));
    Group.Powers g = GROUP.powersOf(GROUP.g());
    Group.Powers y = GROUP.powersOf(election.publicKey());
    List<Statement> statements = new BallotStatements(election).of(ballot);
    for (Statement statement : statements) {
      assertThat(statement.hasChallengeOf(statement.commitments(GROUP, g, y)))
          .as(statement.where())
          .isTrue();
    }
    return ballot;
  }

  /**
   * The sidecar's line has the commitments that follow from the ballot, Java's batch finds nothing
   * wrong with both together, and finds a second signature that is changed by one.
   */
  void acceptedWithSidecar(Ballot ballot, String line) {
    Group.Powers g = GROUP.powersOf(GROUP.g());
    Group.Powers y = GROUP.powersOf(election.publicKey());
    Kept kept = Kept.read(line, GROUP);
    assertThat(kept.ballot()).isEqualTo(ballot.tracker());
    assertThat(kept.commitments())
        .isEqualTo(
            new BallotStatements(election)
                .of(ballot).stream().flatMap(s -> s.commitments(GROUP, g, y).stream()).toList());
    assertThat(findings(ballot, kept)).isEmpty();
    Kept changed =
        new Kept(
            kept.ballot(),
            kept.commitments(),
            kept.second(),
            kept.response().add(BigInteger.ONE).mod(GROUP.q()));
    assertThat(findings(ballot, changed)).isNotEmpty();
  }

  private List<Finding> findings(Ballot ballot, Kept kept) {
    return new ProofCheck(election, Sidecar.of(List.of(kept))).findings(List.of(Sealed.of(ballot)));
  }

  @Override
  public void close() {
    pages.close();
  }
}
