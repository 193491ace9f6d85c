package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.ballot.batch.Opening;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.DecryptionMaking;
import org.mandate.ballot.proof.OpeningProof;
import org.mandate.ballot.proof.Verdict;
import org.mandate.ballot.verify.Limit;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/** A sidecar's proof of an opening holds for that opening and for nothing else. */
class OpeningsAreProvedTest {
  private final Random random = new Random(7);

  static Stream<Cells> cells() {
    return Cells.all();
  }

  private static TestElection cell(String name) {
    return cells().filter(c -> c.toString().equals(name)).findFirst().orElseThrow().made();
  }

  private static Report verify(TestElection e, List<String> openings) {
    List<String> lines = new ArrayList<>(List.of(Sidecar.header(e.election)));
    lines.addAll(openings);
    return Verifier.verify(
        BoardSource.of(e.bytes()), Options.everything().with(lines), Progress.NONE);
  }

  private static Report.Accepted accepted(Report report) {
    return assertInstanceOf(
        Report.Accepted.class,
        report.outcome(),
        () -> "refused: " + report.refusal().orElseThrow().line());
  }

  /** What is said of openings, without what is said of ballots that have no line here. */
  private static List<String> said(Report report) {
    return report.sidecar().stream().filter(s -> !s.startsWith("ballots without a line")).toList();
  }

  private static List<String> texts(TestElection e) {
    return e.openings.stream().map(Opening::text).toList();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyOpeningOfEveryKindOfElectionIsProved(Cells cell) {
    TestElection e = cell.made();
    Report with = verify(e, texts(e));
    assertEquals(accepted(with).openedBy(), accepted(with).provedBy());
    assertEquals(List.of(), said(with));
    assertFalse(with.limits().contains(Limit.DECRYPTION_STATEMENT));
  }

  @Test
  void withoutALineForEachOpeningTheLimitIsTold() {
    TestElection e = cell("Ed25519, ranked and homomorphic");
    Report without =
        Verifier.verify(BoardSource.of(e.bytes()), Options.everything(), Progress.NONE);
    assertEquals(List.of(), accepted(without).provedBy());
    assertTrue(without.limits().contains(Limit.DECRYPTION_STATEMENT));

    Report some = verify(e, texts(e).subList(1, e.openings.size()));
    assertEquals(e.openings.size() - 1, accepted(some).provedBy().size());
    assertTrue(some.limits().contains(Limit.DECRYPTION_STATEMENT));
  }

  /** The weak statement of version 1: the commitment is chosen first and the factor made to fit. */
  @Test
  void aFalseFactorThatVersionOneLetsPassIsNotProved() {
    TestElection e =
        new TestElection("Ed25519", 8).single().single().open(List.of(Cells.rank(3)), 3, List.of());
    for (int v = 0; v < 3; v++) {
      e.vote(v, List.of(List.of(v, 2, 1)));
    }
    e.close().shuffle(1, 2).decrypt(1);
    BigInteger x = e.secrets.get(1);
    EncryptedTally tally = Tallying.mixed(e.election, e.tally.encrypted(), e.mixed);
    DecryptionMaking honest = new DecryptionMaking(e.group, e.election.fingerprint(), x, random);
    PartialDecryption part = honest.decrypt(tally);
    PartialDecryption forged = forged(e, x, tally, part);
    assertFalse(forged.equals(part));
    e.partial.put(2, forged);
    e.board.owned(Event.Type.PARTIAL_DECRYPTION, 2, forged);
    e.result();
    assertFalse(e.expected().equals(e.result.text()), "somebody's ranking was changed");

    String first = e.openings.getFirst().text();
    Report plain = verify(e, List.of());
    assertTrue(accepted(plain).result().isPresent(), "which version 1 cannot see");
    for (Proof proof : List.of(honest.prove(tally, part), honest.prove(tally, forged))) {
      Report report = verify(e, List.of(first, Opening.of(2, forged, proof).text()));
      assertEquals(List.of(1), accepted(report).provedBy());
      assertEquals(
          List.of(
              "opening of trustee 2: the proof that all factors are those of this tally is false"),
          said(report));
      assertTrue(report.limits().contains(Limit.DECRYPTION_STATEMENT));
    }
  }

  private PartialDecryption forged(
      TestElection e, BigInteger x, EncryptedTally tally, PartialDecryption part) {
    BigInteger q = e.group.q();
    Element key = e.group.power(e.group.g(), x);
    Element alpha = tally.questions().getFirst().all().get(1).alpha();
    BigInteger w = e.group.exponent(random);
    Element a = e.group.power(e.group.g(), w);
    Element b = e.group.power(e.group.g(), e.group.exponent(random));
    BigInteger c = Challenges.decryption(e.group, e.election.fingerprint(), key, List.of(a, b));
    BigInteger r = w.subtract(x.multiply(c)).mod(q);
    Element factor = e.group.power(e.group.over(b, e.group.power(alpha, r)), c.modInverse(q));
    return replaced(part, 1, factor, new Proof(c, r));
  }

  private static PartialDecryption replaced(
      PartialDecryption part, int at, Element factor, Proof proof) {
    List<Element> factors = new ArrayList<>(part.factors().getFirst().all());
    List<Proof> proofs = new ArrayList<>(part.proofs().getFirst().all());
    factors.set(at, factor);
    proofs.set(at, proof);
    List<Rows<Element>> allFactors = new ArrayList<>(part.factors());
    List<Rows<Proof>> allProofs = new ArrayList<>(part.proofs());
    allFactors.set(0, part.factors().getFirst().shaped(factors));
    allProofs.set(0, part.proofs().getFirst().shaped(proofs));
    return new PartialDecryption(allFactors, allProofs);
  }

  @Test
  void aLineThatIsNotTheTrusteesForThisOpeningProvesNothing() {
    TestElection e = cell("Ed25519, homomorphic");
    Opening two = e.openings.get(0);
    Opening one = e.openings.get(1);
    assertEquals(List.of(2, 1), List.of(two.trustee(), one.trustee()));
    BigInteger q = e.group.q();
    Proof p = one.proof();
    String good = one.text();
    List<String> bad =
        List.of(
            new Opening(1, one.decryption(), two.proof()).text(),
            new Opening(2, one.decryption(), p).text(),
            new Opening(1, one.decryption(), new Proof(p.challenge(), BigInteger.ZERO)).text(),
            new Opening(1, one.decryption(), new Proof(BigInteger.ZERO, p.response())).text(),
            new Opening(1, one.decryption(), new Proof(p.challenge(), p.response().add(q))).text(),
            good.replace("\"opening\":1", "\"opening\":01"),
            good.replace("\"opening\":1", "\"opening\":-1"),
            good.replace("\"opening\":1", "\"opening\":\"1\""),
            good.replace("\"challenge\":\"", "\"challenge\":\"0"),
            good.replace("\"proof\":", "\"proof\": "),
            good.replace("}}", "},\"more\":1}"),
            good.substring(0, good.length() - 1));
    for (String line : bad) {
      Report report = verify(e, List.of(two.text(), line));
      assertEquals(List.of(2), accepted(report).provedBy(), line);
      assertEquals(1, said(report).size(), () -> line + ": " + said(report));
      assertTrue(said(report).getFirst().startsWith("opening of trustee 1: "), line);
    }
    String missing = "opening of trustee 1: without a line, so not proved to be that of this tally";
    Report elsewhere =
        verify(e, List.of(two.text(), good.replace(one.decryption(), "0".repeat(64))));
    assertEquals(List.of(missing), said(elsewhere));
    Report twice = verify(e, List.of(two.text(), good, good));
    assertEquals(List.of(1, 2), accepted(twice).provedBy());
    String words = "proved   everything";
    for (String hostile :
        List.of(
            "{\"opening\":1,\"decryption\":\""
                + one.decryption()
                + "\",\"\\u000a"
                + words
                + "\":1}",
            "{\"opening\":1,\"decryption\":\"" + words + "\"}",
            "{\"ballot\":\"\n" + words + "\"}")) {
      Report report = verify(e, List.of(two.text(), hostile));
      assertTrue(said(report).stream().noneMatch(s -> s.contains("everything")), hostile);
      assertFalse(accepted(report).provedBy().contains(1));
    }
  }

  @Test
  void noOtherFactorCiphertextKeyOrElectionFits() {
    TestElection e =
        new TestElection("Ed25519", 9)
            .single()
            .single()
            .open(
                List.of(Cells.choose(3, 0, 3, false), Cells.choose(2, 0, 1, false)), 2, List.of());
    e.vote(0, List.of(List.of(1, 0, 1), List.of(0, 1)));
    e.close().decrypt(1, 2);
    PartialDecryption part = e.partial.get(1);
    EncryptedTally tally = e.tally.encrypted();
    Element key = e.trustees.keys().getFirst().publicKey();
    String fingerprint = e.election.fingerprint();
    Proof proof = e.openings.getFirst().proof();
    assertEquals(
        Verdict.HOLDS, OpeningProof.of(e.group, fingerprint, key, tally, part).check(proof));

    List<OpeningProof> others = new ArrayList<>();
    others.add(OpeningProof.of(e.group, fingerprint + "x", key, tally, part));
    others.add(
        OpeningProof.of(e.group, fingerprint, e.trustees.keys().get(1).publicKey(), tally, part));
    others.add(OpeningProof.of(e.group, fingerprint, key, tally, e.partial.get(2)));
    for (int i = 0; i < 3; i++) {
      Element twice = e.group.times(part.factors().getFirst().all().get(i), e.group.g());
      others.add(
          OpeningProof.of(
              e.group,
              fingerprint,
              key,
              tally,
              replaced(part, i, twice, part.proofs().getFirst().all().get(i))));
    }
    others.add(
        OpeningProof.of(
            e.group,
            fingerprint,
            key,
            List.of(turned(tally.questions().getFirst()), tally.questions().get(1)),
            part));
    // both turned: every factor still fits its ciphertext, and yet it is another statement
    others.add(
        OpeningProof.of(
            e.group,
            fingerprint,
            key,
            List.of(turned(tally.questions().getFirst()), tally.questions().get(1)),
            new PartialDecryption(
                List.of(turned(part.factors().getFirst()), part.factors().get(1)), part.proofs())));
    for (OpeningProof other : others) {
      assertInstanceOf(Verdict.Fails.class, other.check(proof));
    }
  }

  private static <T> Rows<T> turned(Rows<T> rows) {
    List<T> all = new ArrayList<>(rows.all());
    Collections.reverse(all);
    return rows.shaped(all);
  }

  /** The words of docs/ballots-sidecar.md, literally, with the JDK's own numbers. */
  @Test
  void itIsWhatTheDocumentSays() throws Exception {
    TestElection e = cell("RFC-3526-2048, homomorphic");
    BigInteger p = new BigInteger(RFC_3526_14, 16);
    BigInteger q = p.shiftRight(1);
    BigInteger g = new BigInteger(e.group.g().text());
    for (Opening opening : e.openings) {
      String key = e.trustees.keys().get(opening.trustee() - 1).publicKey().text();
      StringBuilder text =
          new StringBuilder("mandate-opening|1|" + e.election.fingerprint() + "|" + key);
      List<BigInteger> alphas = new ArrayList<>();
      List<BigInteger> factors = new ArrayList<>();
      for (int i = 0; i < e.tally.encrypted().questions().size(); i++) {
        List<Ciphertext> ciphertexts = e.tally.encrypted().questions().get(i).all();
        List<Element> made = e.partial.get(opening.trustee()).factors().get(i).all();
        for (int j = 0; j < made.size(); j++) {
          alphas.add(new BigInteger(ciphertexts.get(j).alpha().text()));
          factors.add(new BigInteger(made.get(j).text()));
          text.append("|" + alphas.getLast() + "," + factors.getLast());
        }
      }
      String s = HexFormat.of().formatHex(sha256(text.toString()));
      BigInteger alpha = BigInteger.ONE;
      BigInteger factor = BigInteger.ONE;
      for (int i = 1; i <= alphas.size(); i++) {
        byte[] hash = sha256("mandate-opening|1|" + s + "|number|" + i);
        BigInteger z = new BigInteger(HexFormat.of().formatHex(hash).substring(0, 32), 16);
        alpha = alpha.multiply(alphas.get(i - 1).modPow(z, p)).mod(p);
        factor = factor.multiply(factors.get(i - 1).modPow(z, p)).mod(p);
      }
      BigInteger c = opening.proof().challenge();
      BigInteger r = opening.proof().response();
      BigInteger a = g.modPow(r, p).multiply(new BigInteger(key).modPow(c, p)).mod(p);
      BigInteger b = alpha.modPow(r, p).multiply(factor.modPow(c, p)).mod(p);
      byte[] hash = sha256("mandate-opening|1|" + s + "|proof|" + a + "," + b);
      assertEquals(new BigInteger(1, hash).mod(q), c);
    }
  }

  private static byte[] sha256(String text) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static final String RFC_3526_14 =
      "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
          + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
          + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
          + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
          + "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB"
          + "9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
          + "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718"
          + "3995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF";
}
