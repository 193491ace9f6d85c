package org.mandate.app.elections.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Browser;
import org.mandate.app.web.StaticPages;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.CommitRound;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.ThresholdMessages;
import org.mandate.ballot.ceremony.ThresholdMessages.KeyShare;
import org.mandate.ballot.ceremony.ThresholdMessages.Polynomial;
import org.mandate.ballot.ceremony.ThresholdPlan;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.ceremony.TrusteeSeed;
import org.mandate.ballot.group.Group;

/** Browsers and Java make the keys of one election together; neither trusts the other. */
class SharedKeysInABrowserTest {
  private static final Group GROUP = SealedElection.GROUP;
  private static final String UUID = SealedElection.UUID;
  private static final String RUN =
      """
      async ([what, seed, size, needed, seat, uuid, certificates, received]) => {
        const s = await import('/web/sealed/sharing.js');
        try {
          const self = await s.readSeed(seed || s.makeSeed());
          const plan = { size, needed, seat };
          if (what === 'seed') return s.makeSeed();
          if (what === 'certificate') return await s.certificate(self, plan);
          const all = JSON.parse(certificates);
          if (what === 'share') return await s.keyShare(self, plan, all, JSON.parse(received));
          if (what === 'received') {
            const [openings, commitments] = JSON.parse(received);
            return JSON.stringify(await s.receivedFrom(openings, commitments, uuid, plan));
          }
          if (what === 'own') return (await s.mustBeOwnPart(self, uuid, received, seat)) ?? 'own';
          if (what === 'checksum') return await s.checksumOf(uuid, plan, all, JSON.parse(received));
          const made = await s.polynomial(self, plan, uuid, all);
          return made[what];
        } catch (problem) {
          return `${problem.name}: ${problem.message} ${problem.place?.against ?? ''}`.trim();
        }
      }
      """;
  private static Browser browser;
  private static StaticPages pages;
  private static Page page;

  @BeforeAll
  static void start() throws IOException {
    browser = new Browser();
    pages = new StaticPages();
    pages.serve("/favicon.ico", new byte[0]);
    page = browser.visitor(Browser.DESK);
    page.navigate(pages.serve("/blank", "<!DOCTYPE html><title>x</title>".getBytes(UTF_8)));
  }

  @AfterAll
  static void stop() {
    assertThat(browser.complaints()).isEmpty();
    browser.close();
    pages.close();
  }

  /** A ceremony in which some seats are browsers. */
  private static final class Ceremony {
    final Random random = new Random(5);
    final ThresholdPlan plan;
    List<Integer> browsers;
    final List<String> seeds = new ArrayList<>();
    final List<SignedMessage> certs = new ArrayList<>();
    final List<Polynomial> polynomials = new ArrayList<>();
    final List<KeyCommitment.Opening> openings = new ArrayList<>();
    final List<String> commitments = new ArrayList<>();

    Ceremony(int needed, int size, Integer... browsers) {
      this.plan = new ThresholdPlan(GROUP, ThresholdMessages.Form.V3, size, needed);
      this.browsers = Arrays.asList(browsers);
      for (int seat = 1; seat <= size; seat++) {
        seeds.add(isBrowser(seat) ? asked("seed", seat, "") : TrusteeSeed.fresh(random).text());
        certs.add(
            isBrowser(seat)
                ? ThresholdMessages.readCertificate(GROUP, asked("certificate", seat, ""))
                : java(seat).certificate(random));
        plan.requireCertificate(seat, certs.getLast(), certs.subList(0, seat - 1));
      }
      deal();
    }

    private void deal() {
      CommitRound round = CommitRound.start(UUID, plan.size());
      for (int seat = 1; seat <= plan.size(); seat++) {
        String material =
            isBrowser(seat)
                ? asked("material", seat, "")
                : java(seat).polynomial(certs, random).text();
        openings.add(
            isBrowser(seat)
                ? new KeyCommitment.Opening(asked("salt", seat, ""), material)
                : KeyCommitment.Opening.of(material, random));
        KeyCommitment commitment =
            isBrowser(seat)
                ? new KeyCommitment(asked("commitment", seat, ""))
                : openings.getLast().commitment(UUID, seat);
        commitments.add(commitment.hash());
        round = next(((CommitRound.Committing) round).commit(seat, commitment));
      }
      for (int seat = 1; seat <= plan.size(); seat++) {
        round = next(((CommitRound.Opening) round).open(seat, openings.get(seat - 1)));
      }
      for (String material : ((CommitRound.Opened) round).materials()) {
        polynomials.add(Polynomial.read(GROUP, ThresholdMessages.Form.V3, material));
        assertThat(polynomials.getLast().text()).isEqualTo(material);
        plan.requirePolynomial(certs, polynomials.size(), polynomials.getLast());
      }
    }

    private static CommitRound next(CommitRound.Step step) {
      return ((CommitRound.Next) step).round();
    }

    boolean isBrowser(int seat) {
      return browsers.contains(seat);
    }

    ThresholdTrustee java(int seat) {
      return new ThresholdTrustee(plan, seat, new TrusteeSeed(seeds.get(seat - 1)));
    }

    String asked(String what, int seat, String received) {
      return (String)
          page.evaluate(
              RUN,
              List.of(
                  what,
                  seeds.size() < seat ? "" : seeds.get(seat - 1),
                  plan.size(),
                  plan.threshold(),
                  seat,
                  UUID,
                  "[" + String.join(",", certs.stream().map(SignedMessage::text).toList()) + "]",
                  received));
    }

    /** The openings of all and the commitments of all, as the server gives them to a page. */
    String handedOut() {
      return openings.stream()
              .map(o -> object("salt", o.salt(), "material", o.material()))
              .collect(Collectors.joining(",", "[[", "],"))
          + commitmentsText()
          + "]";
    }

    String commitmentsText() {
      return commitments.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }

    private static String object(String first, String one, String second, String two) {
      return new Json.Obj(
              List.of(Map.entry(first, new Json.Str(one)), Map.entry(second, new Json.Str(two))))
          .text();
    }

    /** The trustees' part of the board. */
    String trustees() {
      List<TrusteeKey> keys = new ArrayList<>();
      for (int seat = 1; seat <= plan.size(); seat++) {
        keys.add(KeyShare.read(GROUP, share(seat)).key());
      }
      List<ThresholdMessages.Committed> half =
          polynomials.stream().map(Polynomial::committed).toList();
      return new Trustees(List.of(plan.assemble(certs, half, keys))).text();
    }

    String share(int seat) {
      String received = plan.received(polynomials, seat).text();
      return isBrowser(seat)
          ? asked("share", seat, received)
          : java(seat)
              .keyShare(
                  certs,
                  ThresholdMessages.Received.read(GROUP, ThresholdMessages.Form.V3, received),
                  random)
              .text();
    }
  }

  @Test
  void browsersAndJavaMakeKeysTogetherInEveryOrder() {
    for (List<Integer> browsers :
        List.of(List.of(1), List.of(2), List.of(1, 3), List.of(1, 2, 3))) {
      Ceremony c = new Ceremony(2, 3, browsers.toArray(Integer[]::new));
      List<TrusteeKey> keys = new ArrayList<>();
      for (int seat = 1; seat <= 3; seat++) {
        KeyShare share = KeyShare.read(GROUP, c.share(seat));
        keys.add(share.key());
        // the other program reads the share with the same 22 characters
        BigInteger secret = c.java(seat).secret(share.encryptedKey()).orElseThrow();
        assertThat(GROUP.powersOf(GROUP.g()).toSecret(secret)).isEqualTo(share.key().publicKey());
        assertThat(readInABrowser(c.seeds.get(seat - 1), share.encryptedKey()))
            .isEqualTo(share.key().publicKey().text());
      }
      List<ThresholdMessages.Committed> half =
          c.polynomials.stream().map(Polynomial::committed).toList();
      assertThat(c.plan.assemble(c.certs, half, keys).threshold()).isEqualTo(2);
    }
  }

  private static String readInABrowser(String seed, String share) {
    return (String)
        page.evaluate(
            """
            async ([seed, share]) => {
              const { readShare } = await import('/web/sealed/threshold.js');
              return (await readShare(seed, share)).publicText;
            }""",
            List.of(seed, share));
  }

  @Test
  void aLostBrowserMakesTheSameAgainFromItsFileAndAnotherTextForAnythingElse() {
    Ceremony c = new Ceremony(3, 4, 2);
    assertThat(c.asked("certificate", 2, "")).isEqualTo(c.certs.get(1).text());
    String material = c.asked("material", 2, "");
    assertThat(material).isEqualTo(c.polynomials.get(1).text());
    // other certificates: nothing that was derived serves again
    c.certs.set(
        0, new ThresholdTrustee(c.plan, 1, TrusteeSeed.fresh(c.random)).certificate(c.random));
    Polynomial other =
        Polynomial.read(GROUP, ThresholdMessages.Form.V3, c.asked("material", 2, ""));
    Polynomial first = c.polynomials.get(1);
    assertThat(other.coefexps().coefficients(GROUP).coefexps())
        .doesNotContainAnyElementsOf(first.coefexps().coefficients(GROUP).coefexps());
    assertThat(other.secrets()).doesNotContainAnyElementsOf(first.secrets());
    assertThat(c.asked("salt", 2, "")).matches("[0-9a-f]{64}");
  }

  @Test
  void aBrowserSaysWhoseShareDoesNotFit() {
    Ceremony c = new Ceremony(2, 3, 1);
    Polynomial honest = c.polynomials.get(1);
    Polynomial another = c.java(2).polynomial(c.certs, c.random);
    Map<String, Polynomial> wrong =
        Map.of(
            "does not fit what that trustee committed to. 2",
            with(honest, List.of(another.secrets().get(0), honest.secrets().get(1), "x")),
            "cannot be read. 2",
            with(honest, List.of(honest.secrets().get(1), honest.secrets().get(0), "x")));
    wrong.forEach(
        (words, polynomial) -> {
          c.polynomials.set(1, polynomial);
          assertThat(c.share(1)).isEqualTo("Refusal: The share from trustee 2 " + words);
        });
    c.polynomials.set(1, with(honest, List.of("{}", "{}", "{}")));
    assertThat(c.share(1)).contains("The share from trustee 2 cannot be read.");
  }

  private static Polynomial with(Polynomial p, List<String> secrets) {
    return new Polynomial(p.polynomial(), secrets, p.coefexps(), p.signature());
  }

  @Test
  void whatIsChosenAfterTheOwnSharesWereSeenIsNotAddedUp() {
    Ceremony c = new Ceremony(2, 3, 1);
    assertThat(c.asked("received", 1, c.handedOut()))
        .isEqualTo(c.plan.received(c.polynomials, 1).text());
    // whoever keeps the server plays the others, and chooses theirs once it has read this one's
    for (int fake : new int[] {2, 3}) {
      KeyCommitment.Opening first = c.openings.get(fake - 1);
      String late = c.java(fake).polynomial(c.certs, c.random).text();
      c.openings.set(fake - 1, KeyCommitment.Opening.of(late, c.random));
      assertThat(c.asked("received", 1, c.handedOut()))
          .contains("What trustee " + fake + " handed out is not what stood there");
      c.openings.set(fake - 1, first);
    }
    // commitments that are chosen later have another checksum, as have other trustees
    String compared = c.asked("checksum", 1, c.commitmentsText());
    assertThat(compared).matches("([0-9a-f]{4} ){9}[0-9a-f]{4}");
    c.commitments.set(2, "0".repeat(64));
    assertThat(c.asked("checksum", 1, c.commitmentsText())).isNotEqualTo(compared);
    assertThat(new Ceremony(2, 3).asked("checksum", 1, c.commitmentsText()))
        .isNotEqualTo(c.asked("checksum", 1, c.commitmentsText()));
  }

  @Test
  void aBoardWithAnotherPartUnderTheOwnNumberIsSeenAtOnce() {
    Ceremony c = new Ceremony(2, 3, 1);
    assertThat(c.asked("own", 1, c.trustees())).isEqualTo("own");
    String another = "The board has another part of the key under your number";
    // one board for fakes alone, whose keys its keeper knows
    assertThat(c.asked("own", 1, new Ceremony(2, 3).trustees())).contains(another);
    // the own certificate among others, and the own seed made to stand for other shares
    c.polynomials.set(0, c.java(1).polynomial(c.certs, c.random));
    c.browsers = List.of();
    assertThat(c.asked("own", 1, c.trustees())).contains(another);
  }

  @Test
  void aBrowserIsNotToldAnotherPastThanItsOwn() {
    Ceremony c = new Ceremony(2, 3, 1);
    Polynomial mine = c.polynomials.get(0);
    // the server exchanges this trustee's own part for another signed by it
    Polynomial forged = c.java(1).polynomial(c.certs, c.random);
    c.polynomials.set(
        0,
        new Polynomial(mine.polynomial(), forged.secrets(), forged.coefexps(), forged.signature()));
    assertThat(c.share(1)).contains("What came back as your own part is another");
    c.polynomials.set(0, mine);
    // another trustee saw other certificates
    List<SignedMessage> others = new ArrayList<>(c.certs);
    others.set(
        2, new ThresholdTrustee(c.plan, 3, TrusteeSeed.fresh(c.random)).certificate(c.random));
    Polynomial second = c.polynomials.get(1);
    c.polynomials.set(1, c.java(2).polynomial(others, c.random));
    assertThat(c.share(1)).contains("the signature of the certificates of all");
    c.polynomials.set(1, second);
    assertThat(c.share(1)).startsWith("{\"private_key\":");
    // its own certificate was exchanged
    c.certs.set(
        0, new ThresholdTrustee(c.plan, 1, TrusteeSeed.fresh(c.random)).certificate(c.random));
    assertThat(c.asked("material", 1, ""))
        .isEqualTo("Refusal: This is not the file with which you made your certificate.");
    c.certs.set(0, c.certs.get(1));
    assertThat(c.asked("material", 1, "")).contains("was made for something else");
  }
}
