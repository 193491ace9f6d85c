package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.ceremony.ThresholdMessages.Form;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.DecryptionMaking;

class ThresholdTest {
  private static final Group GROUP = Group.named("Ed25519").orElseThrow();
  private final Random random = new Random(21);

  private static List<List<Integer>> subsets(int n) {
    List<List<Integer>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << n; bits++) {
      int set = bits;
      subsets.add(
          IntStream.rangeClosed(1, n).filter(i -> (set >> (i - 1) & 1) == 1).boxed().toList());
    }
    return subsets;
  }

  @ParameterizedTest
  @CsvSource({"1,1,V3", "1,3,V3", "2,3,V2_0", "3,4,V3", "4,4,V2_0"})
  void everySetOfEnoughTrusteesOpensTheSameResultAndNoSmallerOneDoes(
      int threshold, int size, Form form) {
    TestElection e =
        new TestElection("Ed25519", 31)
            .threshold(form, threshold, size)
            .open(List.of(Cells.choose(3, 0, 3, false)), 2, List.of());
    e.vote(0, List.of(List.of(1, 1, 0)));
    e.vote(1, List.of(List.of(1, 0, 0)));
    e.close();
    byte[] closed = e.bytes();
    List<PartialDecryption> parts = new ArrayList<>();
    for (int owner = 1; owner <= size; owner++) {
      parts.add(
          new DecryptionMaking(GROUP, e.election.fingerprint(), e.secrets.get(owner - 1), random)
              .decrypt(e.tally.encrypted()));
    }
    for (List<Integer> owners : subsets(size)) {
      BoardWriter writer = BoardWriter.after(closed);
      List<Integer> order = new ArrayList<>(owners);
      Collections.shuffle(order, random);
      for (int owner : order) {
        writer.owned(Event.Type.PARTIAL_DECRYPTION, owner, parts.get(owner - 1));
      }
      Closing.Count count = Closing.count(Board.read(BoardSource.of(writer.bytes())));
      if (owners.size() < threshold) {
        assertInstanceOf(Closing.Count.Waiting.class, count, owners::toString);
      } else {
        assertEquals(
            "{\"result\":[[2,1,0]]}",
            assertInstanceOf(Closing.Count.Counted.class, count, owners::toString).result().text());
      }
    }
  }

  /** Three trustees, two of whom open, up to the exchange of polynomials. */
  private final class Ceremony {
    final ThresholdPlan plan = new ThresholdPlan(GROUP, Form.V3, 3, 2);
    final List<ThresholdTrustee> people = new ArrayList<>();
    final List<SignedMessage> certs = new ArrayList<>();
    final List<Polynomial> polynomials = new ArrayList<>();

    Ceremony() {
      for (int seat = 1; seat <= 3; seat++) {
        people.add(new ThresholdTrustee(plan, seat, TrusteeSeed.fresh(random)));
        certs.add(people.getLast().certificate(random));
      }
      people.forEach(one -> polynomials.add(one.polynomial(certs, random)));
    }

    List<ThresholdMessages.Committed> committed() {
      return polynomials.stream().map(Polynomial::committed).toList();
    }

    ThresholdMessages.KeyShare share(int seat) {
      return people.get(seat - 1).keyShare(certs, plan.received(polynomials, seat), random);
    }
  }

  private static String reason(org.junit.jupiter.api.function.Executable step) {
    return String.valueOf(assertThrows(CeremonyException.class, step).getMessage());
  }

  @Test
  void aShareThatDoesNotFitItsCommitmentsIsFoundAndItsSenderNamed() {
    Ceremony c = new Ceremony();
    Polynomial own = c.polynomials.get(1);
    Polynomial other = c.people.get(1).polynomial(c.certs, random);
    c.polynomials.set(
        1, new Polynomial(own.polynomial(), other.secrets(), own.coefexps(), own.signature()));
    assertEquals("seat 2 sent a share that does not fit its commitments", reason(() -> c.share(1)));
  }

  @Test
  void aShareMeantForAnotherTrusteeCannotBeUsed() {
    Ceremony c = new Ceremony();
    Polynomial own = c.polynomials.get(1);
    c.polynomials.set(
        1,
        new Polynomial(
            own.polynomial(),
            List.of(own.secrets().get(2), own.secrets().get(1), own.secrets().get(0)),
            own.coefexps(),
            own.signature()));
    assertEquals("seat 2 sent a share that cannot be read", reason(() -> c.share(1)));
  }

  @Test
  void aServerThatExchangesATrusteesPolynomialIsFoundByThatTrustee() {
    Ceremony c = new Ceremony();
    c.polynomials.set(0, c.people.get(0).polynomial(c.certs, random));
    c.share(1);
    Polynomial forged = c.people.get(0).polynomial(c.certs, random);
    Polynomial own = c.polynomials.get(0);
    c.polynomials.set(
        0,
        new Polynomial(own.polynomial(), forged.secrets(), forged.coefexps(), forged.signature()));
    assertEquals(
        "what came back as this trustee's own polynomial is another one", reason(() -> c.share(1)));
  }

  @Test
  void trusteesWhoSawDifferentCertificatesFindOutInTheNewForm() {
    Ceremony c = new Ceremony();
    ThresholdTrustee stranger = new ThresholdTrustee(c.plan, 3, TrusteeSeed.fresh(random));
    List<SignedMessage> others =
        List.of(c.certs.get(0), c.certs.get(1), stranger.certificate(random));
    c.polynomials.set(1, c.people.get(1).polynomial(others, random));
    assertEquals("seat 2 did not sign these certificates", reason(() -> c.share(1)));
  }

  @Test
  void aCertificateOfAnotherPlaceOrSignedByAnotherIsRefused() {
    Ceremony c = new Ceremony();
    assertEquals(
        "the certificate of seat 1 was made for another ceremony or seat",
        reason(() -> c.plan.requireCerts(List.of(c.certs.get(1), c.certs.get(0), c.certs.get(2)))));
    SignedMessage mixed = new SignedMessage(c.certs.get(0).message(), c.certs.get(1).signature());
    assertEquals(
        "the certificate of seat 1 is not signed with its own key",
        reason(() -> c.plan.requireCerts(List.of(mixed, c.certs.get(1), c.certs.get(2)))));
    assertEquals(
        "2 certificates for 3 trustees", reason(() -> c.plan.requireCerts(c.certs.subList(0, 2))));
  }

  @Test
  void onlyKeysThatFitTheCommitmentsAndAreSignedAndProvedAreAssembled() {
    Ceremony c = new Ceremony();
    List<TrusteeKey> keys = new ArrayList<>();
    for (int seat = 1; seat <= 3; seat++) {
      keys.add(c.share(seat).key());
    }
    c.plan.assemble(c.certs, c.committed(), keys);
    TrusteeKey last = keys.get(2);
    assertEquals(
        "the key of seat 3 does not fit the commitments",
        reason(
            () ->
                c.plan.assemble(
                    c.certs,
                    c.committed(),
                    List.of(keys.get(0), keys.get(1), TrusteeKeyPair.fresh(GROUP, random).key()))));
    TrusteeKey unsigned =
        new TrusteeKey(last.pok(), last.publicKey(), keys.get(0).signature(), last.name());
    assertEquals(
        "the key of seat 3 is not signed by it",
        reason(
            () ->
                c.plan.assemble(
                    c.certs, c.committed(), List.of(keys.get(0), keys.get(1), unsigned))));
    TrusteeKey unproved =
        new TrusteeKey(keys.get(0).pok(), last.publicKey(), last.signature(), last.name());
    assertEquals(
        "seat 3 does not prove its key",
        reason(
            () ->
                c.plan.assemble(
                    c.certs, c.committed(), List.of(keys.get(0), keys.get(1), unproved))));
  }

  @Test
  void aCertificateWithANeutralKeyStallsNobodyElse() {
    Ceremony c = new Ceremony();
    TrusteeSeed seed = TrusteeSeed.fresh(random);
    Group g = c.plan.group();
    Element good = g.powersOf(g.g()).toSecret(seed.signing(g));
    for (boolean signing : new boolean[] {true, false}) {
      String message =
          new SignedMessage.CertificateKeys(
                  Optional.of(c.plan.context(3)),
                  signing ? g.one() : good,
                  signing ? good : g.one())
              .text();
      SignedMessage neutral =
          MessageSigning.sign(g, signing ? BigInteger.ZERO : seed.signing(g), message, random);
      assertEquals(
          "a key in the certificate of seat 3 is neutral",
          reason(() -> c.plan.requireCertificate(3, neutral, List.of())));
    }
  }

  @Test
  void aCertificateIsTakenOnceInOneSpellingAndWithKeysOfItsOwn() {
    Ceremony c = new Ceremony();
    SignedMessage first = c.certs.get(0);
    c.plan.requireCertificate(1, first, List.of());
    c.plan.requireCertificate(2, c.certs.get(1), List.of(first));
    TrusteeSeed seed = TrusteeSeed.fresh(random);
    SignedMessage one = new ThresholdTrustee(c.plan, 1, seed).certificate(random);
    SignedMessage again = new ThresholdTrustee(c.plan, 3, seed).certificate(random);
    assertEquals(
        "the certificate of seat 3 repeats a key",
        reason(() -> c.plan.requireCertificate(3, again, List.of(c.certs.get(1), one))));
    assertEquals(
        "the certificate of seat 2 was made for another ceremony or seat",
        reason(() -> c.plan.requireCertificate(2, first, List.of())));
    String spaced = first.message().replace(",\"encryption", ", \"encryption");
    assertEquals(
        "the certificate of seat 1 cannot be read: certificate is not written in the canonical way",
        reason(
            () ->
                c.plan.requireCertificate(
                    1,
                    MessageSigning.sign(GROUP, c.people.get(0).signing(), spaced, random),
                    List.of())));
  }

  @Test
  void whatATrusteeOpensIsCheckedBeforeAnybodyReadsAShare() {
    Ceremony c = new Ceremony();
    Polynomial own = c.polynomials.get(1);
    c.plan.requirePolynomial(c.certs, 2, own);
    assertEquals(
        own.committed(), ThresholdMessages.Committed.read(GROUP, Form.V3, own.committed().text()));
    assertEquals(
        "the commitments of seat 1 are not signed by it",
        reason(() -> c.plan.requirePolynomial(c.certs, 1, own)));
    assertEquals(
        "seat 2 did not send one share a trustee",
        reason(
            () ->
                c.plan.requirePolynomial(
                    c.certs,
                    2,
                    new Polynomial(
                        own.polynomial(),
                        own.secrets().subList(0, 2),
                        own.coefexps(),
                        own.signature()))));
    assertEquals(
        "not one signature a trustee",
        reason(
            () ->
                c.plan.requirePolynomial(
                    c.certs,
                    2,
                    new Polynomial(
                        own.polynomial(), own.secrets(), own.coefexps(), Optional.empty()))));
    SignedMessage longer =
        MessageSigning.sign(
            GROUP,
            c.people.get(1).signing(),
            new SignedMessage.Coefficients(List.of(GROUP.g(), GROUP.g(), GROUP.g())).text(),
            random);
    assertEquals(
        "the commitments of seat 2 are not 2 members of the group",
        reason(
            () ->
                c.plan.requirePolynomial(
                    c.certs,
                    2,
                    new Polynomial(own.polynomial(), own.secrets(), longer, own.signature()))));
  }

  @Test
  void aNeutralCommitmentIsRefusedWhereItIsOpened() {
    Ceremony c = new Ceremony();
    List<Element> neutral = List.of(GROUP.g(), GROUP.one());
    SignedMessage coefexps =
        MessageSigning.sign(
            GROUP,
            c.people.get(1).signing(),
            new SignedMessage.Coefficients(neutral).text(),
            random);
    Polynomial own = c.polynomials.get(1);
    Optional<org.mandate.ballot.board.Proof> signature =
        Optional.of(
            MessageSigning.signature(
                GROUP,
                c.people.get(1).signing(),
                ThresholdMessages.certsText(c.certs, neutral),
                random));
    assertEquals(
        "a commitment of seat 2 is neutral",
        reason(
            () ->
                c.plan.requirePolynomial(
                    c.certs,
                    2,
                    new Polynomial(own.polynomial(), own.secrets(), coefexps, signature))));
  }

  @Test
  void aKeyIsCheckedByItselfAsSoonAsItIsThere() {
    Ceremony c = new Ceremony();
    TrusteeKey key = c.share(1).key();
    c.plan.requireKey(c.certs, c.committed(), 1, key);
    assertEquals(
        "the key of seat 2 does not fit the commitments",
        reason(() -> c.plan.requireKey(c.certs, c.committed(), 2, key)));
  }

  @Test
  void theKeyThatTheServerKeepsOpensForItsOwnerOnly() {
    Ceremony c = new Ceremony();
    String kept = c.share(2).encryptedKey();
    assertTrue(c.people.get(1).secret(kept).isPresent());
    assertEquals(Optional.empty(), c.people.get(0).secret(kept));
    assertEquals(
        Optional.empty(), c.people.get(1).secret(kept.replaceFirst("data\":\"..", "data\":\"00")));
  }

  /** Whatever comes in by the server, a step ends with a reason or with the right key. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void spoiledMessagesEndWithAReason(long seed) {
    Random spoil = new Random(seed);
    Ceremony c = new Ceremony();
    String good = c.plan.received(c.polynomials, 2).text();
    String cert = c.certs.get(0).text();
    Element right = c.share(2).key().publicKey();
    for (int i = 0; i < 60; i++) {
      try {
        SignedMessage first = ThresholdMessages.readCertificate(GROUP, spoiled(cert, spoil, i % 2));
        List<SignedMessage> certs = List.of(first, c.certs.get(1), c.certs.get(2));
        ThresholdMessages.Received received =
            ThresholdMessages.Received.read(GROUP, Form.V3, spoiled(good, spoil, 1 - i % 2));
        assertEquals(
            right,
            c.people.get(1).keyShare(certs, received, random).key().publicKey(),
            "seed " + seed);
      } catch (BoardException | CeremonyException e) {
        assertTrue(String.valueOf(e.getMessage()).length() > 10, "seed " + seed);
      }
    }
  }

  /** With so many characters changed, doubled or left out. */
  private static String spoiled(String text, Random random, int times) {
    StringBuilder spoiled = new StringBuilder(text);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(spoiled.length());
      switch (random.nextInt(3)) {
        case 0 -> spoiled.deleteCharAt(at);
        case 1 -> spoiled.insert(at, spoiled.charAt(at));
        default -> spoiled.setCharAt(at, text.charAt(random.nextInt(text.length())));
      }
    }
    return spoiled.toString();
  }
}
