package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.national.FinancialYear;

/**
 * The real file of 2022-23 beside what others recomputed from it (shared data, README section 2).
 */
class EveryPracticeInEnglandTest {
  private static final String SHARED = System.getProperty("mandate.shared", "");
  private static final String NAME = "nhs_payments_to_general_practice_22-23.csv.gz";
  private static TestProgram t;
  private static TestServer server;
  private static National.Kept file;

  @BeforeAll
  static void keep() {
    assumeThat(SHARED).as("no shared data: mandate.shared is empty").isNotEmpty();
    Path at = Path.of(SHARED, "money", NAME);
    assumeThat(at).as("the file is not here").exists();
    t = TestProgram.fresh();
    file =
        t.program
            .jobs
            .as(
                "town",
                () ->
                    t.program.national.keep(
                        at, NAME, "PCN Participation", Optional.empty(), new Who.Job("town")))
            .orElseThrow();
    server = TestServer.of(t);
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
  }

  private static String page(String asked) {
    var answer = server.browser().get("/national/payments?file=" + file.id() + asked);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void theSumAndTheMedianAreThoseRecomputedByOthers() {
    assertThat(file.pence()).isEqualTo(10_701_199_650L);
    assertThat(file.year()).isEqualTo(new FinancialYear(2022));
    String page = page("&rate=1.761&basis=weighted");
    assertThat(page)
        .contains("£107,011,996.50 was paid; £1.761 a weighted patient would be £")
        .contains("£1.740")
        .contains("No payment recorded 30 practices of more than 1,000 weighted patients")
        .contains("cannot tell", "nobody has said where it is quoted from")
        .doesNotContain("is missing");
  }

  @Test
  void everyViewSumsToTheSameAndPagesFollowOneAnother() {
    for (String by : List.of("icb", "pcn", "practice")) {
      assertThat(page("&rate=1.761&by=" + by)).as(by).contains("£107,011,996.50 was paid;");
    }
    assertThat(page("&rate=1.761&by=practice&from=50")).contains("51 to 100 of");
    assertThat(page("&rate=1.761&by=practice&from=99999")).contains("The 50 before");
  }

  @Test
  void withoutARateNothingIsHeldAgainstTheFigures() {
    assertThat(page(""))
        .contains("£107,011,996.50 was paid to", "No rate is entered")
        .doesNotContain("Less than the rate gives");
  }

  @Test
  void anAddressThatNamesNoFileIsNoPageAndHostileWordsAreIgnored() {
    assertThat(server.browser().get("/national/payments?file=x").statusCode()).isEqualTo(404);
    assertThat(page("&rate=-1&basis=%3Cscript%3E&by=fifth&from=-1"))
        .contains("£107,011,996.50 was paid to");
  }

  @Test
  void theSameFileTwiceAnotherYearAndAMissingColumnAreRefused() throws Exception {
    Path at = Path.of(SHARED, "money", NAME);
    assertThat(refused(at, "PCN Participation", Optional.empty())).contains("kept before");
    assertThat(refused(at, "PCN Participation", Optional.of(new FinancialYear(2019)))).isNotEmpty();
    assertThat(refused(at, "PCN Nothing", Optional.empty())).isNotEmpty();
    Path broken = Files.createTempFile("broken", ".csv");
    Files.writeString(broken, "a,b\n1,2\n");
    assertThat(refused(broken, "PCN Participation", Optional.empty())).isNotEmpty();
    Files.delete(broken);
    assertThat(t.asNobody(() -> t.program.national.files())).hasSize(1);
  }

  private static String refused(Path at, String column, Optional<FinancialYear> year) {
    Outcome<National.Kept> outcome =
        t.program.jobs.as(
            "town",
            () ->
                t.program.national.keep(
                    at, at.getFileName().toString(), column, year, new Who.Job("town")));
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return outcome.toString();
  }

  @Test
  void aRateStandsWithItsSourceAndTheAuditRebuildsBoth() {
    t.program
        .jobs
        .as(
            "town",
            () ->
                t.program.national.quote(
                    new FinancialYear(2019),
                    "PCN Participation",
                    Rate.of("1.761").orElseThrow(),
                    Basis.WEIGHTED,
                    "A contract’s own page",
                    new Who.Job("town")))
        .orElseThrow();
    List<String> rows = new ArrayList<>();
    t.program.jobs.as(
        "audit",
        () -> {
          t.program.national.audited().forEach(a -> a.rows(r -> rows.add(r.toString())));
          return true;
        });
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst()).contains("pence=10701199650", "practices=6669");
  }

  @Test
  void nobodyButTheRegistrarKeepsAFile() {
    assertThat(server.browser().get("/national/payments/add").statusCode()).isIn(302, 303, 403);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    t.asNobody(
                        () ->
                            t.program.national.quote(
                                new FinancialYear(2020),
                                "c",
                                Rate.of("1").orElseThrow(),
                                Basis.WEIGHTED,
                                "s",
                                new Who.Job("town")))))
        .isNotNull();
  }
}
