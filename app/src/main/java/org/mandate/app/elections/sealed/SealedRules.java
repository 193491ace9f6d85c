package org.mandate.app.elections.sealed;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Group;

/** What a sealed board of ours consists of. */
final class SealedRules {
  static final String GROUP = "Ed25519";

  /** As many numbers as one element of the group carries. */
  static final int MOST_CANDIDATES = 30;

  /** A ballot of thirty options is a fifth of it. */
  static final int LONGEST_BALLOT = 262_144;

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int UUID_LENGTH = 22;

  private SealedRules() {}

  static Group group() {
    return Group.named(GROUP).orElseThrow();
  }

  /**
   * The identifier of an election on its board: 22 Base58 characters, about 128 bits of the SHA-256
   * of our own. So it is known before there is a board: keys are committed to for it.
   */
  static String uuid(UUID election) {
    BigInteger left =
        new BigInteger(
            1, Digest.sha256(("mandate-election|1|" + election).getBytes(StandardCharsets.UTF_8)));
    StringBuilder text = new StringBuilder(UUID_LENGTH);
    for (int i = 0; i < UUID_LENGTH; i++) {
      BigInteger[] parts = left.divideAndRemainder(BigInteger.valueOf(BASE58.length()));
      text.append(BASE58.charAt(parts[1].intValue()));
      left = parts[0];
    }
    return text.toString();
  }

  /** The election as every voter sees and signs it. */
  static Election election(
      SecretElection e, String body, List<String> options, Trustees trustees, Group group) {
    return new Election(
        1,
        e.rules().kind() == SecretElection.Kind.SEATS
            ? "Put the candidates in the order in which you want them"
            : e.rules().words(),
        body + ": " + e.rules().title(),
        group,
        trustees.publicKey(group),
        List.of(question(e, options)),
        uuid(e.id()),
        Optional.empty(),
        Optional.empty());
  }

  private static Question question(SecretElection e, List<String> options) {
    if (e.rules().kind() == SecretElection.Kind.SEATS) {
      return new Question.Ranked(options, e.rules().title(), Optional.empty());
    }
    String words = e.rules().words().isBlank() ? e.rules().title() : e.rules().words();
    return new Question.Homomorphic(options, Optional.of(true), 1, 1, words);
  }

  /** The trustees' part of the board: keys without whose every owner nothing opens. */
  static Trustees trustees(List<String> keys, Group group) {
    return new Trustees(
        keys.stream()
            .map(text -> (Trustees.Share) new Trustees.Single(TrusteeKey.read(text, group)))
            .toList());
  }

  /** What is wrong with a list of credentials; empty for nothing. */
  static Optional<String> fault(Credentials list, int lines, Group group) {
    if (list.list().size() != lines) {
      return Optional.of(
          "The roll has "
              + lines
              + " lines and this list "
              + list.list().size()
              + " credentials. Make as many as the roll has lines");
    }
    if (list.list().stream().map(Credentials.Credential::publicKey).distinct().count() != lines) {
      return Optional.of("A credential stands twice in this list. Make the list again");
    }
    List<String> texts = list.list().stream().map(c -> c.publicKey().text()).toList();
    if (!texts.equals(texts.stream().sorted().toList())) {
      return Optional.of(
          "The credentials must stand in the order of their own letters: any other order could tell whose"
              + " is whose. Sort the list");
    }
    if (texts.contains(group.one().text())) {
      return Optional.of("A credential is neutral, and anybody could use it. Make the list again");
    }
    if (!list.list().stream().allMatch(c -> group.isMember(c.publicKey()))) {
      return Optional.of("A credential is not of the group " + GROUP + ". Make the list again");
    }
    return Optional.empty();
  }
}
