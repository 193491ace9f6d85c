package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Check;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;

/**
 * A trustee's page: one task at a time, done in the trustee's own browser. Template {@code
 * elections/sealed/trustee.jte}. The private key is a file that the trustee keeps; it is read by
 * the page's script and never sent.
 *
 * <p>DECRYPT takes two presses. The first checks the whole board, without the key, and shows what
 * would be opened: ballots, the tally's event, who mixed, whether the trustee's own shuffle stands.
 * The second opens what was checked and shown, still in memory, once the trustee said that it was
 * compared. What the browser keeps between visits (the hash of the shuffle it made, the tally that
 * it opened) is no secret and is listed in {@code web/sealed/kept.js}.
 *
 * <p>What the script posts to {@code post}, with {@code _csrf}, answered as {@link VotingPage} says
 * ({@code {"ok":true}} or {@code {"refused":"words"}}):
 *
 * <ul>
 *   <li>COMMIT: {@code commitment}, 64 hexadecimal digits ({@code KeyCommitment})
 *   <li>OPEN: {@code salt} and {@code material}, the public key's text ({@code
 *       KeyCommitment.Opening})
 *   <li>CERTIFY: {@code certificate}; BIND: {@code commitment}; DEAL: {@code salt} and {@code
 *       material}; ADD: {@code share}, or {@code against}, a seat, and {@code attempt} to the path
 *       of complaints ({@link Shared})
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
 * @param post path that takes what the task makes; empty for FIND, CHECK and WAIT
 * @param recorded what the record says of the tally; empty before there is one
 * @param least below so many ballots, or so many of one weight, a trustee is asked once more, as a
 *     result of so few can tell
 * @param ceremony how far each trustee is, one line each
 * @param links the guide, the auditor's page, the board
 * @param files the page's scripts
 * @param shared what the ceremony needs of which some trustees are enough; empty in the other
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
    Optional<Recorded> recorded,
    int least,
    List<Check> ceremony,
    List<Link> links,
    ClientFiles files,
    Optional<Shared> shared) {

  /**
   * The ceremony of trustees of whom some are enough.
   *
   * @param size how many trustees there are
   * @param needed how many open the result
   * @param certificates everybody's, as a JSON list in the order of the seats; empty before
   * @param commitments everybody's, as a JSON list in the order of the seats; empty before
   * @param openings what everybody handed out, as a JSON list of {@code {"salt","material"}} in the
   *     order of the seats; empty before. The script holds each against its commitment
   * @param attempt which ceremony this is, from 1; a complaint is of one
   * @param complain path that takes a complaint
   */
  public record Shared(
      int size,
      int needed,
      String certificates,
      String commitments,
      String openings,
      int attempt,
      String complain) {}

  /** What a trustee does next. */
  public enum Task {
    /** Make a key, save its file, send the commitment. */
    COMMIT,
    /** Every commitment is in: publish the key that was committed to. */
    OPEN,
    /** Some trustees are enough: make a seed, save its file, send the certificate. */
    CERTIFY,
    /** Every certificate is in: commit to one share for each trustee. */
    BIND,
    /** Every commitment is in: hand out the shares that were committed to. */
    DEAL,
    /** Every share is handed out: check those for oneself, add them up, publish the key. */
    ADD,
    /** The board is set up: look whether it has the own part of the key. */
    FIND,
    /** Check the whole board, then shuffle the ranked ballots. */
    SHUFFLE,
    /** Check the whole board, then decrypt. */
    DECRYPT,
    /** Check the whole board and do nothing. */
    CHECK,
    /** Others are to act first. */
    WAIT
  }

  /** Whether the task begins with the file of the private key. */
  public boolean needsKey() {
    return switch (task) {
      case OPEN, BIND, DEAL, ADD, FIND -> true;
      case COMMIT, CERTIFY, SHUFFLE, DECRYPT, CHECK, WAIT -> false;
    };
  }

  /** Whether what {@code ./mandate trustee} made for the task can be handed in as files. */
  public boolean takesFiles() {
    return switch (task) {
      case COMMIT, OPEN, SHUFFLE, DECRYPT -> true;
      case CERTIFY, BIND, DEAL, ADD, FIND, CHECK, WAIT -> false;
    };
  }

  /** Whether the trustee says that a checksum was compared before anything is sent. */
  public boolean compares() {
    return task == Task.DEAL || task == Task.ADD;
  }

  /** Whether the task makes a file that the trustee keeps. */
  public boolean makesKey() {
    return task == Task.COMMIT || task == Task.CERTIFY;
  }

  /** Whether the file to choose holds a seed. */
  public boolean hasSeed() {
    return shared.isPresent() || !share.isEmpty();
  }

  /**
   * The tally by the record of whoever serves the page: no proof to the trustee, who compares it
   * from elsewhere, but the page's script refuses a board that differs from it.
   *
   * @param tally hash of its event, 64 hexadecimal digits
   * @param ballots that count
   * @param entry where the record shows it; empty for the seconds until it has its number
   */
  public record Recorded(String tally, long ballots, Optional<Link> entry) {
    /** The first eight digits, to be read out. */
    public String spoken() {
      return tally.substring(0, 4) + " " + tally.substring(4, 8);
    }

    /** How many ballots count. */
    public String words() {
      return ballots == 1 ? "1 ballot" : "%,d ballots".formatted(ballots);
    }
  }

  /** The words of the task's button; empty for {@link Task#WAIT}. */
  public String button() {
    return switch (task) {
      case COMMIT -> "Make my key";
      case OPEN -> "Publish my public key";
      case CERTIFY -> "Make my key";
      case BIND -> "Commit to the shares";
      case DEAL -> "Show the checksum";
      case ADD -> "Check and add up my shares";
      case FIND -> "Look for my part";
      case SHUFFLE -> "Check the board and shuffle";
      case DECRYPT, CHECK -> "Check the board";
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
