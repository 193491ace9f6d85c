package org.mandate.app.elections.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Browser;
import org.mandate.app.web.StaticPages;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.board.SetupData;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.BallotSealer;
import org.mandate.ballot.ceremony.Combining;
import org.mandate.ballot.ceremony.Roll;
import org.mandate.ballot.ceremony.Sealing;
import org.mandate.ballot.ceremony.Tallying;
import org.mandate.ballot.ceremony.ThresholdMessages;
import org.mandate.ballot.ceremony.ThresholdPlan;
import org.mandate.ballot.ceremony.ThresholdTrustee;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.ceremony.TrusteeSeed;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;

/**
 * One mandatory trustee and two of three others open a result. Java makes their ceremony; each
 * one's browser checks it, reads the own share and decrypts; Java verifies the whole.
 */
class ThresholdInABrowserTest {
  private static final Group GROUP = SealedElection.GROUP;
  private static final String DECRYPT =
      """
      async ([fingerprint, file, share]) => {
        const { readBoard } = await import('/web/sealed/board.js');
        const { checkBoard, mayDecrypt } = await import('/web/sealed/check.js');
        const { decrypt, readPrivateKey } = await import('/web/sealed/trustee.js');
        const { readShare } = await import('/web/sealed/threshold.js');
        const bytes = new Uint8Array(await (await fetch('/board.bel')).arrayBuffer());
        try {
          const checked = await checkBoard(await readBoard(bytes), fingerprint);
          mayDecrypt(checked);
          const key = share ? await readShare(file, share) : readPrivateKey(file);
          if (!checked.keys.includes(key.publicText)) return 'not a key of this election';
          return await decrypt(checked.election, key, checked.ciphertexts);
        } catch (problem) {
          return problem.name + ': ' + problem.message;
        }
      }
      """;

  private final Random random = new Random(21);
  private final List<ThresholdTrustee> people = new ArrayList<>();
  private final List<String> seeds = new ArrayList<>();
  private final List<ThresholdMessages.KeyShare> shares = new ArrayList<>();

  private Trustees.Pedersen twoOfThree() {
    ThresholdPlan plan = new ThresholdPlan(GROUP, ThresholdMessages.Form.V3, 3, 2);
    List<SignedMessage> certs = new ArrayList<>();
    for (int seat = 1; seat <= 3; seat++) {
      TrusteeSeed seed = TrusteeSeed.fresh(random);
      seeds.add(seed.text());
      people.add(new ThresholdTrustee(plan, seat, seed));
      certs.add(people.getLast().certificate(random));
    }
    List<ThresholdMessages.Polynomial> polynomials =
        people.stream().map(one -> one.polynomial(certs, random)).toList();
    for (int seat = 1; seat <= 3; seat++) {
      shares.add(people.get(seat - 1).keyShare(certs, plan.received(polynomials, seat), random));
    }
    return plan.assemble(
        certs,
        polynomials.stream().map(ThresholdMessages.Polynomial::committed).toList(),
        shares.stream().map(ThresholdMessages.KeyShare::key).toList());
  }

  @Test
  void twoOfThreeAndTheMandatoryOneOpenTheResultEachInABrowser() throws IOException {
    try (Browser browser = new Browser();
        StaticPages pages = new StaticPages()) {
      TrusteeKeyPair mandatory = TrusteeKeyPair.fresh(GROUP, random);
      Trustees trustees = new Trustees(List.of(new Trustees.Single(mandatory.key()), twoOfThree()));
      String uuid = Roll.freshUuid(random);
      Election election =
          new Election(
              1,
              "Threshold",
              "Threshold",
              GROUP,
              trustees.publicKey(GROUP),
              List.of(new Question.Homomorphic(List.of("Y", "N"), Optional.empty(), 0, 1, "?")),
              uuid,
              Optional.empty(),
              Optional.empty());
      Roll roll = Roll.fresh(GROUP, uuid, List.of(3L, 2L), random);
      BoardWriter board = new BoardWriter(1_800_000_000L);
      board.setUp(election, trustees, roll.roll());
      Tallying tallying = new Tallying(election, roll.roll());
      for (int voter = 0; voter < 2; voter++) {
        var sealed =
            (Sealing.SealedBallot)
                new BallotSealer(election)
                    .seal(
                        roll.credentials().get(voter),
                        List.of(voter == 0 ? List.of(1, 0) : List.of(0, 1)),
                        random);
        board.append(Event.Type.BALLOT, sealed.ballot());
        tallying.add(sealed.ballot());
      }
      board.append(Event.Type.END_BALLOTS);
      Tallying.Tally tally = tallying.tally();
      board.tally(tally.encrypted(), tally.ballots(), tally.weight());
      pages.serve("/board.bel", board.bytes());
      pages.serve("/favicon.ico", new byte[0]);
      Page page = browser.visitor(Browser.DESK);
      page.navigate(pages.serve("/blank", "<!DOCTYPE html><title>x</title>".getBytes(UTF_8)));

      SortedMap<Integer, PartialDecryption> partial = new TreeMap<>();
      BigInteger secret = mandatory.secret();
      partial.put(1, decrypted(page, election, "\"" + secret + "\"", ""));
      for (int owner : new int[] {2, 4}) { // the first and the third of the three
        String encrypted = shares.get(owner - 2).encryptedKey();
        partial.put(owner, decrypted(page, election, seeds.get(owner - 2), encrypted));
      }
      partial.forEach((owner, one) -> board.owned(Event.Type.PARTIAL_DECRYPTION, owner, one));
      var result =
          new Combining(election, trustees, partial)
              .result(tally.encrypted(), tally.weight())
              .orElseThrow();
      board.append(Event.Type.RESULT, result);
      assertThat(result.questions()).containsExactly(Rows.flat(List.of(3L, 2L)));
      Report report =
          Verifier.verify(BoardSource.of(board.bytes()), Options.everything(), Progress.NONE);
      assertThat(report.refusal()).isEmpty();

      assertThat(told(page, election, seeds.get(1), shares.get(0).encryptedKey()))
          .isEqualTo("Refusal: This is not the key that you took part with.");
      anAlteredCeremonyIsRefused(pages, page, election, trustees, roll);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static PartialDecryption decrypted(
      Page page, Election election, String file, String share) {
    return PartialDecryption.read(told(page, election, file, share), election);
  }

  private static String told(Page page, Election election, String file, String share) {
    return (String) page.evaluate(DECRYPT, List.of(election.fingerprint(), file, share));
  }

  private static void anAlteredCeremonyIsRefused(
      StaticPages pages, Page page, Election election, Trustees trustees, Roll roll) {
    String text = trustees.text();
    // every number of the trustees' text, one at a time, is one off: proofs and signatures
    var numbers = Pattern.compile("\"(?:challenge|response)\":\"[0-9]*([0-9])\"").matcher(text);
    int tried = 0;
    while (numbers.find()) {
      int at = numbers.start(1);
      char digit = text.charAt(at) == '0' ? '1' : (char) (text.charAt(at) - 1);
      BoardWriter altered = new BoardWriter(1_800_000_000L);
      altered.append(
          Event.Type.SETUP,
          new SetupData(
              altered.add(election),
              altered.add(text.substring(0, at) + digit + text.substring(at + 1)),
              altered.add(roll.roll())));
      altered.append(Event.Type.END_BALLOTS);
      pages.serve("/board.bel", altered.bytes());
      assertThat(told(page, election, "\"1\"", ""))
          .as("number " + tried)
          .startsWith("Refusal: ")
          .doesNotContain("has not ended");
      tried++;
    }
    assertThat(tried).isGreaterThan(20);
  }
}
