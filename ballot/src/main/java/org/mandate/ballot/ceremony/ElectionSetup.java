package org.mandate.ballot.ceremony;

import java.util.List;
import java.util.Optional;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Group;

/** What comes of setting up an election: everything for the first event, or why not. */
public sealed interface ElectionSetup {

  /**
   * The words and questions of an election.
   *
   * @param administrator who runs it, if that is to stand there
   * @param credentialAuthority who made the credentials, if that is to stand there
   */
  record Template(
      String description,
      String name,
      List<Question> questions,
      Optional<String> administrator,
      Optional<String> credentialAuthority) {
    public Template {
      questions = List.copyOf(questions);
    }
  }

  /** Everything fits together. */
  record Ready(Election election, Trustees trustees, Credentials roll) implements ElectionSetup {

    /** A board with the setup as its first event, of that time in seconds. */
    public BoardWriter board(long timestamp) {
      BoardWriter board = new BoardWriter(timestamp);
      board.setUp(election, trustees, roll);
      return board;
    }
  }

  /** The election cannot be set up like this. */
  record Refused(String reason) implements ElectionSetup {}

  /** Sets an election up after checking trustees, roll and questions against each other. */
  static ElectionSetup of(
      Group group, String uuid, Template template, Trustees trustees, Credentials roll) {
    Optional<String> fault = SetupFaults.find(group, uuid, template, trustees, roll);
    if (fault.isPresent()) {
      return new Refused(fault.get());
    }
    Election election =
        new Election(
            1,
            template.description(),
            template.name(),
            group,
            trustees.publicKey(group),
            template.questions(),
            uuid,
            template.administrator(),
            template.credentialAuthority());
    return new Ready(election, trustees, roll);
  }
}
