package org.mandate.ballot.verify;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Challenges;
import org.mandate.ballot.proof.KnowledgeProof;

/** Private credentials of the stored boards (test keys), so that a forged ballot can be signed. */
final class TestCredential {
  private static final Map<String, List<String>> STORED =
      Map.of(
          "t20", List.of("MpF-ce8-BVG-eYo-Lzc", "o6N-hje-bhK-C46-XaR", "zKM-AjM-nhL-8QL-ZJZ"),
          "r20",
              List.of(
                  "9ri-KUV-Pdx-zZc-EzG",
                  "Qwz-8Wx-fBi-Z6Z-eKe",
                  "eRN-hVX-kog-G7i-kaF",
                  "5rY-JW5-KHL-XeW-oXh"),
          "t33",
              List.of(
                  "CfYXX-5nC85f-dxp6Z-RzJcfy",
                  "uv721-apnQ7m-XJfpv-qZ6ngE",
                  "5LzBF-cD9JR1-GSkaa-mNexkg",
                  "Gh8HL-nb5mN5-YcuQ7-DNoqct"),
          "r33",
              List.of(
                  "fEwKa-A3jLSh-uo6gb-32AP6L",
                  "qNxJ4-iQgJis-ppd95-ShAk7u",
                  "AVh2p-b6FVy1-hKs4L-8WQkNe",
                  "J9o54-SEYTAy-ZgQ5W-4t2ohJ"),
          "l33",
              List.of(
                  "DRYGj-Z8X2Mq-LWxZV-kdoW9D",
                  "kDkcS-6YxjQZ-A2aVB-ARZ7EE",
                  "8sVm1-oFb9N8-QKLhK-1aszJP"));

  private TestCredential() {}

  /** The secret of the credential that signed a ballot of a stored board. */
  static BigInteger secretOf(String board, Election election, Element credential) {
    Group group = election.group();
    for (String text : STORED.get(board)) {
      for (BigInteger secret : List.of(old(text, election), recent(text, election))) {
        if (group.power(group.g(), secret).equals(credential)) {
          return secret;
        }
      }
    }
    throw new IllegalStateException("no stored credential fits");
  }

  /** Specification 2.0. */
  private static BigInteger old(String text, Election election) {
    try {
      byte[] bytes =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(
                  new PBEKeySpec(
                      text.toCharArray(),
                      election.uuid().getBytes(StandardCharsets.US_ASCII),
                      1000,
                      256))
              .getEncoded();
      return new BigInteger(1, bytes).mod(election.group().q());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Specification 3.x. */
  private static BigInteger recent(String text, Election election) {
    String start = "derive_credential|" + election.uuid();
    String hex = Digest.hex(start + "|0|" + text) + Digest.hex(start + "|1|" + text);
    return new BigInteger(hex, 16).mod(election.group().q());
  }

  /** The ballot with the right hash and a right signature, whatever its answers are. */
  static String signed(String text, Election election, BigInteger secret) {
    Ballot ballot = Ballot.read(text, election);
    Group group = election.group();
    String hash = ballot.hashToSign();
    RandomGenerator random = new SplittableRandom(7);
    Proof proof =
        KnowledgeProof.prove(
                group,
                secret,
                w -> List.of(group.power(group.g(), w)),
                a -> Challenges.signature(group, hash, a.getFirst()),
                random)
            .proof();
    return new Ballot(
            ballot.electionUuid(),
            ballot.electionHash(),
            ballot.credential(),
            ballot.answers(),
            new Ballot.Signature(hash, proof))
        .text();
  }
}
