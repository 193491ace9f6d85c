package org.mandate.app.elections.sealed;

import java.util.List;
import org.mandate.app.web.Prose;

/**
 * The voter's page of a sealed election: choose, check, seal on the voter's own device, send.
 * Template {@code elections/sealed/vote.jte}. Its script reads the election from the board, so
 * names and questions here must be the election's, to the letter; it refuses to seal otherwise.
 *
 * <p>The script posts a form to {@code post}: {@code ballot} (the text for the board), {@code
 * sidecar} (one line) and {@code _csrf}. It is answered in JSON, status 200: {@code
 * {"tracker":"..."}}, the tracker of the ballot as it was recorded, or {@code {"refused":"words"}}.
 * Any answer of 400 and more is a refusal too; 500 and more, or none, is tried again with the very
 * same ballot, so a ballot that is on the board already is answered like a new one.
 *
 * <p>A link may end in {@code #c=CREDENTIAL&f=FINGERPRINT}: browsers keep that part to themselves.
 *
 * @param caption over the heading: "Election for chair"
 * @param heading what to do: "Put the candidates in order"
 * @param how one or two sentences on filling it in
 * @param facts seats, candidates, the close, how the order was drawn
 * @param election path of the election's text, exactly as it stands on the board
 * @param roll path of the public credentials, as they stand on the board
 * @param fingerprint of the election, from the record
 * @param post path that takes the sealed ballot
 * @param find path of the page that finds a ballot by its tracker
 * @param otherWay how to vote without this page, and until when
 * @param runBy who runs it, who may vote, how many trustees must act, what it cannot hide
 * @param files the page's scripts
 */
public record VotingPage(
    String caption,
    String heading,
    Prose how,
    Prose facts,
    List<Question> questions,
    String election,
    String roll,
    String fingerprint,
    String post,
    String find,
    Prose otherWay,
    Prose runBy,
    ClientFiles files) {

  /** How a question is answered. */
  public enum Kind {
    /** A number beside each: 1 for the first choice. */
    RANK,
    /** One of several. */
    ONE,
    /** None, one or several. */
    SEVERAL
  }

  /**
   * A question.
   *
   * @param words as in the election
   * @param hint how many may be chosen; empty for nothing
   * @param candidates in the order in which they are shown
   * @param blank whether it may be left blank and still be counted as voting
   */
  public record Question(
      Kind kind, String words, String hint, List<Candidate> candidates, boolean blank) {
    public Question {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A candidate or an answer.
   *
   * @param number its place in the election's own list, from 0
   * @param name as in the election
   * @param detail a quieter line, with a link to the statement; may be empty
   */
  public record Candidate(int number, String name, Prose detail) {}

  /** Whether what is sealed waits for a second clerk before it is cast. */
  public boolean waits() {
    return post.contains("/paper/");
  }

  public VotingPage {
    questions = List.copyOf(questions);
  }
}
