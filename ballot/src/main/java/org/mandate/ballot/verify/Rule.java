package org.mandate.ballot.verify;

import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.proof.Claim;

/**
 * Every rule that a board must keep, in the order in which a board is checked. The words complete
 * "it must be so that".
 */
public enum Rule {
  /** Bytes of the file. */
  CONTAINER("the file is byte for byte what a writer of its entries would write"),
  /** JSON. */
  JSON("every text is JSON that all readers read alike"),
  /** Fields, types, ranges. */
  FORM("every text has the fields, types and ranges of its kind"),
  /** Spelling. */
  CANONICAL("every text is spelled in the one canonical way"),
  /** Spelling of elements and exponents. */
  ELEMENT("every element and exponent is in range and spelled in the one canonical way"),
  /** Parents. */
  PARENT("every event names the hash of the one before"),
  /** Heights. */
  HEIGHT("heights count from 0 without gaps"),
  /** The order of events. */
  ORDER("events come in the order of an election, and none after the result"),
  /** Payloads. */
  PAYLOAD("an event has data exactly if its kind has, and no ballot comes twice"),
  /** The order of entries. */
  ENTRIES("each event follows its own data, and nothing else is in the file"),
  /** The file's name. */
  FILE_NAME("the file is named after the election"),
  /** Groups and questions. */
  QUESTIONS("ranked questions stand in a group that can carry their numbers"),
  /** Trustees' keys. */
  TRUSTEE_MEMBER("the keys of trustees are members of the group, none neutral"),
  /** Trustees' keys twice. */
  TRUSTEE_TWICE("no two mandatory trustees have the same key"),
  /** Trustees' proofs. */
  TRUSTEE_PROOF("each trustee proved to know the secret of the key"),
  /** Threshold numbers. */
  THRESHOLD("a threshold is in 1..n, with n certificates, commitments and keys"),
  /** Certificates. */
  CERTIFICATE("certificates of threshold trustees are signed and made for this place"),
  /** Commitments of threshold trustees. */
  COEFFICIENTS("commitments of threshold trustees are members, as many as needed, and signed"),
  /** Keys of threshold trustees. */
  THRESHOLD_KEY("the key of each threshold trustee follows from all commitments"),
  /** The election's key. */
  ELECTION_KEY("the key of the election is a member and the product of the trustees' keys"),
  /** Credentials. */
  CREDENTIAL_MEMBER("credentials are members of the group, none neutral"),
  /** Credentials twice. */
  CREDENTIAL_TWICE("no credential stands twice on the roll"),
  /** Weights. */
  WEIGHTS("ranked ballots count once each, and all weights stay below 10^15"),
  /** A ballot's election. */
  BALLOT_ELECTION("a ballot names this election and its fingerprint"),
  /** A ballot's credential. */
  BALLOT_CREDENTIAL("a ballot's credential is on the roll"),
  /** A ballot's elements. */
  BALLOT_MEMBER("the ciphertexts of a ballot are members of the group"),
  /** The signed hash. */
  BALLOT_HASH("the hash that a ballot says is signed is its own"),
  /** The signature. */
  BALLOT_SIGNATURE("a ballot is signed by its credential"),
  /** Numbers of choices and proofs. */
  ANSWER_FORM("an answer has the choices and proofs that its question asks for"),
  /** 0 or 1. */
  ZERO_OR_ONE("each choice is proved to be 0 or 1"),
  /** Between min and max. */
  OVERALL("the number of choices is proved to be allowed"),
  /** Blank. */
  BLANK("a blank vote is proved to choose nothing"),
  /** Blank or between min and max. */
  BLANK_OVERALL("a vote is proved to be blank or to choose an allowed number"),
  /** Ranked. */
  RANKED("the maker of a ranked ciphertext proved to know what it holds"),
  /** One list. */
  ONE_LIST("exactly one list is proved to be chosen"),
  /** Lists and candidates. */
  LIST("candidates are proved to be chosen only with their list"),
  /** Some candidate. */
  NON_ZERO("at least one candidate is proved to be chosen"),
  /** Copies. */
  COPIED("no ciphertext stands under two credentials"),
  /** Number of ballots. */
  NUM_TALLIED("the number of ballots tallied is that of the last ballot of each credential"),
  /** Weight of ballots. */
  TOTAL_WEIGHT("the weight tallied is that of those ballots"),
  /** The tally. */
  TALLY("the encrypted tally is recomputed from those ballots, ranked ones sorted"),
  /** Owners of shuffles. */
  SHUFFLE_OWNER("each shuffle names a trustee of this election"),
  /** Form of shuffles. */
  SHUFFLE_FORM("a shuffle has every ranked question and every ciphertext of it"),
  /** Members in shuffles. */
  SHUFFLE_MEMBER("the elements of a shuffle are members of the group"),
  /** Shuffles. */
  SHUFFLE("each shuffle is proved to be the one before in another order"),
  /** No shuffle. */
  MIXED("ranked ballots are mixed at least once before they are opened"),
  /** Owners of decryptions. */
  DECRYPTION_OWNER("each partial decryption names a trustee of this election, none twice"),
  /** Form of decryptions. */
  DECRYPTION_FORM("a partial decryption has one factor and proof for each ciphertext"),
  /** Members in decryptions. */
  DECRYPTION_MEMBER("decryption factors are members of the group"),
  /** Decryptions. */
  DECRYPTION("each decryption factor is proved to be made with the trustee's key"),
  /** Enough decryptions. */
  ENOUGH("every mandatory trustee and enough of each threshold opened their part"),
  /** Form of the result. */
  RESULT_FORM("the result has a number for each answer, or the numbers of each ranked ballot"),
  /** The result. */
  RESULT("the result is what the trustees' factors open");

  private final String words;

  Rule(String words) {
    this.words = words;
  }

  /** The rule in words. */
  public String words() {
    return words;
  }

  /** The rule as something that does not hold. */
  String broken() {
    return "it does not hold that " + words;
  }

  static Rule of(BoardException.Kind kind) {
    return switch (kind) {
      case CONTAINER -> CONTAINER;
      case JSON -> JSON;
      case FORM -> FORM;
      case CANONICAL -> CANONICAL;
      case ELEMENT -> ELEMENT;
    };
  }

  static Rule of(Claim claim) {
    return switch (claim) {
      case TRUSTEE_KEY -> TRUSTEE_PROOF;
      case MESSAGE -> CERTIFICATE;
      case ANSWER_FORM -> ANSWER_FORM;
      case ZERO_OR_ONE -> ZERO_OR_ONE;
      case OVERALL -> OVERALL;
      case BLANK -> BLANK;
      case BLANK_OVERALL -> BLANK_OVERALL;
      case RANKED -> RANKED;
      case ONE_LIST -> ONE_LIST;
      case LIST -> LIST;
      case NON_ZERO -> NON_ZERO;
      case SIGNED_HASH -> BALLOT_HASH;
      case SIGNATURE -> BALLOT_SIGNATURE;
      case SHUFFLE_FORM -> SHUFFLE_FORM;
      case SHUFFLE -> SHUFFLE;
      case DECRYPTION -> DECRYPTION;
      case OPENING ->
          throw new IllegalArgumentException("a claim of a sidecar is no rule of a board");
    };
  }
}
