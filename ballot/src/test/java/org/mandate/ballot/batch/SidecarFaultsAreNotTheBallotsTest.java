package org.mandate.ballot.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.group.SmallOrder;

/** Whatever stands in the sidecar, a good ballot stays good and what is wrong is said. */
class SidecarFaultsAreNotTheBallotsTest {
  private static final List<Question> ONE = List.of(SealedVotes.choose(2, 0, 2, false));

  private final SealedVotes votes =
      new SealedVotes("Ed25519", ONE, 11).seal(6, List.of(List.of(1, 0)));

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(Sidecar.header(votes.election));
    votes.kept.forEach(kept -> lines.add(kept.text()));
    return lines;
  }

  private List<Finding> check(List<String> lines) {
    return votes.check(Sidecar.read(lines, votes.election));
  }

  @Test
  void linesAreReadAsTheyWereWritten() {
    for (Kept kept : votes.kept) {
      assertEquals(kept, Kept.read(kept.text(), votes.group));
    }
    assertEquals(List.of(), check(lines()));
    List<String> mixed = new ArrayList<>(lines().subList(1, 7));
    Collections.reverse(mixed);
    mixed.addFirst(lines().getFirst());
    assertEquals(List.of(), check(mixed));
  }

  @Test
  void commitmentsInAnotherOrderOrOfAnotherBallotAreFaultsBeside() {
    List<Element> own = new ArrayList<>(votes.kept.get(2).commitments());
    Collections.swap(own, 0, 2);
    change(2, own);
    change(4, votes.kept.get(5).commitments());
    change(1, votes.kept.get(1).commitments().subList(1, 5));
    assertEquals(
        List.of(
            new Finding.Beside(1, "commitments"),
            new Finding.Beside(2, "commitments"),
            new Finding.Beside(4, "commitments")),
        votes.check());
  }

  private void change(int place, List<Element> commitments) {
    Kept kept = votes.kept.get(place);
    votes.kept.set(place, new Kept(kept.ballot(), commitments, kept.second(), kept.response()));
  }

  @Test
  void aSecondSignatureOfAnotherBallotOrOffByAPointOfSmallOrderIsAFaultBeside() {
    Kept kept = votes.kept.get(3);
    Kept other = votes.kept.get(0);
    votes.kept.set(
        3, new Kept(kept.ballot(), kept.commitments(), other.second(), other.response()));
    assertEquals(List.of(new Finding.Beside(3, "second signature")), votes.check());
    Group group = votes.group;
    for (String text : SmallOrder.texts().subList(1, 8)) {
      Element off = group.times(kept.second(), group.readUnproved(text).orElseThrow());
      votes.kept.set(3, new Kept(kept.ballot(), kept.commitments(), off, kept.response()));
      assertEquals(List.of(new Finding.Beside(3, "second signature")), votes.check());
    }
    BigInteger response = kept.response().add(BigInteger.ONE).mod(group.q());
    votes.kept.set(3, new Kept(kept.ballot(), kept.commitments(), kept.second(), response));
    assertEquals(List.of(new Finding.Beside(3, "second signature")), votes.check());
  }

  @Test
  void aLineThatIsNotCanonicalHelpsWithNothing() {
    String good = votes.kept.get(2).text();
    String first = votes.kept.get(2).commitments().getFirst().text();
    for (String bad :
        List.of(
            good + " ",
            good.replace(",\"second\"", ", \"second\""),
            good.replace("\"response\":\"", "\"response\":\"0"),
            good.replaceFirst(
                "\"response\":\"[0-9]+\"", "\"response\":\"" + votes.group.q() + "\""),
            good.replaceFirst("\"response\":\"[0-9]+\"", "\"response\":7"),
            good.replace(first, "f".repeat(64)),
            good.replace("commitments", "Commitments"),
            good.substring(0, good.length() - 1))) {
      List<String> lines = lines();
      lines.set(3, bad);
      assertEquals(List.of(new Finding.Beside(2, "a line that cannot be read")), check(lines), bad);
    }
  }

  @Test
  void aSidecarOfAnotherElectionOrWithABallotTwiceIsRefusedWhole() {
    assertThrows(BoardException.class, () -> Sidecar.read(List.of(), votes.election));
    List<String> other = lines();
    other.set(0, Sidecar.header(new SealedVotes("Ed25519", ONE, 12).election));
    assertThrows(BoardException.class, () -> Sidecar.read(other, votes.election));
    List<String> twice = lines();
    twice.add(twice.get(1));
    assertThrows(BoardException.class, () -> Sidecar.read(twice, votes.election));
    List<String> strange = lines();
    strange.add("{\"commitments\":[]}");
    assertThrows(BoardException.class, () -> Sidecar.read(strange, votes.election));
  }

  @Test
  void linesOfUnknownBallotsAreLeftAlone() {
    SealedVotes others = new SealedVotes("Ed25519", ONE, 11).seal(8, List.of(List.of(0, 1)));
    votes.kept.addAll(others.kept);
    assertEquals(List.of(), votes.check());
  }
}
