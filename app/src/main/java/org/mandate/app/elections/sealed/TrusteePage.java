package org.mandate.app.elections.sealed;

import java.util.List;
import org.mandate.app.web.Check;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;

/**
 * A trustee's page: one task at a time, done in the trustee's own browser. Template {@code
 * elections/sealed/trustee.jte}. The private key is a file that the trustee keeps; it is read by
 * the page's script and never sent.
 *
 * <p>What the script posts to {@code post}, with {@code _csrf}, answered as {@link VotingPage} says
 * ({@code {"ok":true}} or {@code {"refused":"words"}}):
 *
 * <ul>
 *   <li>COMMIT: {@code commitment}, 64 hexadecimal digits ({@code KeyCommitment})
 *   <li>OPEN: {@code salt} and {@code material}, the public key's text ({@code
 *       KeyCommitment.Opening})
 *   <li>SHUFFLE: {@code shuffle}, the text for the board, and {@code at}, the hash of the event
 *       after which it was made
 *   <li>DECRYPT: {@code decryption} and {@code at}, likewise, and {@code opening}, the line for the
 *       sidecar that proves what was opened
 * </ul>
 *
 * @param caption the election
 * @param heading the task as an answer: "Make your key"
 * @param text what it is for, when it is due, what to check before
 * @param task what is to be done now
 * @param seat the trustee's number, from 1
 * @param election the election's identifier (uuid), which a commitment is bound to
 * @param board path of the whole board as a file; empty before there is one
 * @param fingerprint of the election; empty before there is one
 * @param publicKey this trustee's public key on the record; empty before it is open
 * @param commitment this trustee's commitment on the record; empty before it is made
 * @param share a threshold trustee's share of the key, encrypted for its owner, as the ceremony
 *     made it; empty for a mandatory trustee. The file is then the trustee's seed
 * @param post path that takes what the task makes; empty for CHECK and WAIT
 * @param ceremony how far each trustee is, one line each
 * @param links the guide, the auditor's page, the board
 * @param files the page's scripts
 */
public record TrusteePage(
    String caption,
    String heading,
    Prose text,
    Task task,
    int seat,
    String election,
    String board,
    String fingerprint,
    String publicKey,
    String commitment,
    String share,
    String post,
    List<Check> ceremony,
    List<Link> links,
    ClientFiles files) {

  /** What a trustee does next. */
  public enum Task {
    /** Make a key, save its file, send the commitment. */
    COMMIT,
    /** Every commitment is in: publish the key that was committed to. */
    OPEN,
    /** Check the whole board, then shuffle the ranked ballots. */
    SHUFFLE,
    /** Check the whole board, then decrypt. */
    DECRYPT,
    /** Check the whole board and do nothing. */
    CHECK,
    /** Others are to act first. */
    WAIT
  }

  /** Whether the task needs the file of the private key. */
  public boolean needsKey() {
    return task == Task.OPEN || task == Task.DECRYPT;
  }

  /** The words of the task's button; empty for {@link Task#WAIT}. */
  public String button() {
    return switch (task) {
      case COMMIT -> "Make my key";
      case OPEN -> "Publish my public key";
      case SHUFFLE -> "Check the board and shuffle";
      case DECRYPT -> "Check the board and decrypt";
      case CHECK -> "Check the board";
      case WAIT -> "";
    };
  }

  /** The task as the page's script names it. */
  public String taskName() {
    return task.name().toLowerCase(java.util.Locale.ROOT);
  }

  public TrusteePage {
    ceremony = List.copyOf(ceremony);
    links = List.copyOf(links);
  }
}
