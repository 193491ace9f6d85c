package org.mandate.ballot.verify;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.SetupData;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Tables;

/** The election, its trustees and its roll. */
final class SetupCheck {
  private final Board board;
  private final Counts counts;
  private final Workers workers;
  private final Progress progress;

  SetupCheck(Board board, Counts counts, Workers workers, Progress progress) {
    this.board = board;
    this.counts = counts;
    this.workers = workers;
    this.progress = progress;
  }

  Setup check(Optional<String> fileName) {
    SetupData data = board.setup();
    Election election = Election.read(board.text(data.election()));
    Group group = election.group();
    if (fileName.isPresent()) {
      counts.require(
          fileName.get().equals(election.uuid() + ".bel"),
          Rule.FILE_NAME,
          "the file is not named " + election.uuid() + ".bel");
    }
    requireQuestions(election);
    counts.require(
        group.isMember(election.publicKey()) && !election.publicKey().equals(group.one()),
        Rule.ELECTION_KEY,
        "the key of the election is not a member of the group, or neutral");
    Tables tables = Tables.of(group, election.publicKey());
    Trustees trustees = Trustees.read(board.text(data.trustees()), group);
    new TrusteesCheck(tables, counts).check(trustees);
    counts.require(
        trustees.publicKey(group).equals(election.publicKey()),
        Rule.ELECTION_KEY,
        "the key of the election is not the product of the trustees' keys");
    counts.read(4);
    Map<String, Long> roll = roll(Credentials.read(board.text(data.credentials()), group), group);
    return new Setup(
        election,
        Digest.base64OfHex(data.election()),
        trustees,
        trustees.keys().stream().map(TrusteeKey::publicKey).toList(),
        roll,
        tables);
  }

  private void requireQuestions(Election election) {
    for (Question question : election.questions()) {
      if (question instanceof Question.Ranked ranked) {
        counts.require(
            canCarry(election.group(), ranked.answers().size()),
            Rule.QUESTIONS,
            "the group " + election.group().name() + " cannot carry the numbers of a ranked vote");
      } else {
        counts.add(Rule.QUESTIONS);
      }
    }
  }

  private static boolean canCarry(Group group, int numbers) {
    try {
      group.encoded(Collections.nCopies(numbers, 0));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Map<String, Long> roll(Credentials credentials, Group group) {
    List<Credentials.Credential> list = credentials.list();
    List<Element> keys = list.stream().map(Credentials.Credential::publicKey).toList();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).equals(group.one())) {
        throw RefusedException.of(
            Rule.CREDENTIAL_MEMBER, "credential " + (i + 1) + " is the neutral element");
      }
    }
    new Membership(group, counts, workers)
        .require(keys, Rule.CREDENTIAL_MEMBER, i -> "credential " + (i + 1));
    progress.at(Progress.Step.SETUP, list.size(), list.size());
    Map<String, Long> roll = HashMap.newHashMap(list.size());
    long total = 0;
    for (Credentials.Credential credential : list) {
      counts.require(
          roll.put(credential.publicKey().text(), credential.counts()) == null,
          Rule.CREDENTIAL_TWICE,
          "the credential " + credential.publicKey().text() + " stands twice on the roll");
      total += credential.counts();
      counts.require(
          total < 1_000_000_000_000_000L, Rule.WEIGHTS, "the weights add up to 10^15 or more");
    }
    return roll;
  }
}
