package org.mandate.cli.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Trustees;

/**
 * What the board was set up with is what the record published: the words that voters saw, the
 * options, who can open, whose credentials.
 */
final class SecretSetUp {
  private static final String RANK = "Put the candidates in the order in which you want them";
  private static final List<String> MOTION = List.of("For", "Against");
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int UUID_LENGTH = 22;

  private final SecretLife life;
  private final Board board;
  private final Election election;
  private final Findings found;

  SecretSetUp(SecretLife life, Board board, Election election, Findings found) {
    this.life = life;
    this.board = board;
    this.election = election;
    this.found = found;
  }

  void check(SecretRoll roll, SecretList list) {
    trustees();
    credentials(roll);
    SecretBoard.equal(
        "identifier", election.uuid(), uuid(life.subject().substring("election:".length())));
    SecretBoard.equal("questions", election.questions().size(), 1);
    Question question = election.questions().getFirst();
    words(question);
    switch (question) {
      case Question.Ranked q when life.isOfSeats() -> candidates(q.answers(), list);
      case Question.Homomorphic q when !life.isOfSeats() -> motion(q);
      default -> throw new Fault(SecretBoard.PART, "the board given asks another kind of question");
    }
  }

  /** As many as the published rules say, and as many of them as they say must open together. */
  private void trustees() {
    Trustees trustees = Trustees.read(board.text(board.setup().trustees()), election.group());
    List<String> keys = trustees.keys().stream().map(k -> Digest.hex(k.text())).toList();
    for (Entry key : SecretCeremony.standing(life)) {
      int seat = (int) key.facts().whole("seat");
      if (seat > keys.size() || !keys.get(seat - 1).equals(key.facts().text("key"))) {
        throw key.facts().fault("key", "is not the one on the board given");
      }
    }
    Fields rules = life.rules().facts();
    SecretBoard.equal("trustees", (long) keys.size(), rules.object("parts").whole("trustee"));
    List<Trustees.Share> shares = trustees.shares();
    long needed =
        shares.size() == 1 && shares.getFirst() instanceof Trustees.Pedersen some
            ? some.threshold()
            : shares.size();
    if (shares.size() > 1 && !shares.stream().allMatch(Trustees.Single.class::isInstance)) {
      throw new Fault(SecretBoard.PART, "the board given mixes trustees of both kinds");
    }
    SecretBoard.equal("trustees needed", needed, rules.whole("trustees_needed"));
  }

  private void credentials(SecretRoll roll) {
    Credentials credentials =
        Credentials.read(board.text(board.setup().credentials()), election.group());
    SecretBoard.equal("credentials", (long) credentials.list().size(), roll.voters());
    List<Long> weights =
        credentials.list().stream().map(Credentials.Credential::counts).sorted().toList();
    SecretBoard.equal("weights of credentials", weights, roll.weights());
    Entry handed = life.of("election.credentials").getLast();
    if (!handed.facts().text("fingerprint").equals(credentials.fingerprint())) {
      throw handed.facts().fault("fingerprint", "is not that of the credentials on the board");
    }
  }

  /** What every voter read, word for word; what this file does not open is said. */
  private void words(Question question) {
    Entry rules = life.rules();
    Entry founded = Chain.one(life.entries(), Kinds.FOUNDED, "body:" + life.body());
    if (!rules.opened().containsKey("title") || !rules.opened().containsKey("words")) {
      found.notChecked("whether the board asks what was published: those words are not open here");
      return;
    }
    String title = rules.openedText("title");
    String words = rules.openedText("words");
    if (founded.opened().containsKey("name")) {
      SecretBoard.equal("name", election.name(), founded.openedText("name") + ": " + title);
    } else {
      found.notChecked("the name of the election on the board: the body's is not open here");
    }
    SecretBoard.equal("description", election.description(), life.isOfSeats() ? RANK : words);
    SecretBoard.equal(
        "question", question.question(), life.isOfSeats() || words.isBlank() ? title : words);
  }

  private static void motion(Question.Homomorphic q) {
    SecretBoard.equal("options", q.answers(), MOTION);
    SecretBoard.equal("fewest and most to choose", List.of(q.min(), q.max()), List.of(1, 1));
    SecretBoard.equal("that a vote may be blank", q.blankAllowed(), true);
  }

  /** Each name that this file opens, at its place. */
  private void candidates(List<String> names, SecretList list) {
    SecretBoard.equal("options", names.size(), list.candidates().size());
    int sealed = 0;
    for (int i = 0; i < names.size(); i++) {
      String due = list.names().getOrDefault(list.candidates().get(i), "");
      if (due.isEmpty()) {
        sealed++;
      } else {
        SecretBoard.equal("candidates: number " + (i + 1), names.get(i), due);
      }
    }
    if (sealed > 0) {
      found.notChecked(
          "the names on the board of %s: not open in this file"
              .formatted(Words.counted(sealed, "candidate")));
    }
  }

  /** An election's identifier on its board: 22 Base58 characters of a SHA-256 of its own. */
  private static String uuid(String id) {
    BigInteger left =
        new BigInteger(
            1, Digest.sha256(("mandate-election|1|" + id).getBytes(StandardCharsets.UTF_8)));
    StringBuilder text = new StringBuilder(UUID_LENGTH);
    for (int i = 0; i < UUID_LENGTH; i++) {
      BigInteger[] parts = left.divideAndRemainder(BigInteger.valueOf(BASE58.length()));
      text.append(BASE58.charAt(parts[1].intValue()));
      left = parts[0];
    }
    return text.toString();
  }
}
