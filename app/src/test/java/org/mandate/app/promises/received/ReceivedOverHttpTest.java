package org.mandate.app.promises.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.promises.Promise;
import org.mandate.app.record.Audited;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.PartyRole;

/** A payer's file from the upload to the journal, over HTTP, as the people of a body. */
class ReceivedOverHttpTest {
  private static final String HEADER = "Date Paid,Entity,Supplier Name,Expense Type,Amount\n";
  private static final String BOARD = "Town Integrated Care Board";
  private static ReceivedTown town;
  private static int number;

  @BeforeAll
  static void found() {
    town = new ReceivedTown();
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  /** A promise of its own for each test, whose lines carry a word of its own. */
  private record Case(Promise promise, String word) {
    String line(String day, String payee, String amount) {
      return day + "," + BOARD + "," + payee + "," + word + ",\"" + amount + "\"\n";
    }
  }

  private static synchronized Case fresh() {
    String word = "Participation no " + (char) ('a' + number) + number++ + "x";
    Promise p = town.promise("A pound a head " + word, Optional.empty());
    town.rule(p, word);
    return new Case(p, word);
  }

  @Test
  void aFileCountsOnceSomebodyHasSeenIt() {
    Case c = fresh();
    String file =
        town.brought(
            "May.csv",
            HEADER
                + c.line("13/05/2025", "TOWN FEDERATION LTD", "1,000.01")
                + c.line("14/05/2025", "Deerhurst Care Homes Ltd", "77.00")
                + "15/05/2025,Another Board,TOWN FEDERATION LTD,"
                + c.word
                + ",5.00\n"
                + ",,Total,,\"1,082.01\"\n");

    assertThat(town.page(file))
        .contains("would count, £1,000.01; nothing counts yet")
        .contains("Only 1 of 12 months have lines")
        .contains("Line 5 is a total")
        .contains("Not of this promise");
    assertThat(town.total(c.promise).receivedByPayeePence()).isZero();

    town.count(file);

    assertThat(town.total(c.promise).receivedByPayeePence()).isEqualTo(100001);
    assertThat(town.total(c.promise).receivedByPracticePence()).isZero();
    assertThat(town.page(file)).contains("£1,000.01 of this file counts");
    List<Receipt> receipts = town.receipts(c.promise);
    assertThat(receipts).extracting(Receipt::line).containsExactly(2, 3);
    assertThat(town.page(town.at("/promises/" + c.promise.reference())))
        .contains("line 2", receipts.getFirst().sha256().substring(0, 12));
  }

  @Test
  void theSameFileTwiceIsRefusedWithTheDayItWasRead() {
    Case c = fresh();
    String text = HEADER + c.line("13/05/2025", "TOWN FEDERATION LTD", "10.00");
    town.brought("first.csv", text);

    HttpResponse<String> again = town.bring(town.treasurer, "second.csv", text, Map.of());

    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("already read on", "first.csv", "There is a problem");
    assertThat(town.receipts(c.promise)).hasSize(1);
  }

  @Test
  void overlappingPeriodsCountNothingTwiceEvenWherePenceWereLost() {
    Case c = fresh();
    String may =
        HEADER
            + c.line("13/05/2025", "TOWN FEDERATION LTD", "100.25")
            + c.line("13/05/2025", "TOWN FEDERATION LTD", "100.25");
    town.count(town.brought("May.csv", may));

    String both =
        town.brought(
            "May and June.csv",
            HEADER
                + c.line("13/05/2025", "Town Federation Ltd", "100.00")
                + c.line("13/05/2025", "Town Federation Ltd", "100.25")
                + c.line("13/06/2025", "Town Federation Ltd", "7.00"));
    town.count(both);

    assertThat(town.page(both))
        .contains("Said before", "It is line 2 of May.csv", "£7.00 of this file counts");
    assertThat(town.total(c.promise).receivedByPayeePence()).isEqualTo(20050 + 700);
  }

  @Test
  void aReversalReducesWhatItTookBackEvenInALaterFile() {
    Case c = fresh();
    town.count(
        town.brought(
            "June.csv",
            HEADER
                + c.line("13/06/2025", "TOWN FEDERATION LTD", "300.00")
                + c.line("14/06/2025", "TOWN FEDERATION LTD", "50.00")));
    town.count(
        town.brought("July.csv", HEADER + c.line("13/07/2025", "TOWN FEDERATION LTD", "(300.00)")));

    assertThat(town.total(c.promise).receivedByPayeePence()).isEqualTo(5000);
    assertThat(town.receipts(c.promise).getLast().reverses())
        .contains(town.receipts(c.promise).getFirst().id());
  }

  @Test
  void aPayeeIsDecidedByAPersonRememberedAndDecidedAnew() {
    Case c = fresh();
    String payee = "The Old Surgery " + c.word;
    String file = town.brought("May.csv", HEADER + c.line("13/05/2025", payee, "40.00"));
    town.count(file);
    assertThat(town.total(c.promise).receivedByPracticePence()).isZero();
    assertThat(town.page(town.at("/payees"))).contains(payee);

    decide(c, "other", BallotTown.code(2));
    assertThat(town.gap(c.promise, 2).receivedByPracticePence()).isEqualTo(4000);
    assertThat(town.page(town.at("/payees"))).contains("Gareth Lowe", "Practice 2 (TP-002)");

    town.count(
        town.brought(
            "June.csv",
            HEADER + c.line("13/06/2025", payee.toUpperCase(java.util.Locale.ROOT), "2.00")));
    assertThat(town.gap(c.promise, 2).receivedByPracticePence()).isEqualTo(4200);

    decide(c, "other", BallotTown.code(3));
    assertThat(town.gap(c.promise, 2).receivedByPracticePence()).isZero();
    assertThat(town.gap(c.promise, 3).receivedByPracticePence()).isEqualTo(4200);

    decide(c, "none", "");
    assertThat(town.total(c.promise).receivedByPayeePence()).isZero();
    assertThat(town.page(file)).contains("None of ours");
  }

  private static void decide(Case c, String organisation, String code) {
    UUID receipt = town.receipts(c.promise).getFirst().id();
    town.page(town.at("/payees/" + receipt));
    HttpResponse<String> answer =
        town.as(town.treasurer)
            .post(
                town.at("/payees/" + receipt), Map.of("organisation", organisation, "code", code));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
  }

  @Test
  void anUnknownCodeIsRefusedAndTheFormKeepsIt() {
    Case c = fresh();
    town.brought("x.csv", HEADER + c.line("13/05/2025", "Somebody " + c.word, "40.00"));
    UUID receipt = town.receipts(c.promise).getFirst().id();
    town.page(town.at("/payees/" + receipt));
    HttpResponse<String> answer =
        town.as(town.treasurer)
            .post(town.at("/payees/" + receipt), Map.of("organisation", "other", "code", "ZZ-999"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("ZZ-999", "The register knows no organisation");
  }

  @Test
  void aStatementOfThePayeesAccountSaysNothingThatThePayersFileSaidBefore() {
    Case c = fresh();
    town.count(
        town.brought("May.csv", HEADER + c.line("13/05/2025", "TOWN FEDERATION LTD", "123.45")));
    String statement =
        "Date,Type,Description,Paid out,Paid in,Balance\n"
            + "15/05/2025,"
            + c.word
            + ","
            + BOARD
            + ",,123.45,1123.45\n"
            + "16/06/2025,"
            + c.word
            + ","
            + BOARD
            + ",,10.00,1133.45\n";
    HttpResponse<String> answer =
        town.bring(
            town.treasurer, "bank.csv", statement, Map.of("kind", "bank", "account", "T-FED"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    town.count(answer.headers().firstValue("Location").orElseThrow());

    assertThat(town.total(c.promise).receivedByPayeePence()).isEqualTo(12345 + 1000);
  }

  @Test
  void aFilePutAsideCountsNothingAndMayCountAgain() {
    Case c = fresh();
    String file =
        town.brought("May.csv", HEADER + c.line("13/05/2025", "TOWN FEDERATION LTD", "9.99"));
    town.count(file);
    assertThat(town.as(town.treasurer).post(file + "/aside", Map.of()).statusCode()).isEqualTo(303);
    assertThat(town.total(c.promise).receivedByPayeePence()).isZero();
    assertThat(town.page(file)).contains("put aside");
    town.count(file);
    assertThat(town.total(c.promise).receivedByPayeePence()).isEqualTo(999);
  }

  @Test
  void aFileThatCannotBeReadIsRefusedWithThePlaceAndTheFormKeepsWhatWasTyped() {
    HttpResponse<String> answer =
        town.bring(
            town.treasurer,
            "x.csv",
            "Spend\nDate Paid,Amount\n13/05/2025,1\n",
            Map.of("payer", "A board that stays"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Line 2", "who was paid", "Supplier name", "A board that stays");
  }

  @Test
  void onlyThoseWhoKeepTheMoneySeeFilesLinesAndPayees() {
    Case c = fresh();
    String file =
        town.brought("May.csv", HEADER + c.line("13/05/2025", "TOWN FEDERATION LTD", "9.99"));
    for (UUID other : List.of(town.w.guardian, town.w.hill, town.w.partner(4))) {
      assertThat(town.as(other).get(file).statusCode()).isIn(403, 404);
      assertThat(town.as(other).get(town.at("")).statusCode()).isIn(403, 404);
      assertThat(town.w.as(other, () -> town.received.receipts(c.promise))).isEmpty();
      assertThat(town.w.as(other, () -> town.received.files(town.w.body))).isEmpty();
    }
    assertThat(town.w.as(town.w.chair, () -> town.received.receipts(c.promise))).hasSize(1);
    assertThat(town.w.t.asNobody(() -> town.received.files(town.w.body))).isEmpty();
  }

  @Test
  void theRecordHoldsFilesActsRulesAndDecisionsWithoutAName() {
    Case c = fresh();
    String file =
        town.brought("May.csv", HEADER + c.line("13/05/2025", "Dr Secret Name " + c.word, "9.99"));
    town.count(file);
    decide(c, "none", "");
    town.w.job(
        "audit",
        () -> {
          for (Audited audited : town.received.audited()) {
            int[] rows = {0};
            audited.rows(
                row -> {
                  rows[0]++;
                  assertThat(row.entry()).as(audited.table()).isPositive();
                  assertThat(row.facts().toString())
                      .doesNotContain("Secret Name", "Town Integrated");
                });
            assertThat(rows[0]).as(audited.table()).isPositive();
          }
          return true;
        });
  }

  @Test
  void aYearOfTheNationalFileComesToThePracticeAndIsNeverAddedToItsMonths() {
    Case c = fresh();
    String payee = "The Practice that the file pays " + c.word;
    town.count(town.brought("May.csv", HEADER + c.line("13/05/2025", payee, "40.00")));
    decide(c, "other", "A81001");
    assertThat(town.gap(c.promise, "A81001").receivedByPracticePence()).isEqualTo(4000);
    String national =
        """
        Practice Code,Practice Name,Number of Registered Patients,Number of Weighted Patients,PCN Participation
        A81001,Coded Practice 1,1000,1100.00,900.00
        A81002,Coded Practice 2,1010,1110.00,"1,000.50"
        A81003,Coded Practice 3,1020,1120.00,0.00
        A81009,Elsewhere,9000,9100.00,15000.00
        """;
    HttpResponse<String> answer =
        town.bring(
            town.treasurer,
            "nhs payments 2025-26.csv",
            national,
            Map.of(
                "kind",
                "national",
                "promise",
                c.promise.reference(),
                "column",
                "PCN Participation"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    String file = answer.headers().firstValue("Location").orElseThrow();
    town.count(file);

    assertThat(town.gap(c.promise, "A81001").receivedByPracticePence()).isEqualTo(4000);
    assertThat(town.gap(c.promise, "A81002").receivedByPracticePence()).isEqualTo(100050);
    assertThat(town.page(file))
        .contains("Another file says this year", "no payment is recorded for 1");

    town.count(town.brought("June.csv", HEADER + c.line("13/06/2025", "Second " + c.word, "7.00")));
    UUID second =
        town.receipts(c.promise).stream()
            .filter(r -> r.payeeName().startsWith("Second"))
            .findFirst()
            .orElseThrow()
            .id();
    town.page(town.at("/payees/" + second));
    town.as(town.treasurer)
        .post(town.at("/payees/" + second), Map.of("organisation", "other", "covered", "A81002"));
    assertThat(town.gap(c.promise, "A81002").receivedByPracticePence()).isEqualTo(100050);
  }

  @Test
  void linesOfASealedPromiseAreSeenOnlyByWhoSeesThePromise() {
    Matter m = town.w.closed("What the board offers for nights");
    Promise sealed = town.promise("Nights", Optional.of(m.id()));
    String word = "Nights " + number;
    town.rule(sealed, word);
    town.w.party(m, WallTown.FEDERATION, PartyRole.BIDDER);
    Case c = new Case(sealed, word);
    String file =
        town.brought("Nights.csv", HEADER + c.line("13/05/2025", "TOWN FEDERATION LTD", "9.99"));
    town.count(file);

    assertThat(town.receipts(sealed)).hasSize(1);
    assertThat(town.page(file)).contains(sealed.reference(), "£9.99 of this file counts");
    assertThat(town.w.as(town.w.chair, () -> town.received.receipts(sealed))).isEmpty();
    assertThat(town.as(town.w.chair).get(file).body())
        .contains("No line of this file is of a promise")
        .doesNotContain(sealed.reference(), "9.99 of", "Nights " + number);
    assertThat(town.as(town.w.chair).get(town.at("/rules/" + sealed.reference())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void theWayToWhatCameIsShownToThoseWhoMayGoIt() {
    String list = "/bodies/" + town.w.body.slug() + "/promises";
    assertThat(town.page(list)).contains(town.at(""));
    assertThat(town.as(town.w.hill).get(list).body()).doesNotContain(town.at(""));
    assertThat(town.page(town.at(""))).contains("Bring a file");
  }
}
