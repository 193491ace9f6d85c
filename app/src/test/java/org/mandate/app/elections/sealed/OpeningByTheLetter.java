package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SizedTally;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The proof of a whole opening computed literally from docs/ballots-sidecar.md, apart from the
 * library's.
 */
final class OpeningByTheLetter {
  private static final Group GROUP = RankedByThree.GROUP;

  private OpeningByTheLetter() {}

  private static BigInteger number(String words) {
    return new BigInteger(Digest.hex(words), 16).mod(GROUP.q());
  }

  /** What is opened: the last shuffle's ciphertexts, then the sums. */
  private static List<Ciphertext> opened(RankedByThree e, RankedByThree.Mixed last) {
    Board board = Board.read(BoardSource.of(e.with()));
    String sized =
        board.events().stream()
            .filter(l -> l.event().type() == Event.Type.ENCRYPTED_TALLY)
            .map(l -> board.text(l.event().payload().orElseThrow()))
            .findFirst()
            .orElseThrow();
    EncryptedTally tally =
        EncryptedTally.read(board.text(SizedTally.read(sized).encryptedTally()), e.election);
    List<Ciphertext> all = new ArrayList<>(last.shuffle().ciphertexts().getFirst());
    all.addAll(tally.questions().get(1).all());
    return all;
  }

  private static List<Element> factors(PartialDecryption part) {
    return part.factors().stream().flatMap(rows -> rows.all().stream()).toList();
  }

  static boolean holds(
      RankedByThree e, RankedByThree.Mixed last, int seat, String decryption, String line) {
    List<Ciphertext> sealed = opened(e, last);
    List<Element> factors = factors(PartialDecryption.read(decryption, e.election));
    String s =
        Digest.hex(
            "mandate-opening|1|"
                + e.election.fingerprint()
                + "|"
                + e.publicKey(seat)
                + IntStream.range(0, sealed.size())
                    .mapToObj(i -> "|" + sealed.get(i).alpha().text() + "," + factors.get(i).text())
                    .collect(Collectors.joining()));
    List<BigInteger> z =
        IntStream.rangeClosed(1, sealed.size())
            .mapToObj(
                i ->
                    new BigInteger(
                        Digest.hex("mandate-opening|1|" + s + "|number|" + i).substring(0, 32), 16))
            .toList();
    Element alpha = GROUP.product(sealed.stream().map(Ciphertext::alpha).toList(), z);
    Element factor = GROUP.product(factors, z);
    JsonNode read = JsonMapper.shared().readTree(line);
    assertThat(line)
        .isEqualTo(
            "{\"opening\":%d,\"decryption\":\"%s\",\"proof\":{\"challenge\":\"%s\",\"response\":\"%s\"}}"
                .formatted(
                    seat,
                    Digest.hex(decryption),
                    read.at("/proof/challenge").asString(),
                    read.at("/proof/response").asString()));
    BigInteger c = new BigInteger(read.at("/proof/challenge").asString());
    BigInteger r = new BigInteger(read.at("/proof/response").asString());
    Element x = e.keys.get(seat - 1).key().publicKey();
    Element a = GROUP.product(List.of(GROUP.g(), x), List.of(r, c));
    Element b = GROUP.product(List.of(alpha, factor), List.of(r, c));
    return number("mandate-opening|1|" + s + "|proof|" + a.text() + "," + b.text()).equals(c);
  }

  /**
   * As version 1 allows: B is chosen first, and the factor follows from it. The first factor of the
   * opening becomes false, with a proof that version 1 accepts.
   */
  static String withAFalseFactor(
      RankedByThree e, RankedByThree.Mixed last, int seat, String decryption) {
    BigInteger secret = e.keys.get(seat - 1).secret();
    Element x = e.keys.get(seat - 1).key().publicKey();
    Element alpha = opened(e, last).getFirst().alpha();
    BigInteger w = BigInteger.valueOf(987_654_321);
    Element a = GROUP.power(GROUP.g(), w);
    Element b = GROUP.power(GROUP.g(), BigInteger.valueOf(123_456_789));
    BigInteger c = Challenges.decryption(GROUP, e.election.fingerprint(), x, List.of(a, b));
    BigInteger r = w.subtract(secret.multiply(c)).mod(GROUP.q());
    BigInteger minusR = r.negate().mod(GROUP.q());
    Element factor =
        GROUP.power(
            GROUP.product(List.of(b, alpha), List.of(BigInteger.ONE, minusR)),
            c.modInverse(GROUP.q()));
    assertThat(factor).isNotEqualTo(GROUP.power(alpha, secret));
    assertThat(GROUP.product(List.of(alpha, factor), List.of(r, c))).isEqualTo(b);
    assertThat(GROUP.product(List.of(GROUP.g(), x), List.of(r, c))).isEqualTo(a);
    PartialDecryption part = PartialDecryption.read(decryption, e.election);
    Element honest = factors(part).getFirst();
    Proof proof = part.proofs().getFirst().all().getFirst();
    String forged =
        decryption
            .replaceFirst(honest.text(), factor.text())
            .replaceFirst(proof.challenge().toString(), c.toString())
            .replaceFirst(proof.response().toString(), r.toString());
    assertThat(forged).isNotEqualTo(decryption);
    return forged;
  }
}
