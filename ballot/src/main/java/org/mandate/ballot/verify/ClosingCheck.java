package org.mandate.ballot.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.board.Shuffle;
import org.mandate.ballot.board.ShuffleProof;
import org.mandate.ballot.board.SizedTally;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.KnowledgeCheck;
import org.mandate.ballot.proof.ShuffleCheck;
import org.mandate.ballot.proof.Verdict;

/** Everything after the last ballot: tally, shuffles, partial decryptions, result. */
final class ClosingCheck {
  private static final int PIECE = 16;

  private final Board board;
  private final Setup setup;
  private final Group group;
  private final Counts counts;
  private final Workers workers;
  private final Membership membership;
  private final Progress progress;
  private final int provedHeight;
  private final OpeningsCheck openings;
  private final List<String> notices = new ArrayList<>();
  private final Map<Integer, PartialDecryption> parts = new TreeMap<>();
  private final Set<Integer> mixers = new TreeSet<>();
  private List<Rows<Ciphertext>> tally = List.of();
  private long weight;
  private Optional<Result> result = Optional.empty();

  ClosingCheck(
      Board board,
      Setup setup,
      Counts counts,
      Workers workers,
      Progress progress,
      int provedHeight,
      OpeningsCheck openings) {
    this.board = board;
    this.setup = setup;
    this.group = setup.group();
    this.counts = counts;
    this.workers = workers;
    this.membership = new Membership(group, counts, workers);
    this.progress = progress;
    this.provedHeight = provedHeight;
    this.openings = openings;
  }

  /** Checks every event after the ballots, given what the ballots add up to. */
  Optional<Result> check(TallyKeeper expected) {
    for (Board.Link link : board.events()) {
      try {
        check(link.event(), expected);
      } catch (RefusedException e) {
        throw new RefusedException(e.refusal().at(link.event()));
      } catch (BoardException e) {
        throw new RefusedException(
            Refusal.of(Rule.of(e.kind()), String.valueOf(e.getMessage())).at(link.event()));
      }
    }
    return result;
  }

  /** The trustees whose shuffles were taken. */
  List<Integer> mixedBy() {
    return List.copyOf(mixers);
  }

  /** The trustees whose decryptions were taken. */
  List<Integer> openedBy() {
    return List.copyOf(parts.keySet());
  }

  /** What whoever looks at the result should know, although no rule is broken. */
  List<String> notices() {
    return List.copyOf(notices);
  }

  private void check(Event event, TallyKeeper expected) {
    boolean fresh = event.height() > provedHeight;
    switch (event.type()) {
      case ENCRYPTED_TALLY -> checkTally(payload(event), expected);
      case SHUFFLE -> checkShuffle(Owned.read(payload(event)), fresh);
      case PARTIAL_DECRYPTION -> checkDecryption(Owned.read(payload(event)), fresh);
      case RESULT -> checkResult(Result.read(payload(event), setup.election()));
      case SETUP, BALLOT, END_BALLOTS, END_SHUFFLES -> {}
    }
  }

  private String payload(Event event) {
    return board.text(event.payload().orElseThrow());
  }

  private void checkTally(String payload, TallyKeeper expected) {
    SizedTally sized = SizedTally.read(payload);
    counts.require(
        sized.numTallied() == expected.counted(),
        Rule.NUM_TALLIED,
        sized.numTallied() + " ballots tallied, but " + expected.counted() + " count");
    counts.require(
        sized.totalWeight() == expected.weight(),
        Rule.TOTAL_WEIGHT,
        "a weight of " + sized.totalWeight() + ", but it is " + expected.weight());
    EncryptedTally found =
        EncryptedTally.read(board.text(sized.encryptedTally()), setup.election());
    EncryptedTally right = expected.tally();
    for (int i = 0; i < right.questions().size(); i++) {
      counts.require(
          found.questions().get(i).equals(right.questions().get(i)),
          Rule.TALLY,
          "the encrypted tally of question " + (i + 1) + " is not that of the ballots");
    }
    counts.read(2);
    tally = new ArrayList<>(right.questions());
    weight = sized.totalWeight();
    progress.at(Progress.Step.TALLY, 1, 1);
  }

  private void checkShuffle(Owned owned, boolean fresh) {
    counts.require(
        setup.hasTrustee(owned.owner()),
        Rule.SHUFFLE_OWNER,
        "there is no trustee " + owned.owner());
    Shuffle shuffle = Shuffle.read(board.text(owned.payload()), group);
    counts.read(2);
    List<Integer> ranked = new ArrayList<>();
    for (int i = 0; i < tally.size(); i++) {
      if (setup.election().questions().get(i) instanceof Question.Ranked) {
        ranked.add(i);
      }
    }
    counts.require(
        shuffle.ciphertexts().size() == ranked.size() && shuffle.proofs().size() == ranked.size(),
        Rule.SHUFFLE_FORM,
        "the shuffle has not one part for each ranked question");
    for (int k = 0; k < ranked.size(); k++) {
      List<Ciphertext> before = tally.get(ranked.get(k)).all();
      List<Ciphertext> after = shuffle.ciphertexts().get(k);
      if (fresh) {
        checkShuffle(before, after, shuffle.proofs().get(k));
      }
      tally.set(ranked.get(k), Rows.flat(after));
    }
    mixers.add(owned.owner());
    progress.at(Progress.Step.SHUFFLES, mixers.size(), mixers.size());
  }

  private void checkShuffle(List<Ciphertext> before, List<Ciphertext> after, ShuffleProof proof) {
    List<Element> elements = new ArrayList<>();
    after.forEach(c -> elements.addAll(List.of(c.alpha(), c.beta())));
    elements.addAll(proof.c());
    elements.addAll(proof.cHat());
    membership.require(elements, Rule.SHUFFLE_MEMBER, i -> "an element of the shuffle");
    Verdict verdict =
        new ShuffleCheck(setup.tables(), setup.fingerprint()).check(before, after, proof);
    if (verdict instanceof Verdict.Fails fails) {
      throw RefusedException.of(Rule.of(fails.claim()), fails.words());
    }
    counts.add(Rule.SHUFFLE);
  }

  private void pieces(int n, IntConsumer check) {
    workers.inOrder(
        (n + PIECE - 1) / PIECE,
        piece -> {
          for (int i = piece * PIECE; i < Math.min(n, (piece + 1) * PIECE); i++) {
            check.accept(i);
          }
          return piece;
        },
        (done, piece) -> {});
  }

  private void checkDecryption(Owned owned, boolean fresh) {
    int owner = owned.owner();
    counts.require(setup.hasTrustee(owner), Rule.DECRYPTION_OWNER, "there is no trustee " + owner);
    PartialDecryption part = PartialDecryption.read(board.text(owned.payload()), setup.election());
    counts.require(
        parts.put(owner, part) == null,
        Rule.DECRYPTION_OWNER,
        "trustee " + owner + " opened twice");
    counts.read(2);
    for (int i = 0; i < tally.size(); i++) {
      counts.require(
          tally.get(i).sameShape(part.factors().get(i))
              && tally.get(i).sameShape(part.proofs().get(i)),
          Rule.DECRYPTION_FORM,
          "question " + (i + 1) + " has not one factor and proof for each ciphertext");
      if (fresh) {
        checkFactors(i, part, setup.trusteeKeys().get(owner - 1));
      }
    }
    openings.check(owned, tally, part);
    progress.at(Progress.Step.DECRYPTIONS, parts.size(), setup.trusteeKeys().size());
  }

  private void checkFactors(int question, PartialDecryption part, Element key) {
    List<Ciphertext> ciphertexts = tally.get(question).all();
    List<Element> factors = part.factors().get(question).all();
    List<Proof> proofs = part.proofs().get(question).all();
    membership.require(
        factors, Rule.DECRYPTION_MEMBER, i -> "question " + (question + 1) + ", factor " + (i + 1));
    pieces(
        factors.size(),
        i -> {
          Verdict verdict =
              KnowledgeCheck.decryption(
                  setup.tables(),
                  setup.fingerprint(),
                  key,
                  ciphertexts.get(i).alpha(),
                  factors.get(i),
                  proofs.get(i));
          if (verdict instanceof Verdict.Fails fails) {
            throw RefusedException.of(
                Rule.DECRYPTION,
                "question " + (question + 1) + ", factor " + (i + 1) + ": " + fails.words());
          }
          counts.add(Rule.DECRYPTION);
        });
  }

  private void checkResult(Result found) {
    Opening opening = new Opening(group, setup.trustees(), parts.keySet());
    counts.add(Rule.ENOUGH);
    for (int i = 0; i < tally.size(); i++) {
      List<Element> factors = opening.factors(parts, i);
      List<Ciphertext> ciphertexts = tally.get(i).all();
      Rows<Long> numbers = found.questions().get(i);
      if (setup.election().questions().get(i) instanceof Question.Ranked ranked) {
        checkRanked(i, ranked, ciphertexts, factors, numbers);
      } else {
        counts.require(
            numbers.sameShape(tally.get(i)),
            Rule.RESULT_FORM,
            "question " + (i + 1) + " has not one number for each answer");
        checkSums(i, ciphertexts, factors, numbers.all());
      }
    }
    counts.read(1);
    result = Optional.of(found);
    progress.at(Progress.Step.RESULT, 1, 1);
  }

  /** g^number times the factor is beta; no logarithm is needed to check one. */
  private void checkSums(
      int question, List<Ciphertext> ciphertexts, List<Element> factors, List<Long> numbers) {
    for (int j = 0; j < numbers.size(); j++) {
      long number = numbers.get(j);
      Element expected =
          group.times(setup.tables().g().to(BigInteger.valueOf(number)), factors.get(j));
      counts.require(
          number <= weight && expected.equals(ciphertexts.get(j).beta()),
          Rule.RESULT,
          "the number "
              + number
              + " for answer "
              + (j + 1)
              + " of question "
              + (question + 1)
              + " is not what the factors open");
    }
  }

  private void checkRanked(
      int question,
      Question.Ranked ranked,
      List<Ciphertext> ciphertexts,
      List<Element> factors,
      Rows<Long> numbers) {
    int answers = ranked.answers().size();
    counts.require(
        numbers.rows().size() == ciphertexts.size()
            && numbers.rows().stream().allMatch(row -> row.size() == answers),
        Rule.RESULT_FORM,
        "question " + (question + 1) + " has not one row of numbers for each ballot");
    LongAdder strange = new LongAdder();
    pieces(
        ciphertexts.size(),
        j -> {
          Element opened = group.over(ciphertexts.get(j).beta(), factors.get(j));
          List<Integer> right = group.decoded(opened, answers);
          counts.require(
              right.stream().map(Long::valueOf).toList().equals(numbers.rows().get(j)),
              Rule.RESULT,
              "row "
                  + (j + 1)
                  + " of question "
                  + (question + 1)
                  + " is not what the factors open");
          strange.add(group.encoded(right).equals(opened) ? 0 : 1);
        });
    if (strange.sum() > 0) {
      notices.add(
          "question "
              + (question + 1)
              + ": what was sealed for "
              + strange.sum()
              + " of the rankings is more than their numbers; it may be a mark by which a ballot is known"
              + " again");
    }
  }
}
