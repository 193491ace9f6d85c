package org.mandate.app.promises.gap;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.promises.Posted;
import org.mandate.app.promises.Promise;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.walls.WallTown;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files of the gap: they keep what their schemas say, sum to the page, and run in no spreadsheet.
 */
class FilesOfTheGapTest {
  private static final String BOARD = "T-ICB";
  private static WallTown w;
  private static TestServer server;
  private static Promise promise;
  private static String base;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
    w.job(
        "town",
        () -> {
          w.p.register.add(
              LocalOrganisation.of(BOARD, "=HYPERLINK(\"x\") board", "board", WallTown.BEGAN));
          return true;
        });
    LocalDate today = w.today();
    promise =
        GapTown.make(
            w.t,
            w.body,
            w.treasurer,
            GapTown.wanted(
                "=cmd|' /C calc'!A0",
                "@SUM(1+1)",
                BOARD,
                new Promise.Payee.One(WallTown.FEDERATION),
                Optional.empty(),
                "1.7613",
                BallotTown.BEGAN,
                List.of(GapTown.part(today.minusDays(100), 2), GapTown.part(today.plusDays(20), 2)),
                IntStream.rangeClosed(1, 5).mapToObj(BallotTown::code).toList(),
                today.minusDays(150)));
    move(Posted.Kind.RECEIVED, 50_000, today.minusDays(9));
    move(Posted.Kind.PASSED_ON, 20_000, today.minusDays(8));
    GapTown.post(
        w.t,
        w.treasurer,
        promise,
        Posted.Kind.TAKEN_BACK,
        today.minusDays(7),
        Map.of(BallotTown.code(1), 1_234L));
    GapTown.post(
        w.t,
        w.treasurer,
        promise,
        Posted.Kind.WAIVED,
        today.minusDays(6),
        Map.of(BallotTown.code(2), 1_000L));
    server = TestServer.of(w.t);
    base = "/bodies/" + w.body.slug() + "/promises";
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static void move(Posted.Kind kind, long pence, LocalDate on) {
    Map<String, Long> all = new LinkedHashMap<>();
    IntStream.rangeClosed(1, 5).forEach(i -> all.put(BallotTown.code(i), pence));
    GapTown.post(w.t, w.treasurer, promise, kind, on, all);
  }

  private static String file(String name) {
    var answer = server.browser().get(base + "/" + name);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    return answer.body();
  }

  private static void fits(String json, String schema) throws IOException {
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                    Files.readString(
                        Path.of(System.getProperty("mandate.root", ".."))
                            .resolve("docs")
                            .resolve(schema)),
                    InputFormat.JSON)
                .validate(json, InputFormat.JSON))
        .as(json)
        .isEmpty();
  }

  @Test
  void jsonKeepsItsSchemaAndEveryDueIsInOnePlace() throws IOException {
    String json = file("gap.json");
    fits(json, "promise-gap.schema.json");
    JsonNode practices =
        JsonMapper.builder().build().readTree(json).get("promises").get(0).get("practices");
    assertThat(practices.size()).isEqualTo(5);
    for (JsonNode p : practices) {
      long placed = 0;
      for (String place :
          List.of(
              "notPaidPence",
              "releasedNotSeenPence",
              "heldByPayeePence",
              "receivedByPracticePence",
              "takenBackPence",
              "waivedPence",
              "disputedPence")) {
        placed += p.get(place).asLong();
      }
      assertThat(placed).isEqualTo(p.get("duePence").asLong());
    }
  }

  @Test
  void noCellOfTheTableRunsAsAFormula() {
    String csv = file("gap.csv");
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
      reader.forEach(records::add);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThat(records).hasSize(6);
    for (CsvRecord record : records) {
      for (String cell : record.getFields()) {
        boolean number = cell.matches("-?[0-9]+");
        assertThat(number || cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0)
            .as(cell)
            .isTrue();
      }
    }
    assertThat(csv).contains("'=cmd|' /C calc'!A0");
    assertThat(GapFiles.harmless("\tx")).isEqualTo("'\tx");
    assertThat(GapFiles.harmless("plain")).isEqualTo("plain");
  }

  @Test
  void transactionsAreWhatCameAndWhatWentBackTurnedRound() throws IOException {
    String json = file("transactions.json");
    fits(json, "promise-transactions.schema.json");
    BigDecimal net = BigDecimal.ZERO;
    int count = 0;
    for (JsonNode t : JsonMapper.builder().build().readTree(json).get("transactions")) {
      BigDecimal amount = t.get("value").get("amount").decimalValue();
      if (t.get("payer").get("id").asString().equals(BOARD)) {
        net = net.add(amount);
      }
      if (t.get("payee").get("id").asString().equals(BOARD)) {
        net = net.subtract(amount);
      }
      count++;
    }
    // Five came and five were passed on, one went back; what was waived is no payment.
    assertThat(count).isEqualTo(11);
    // 5 x £500 less £12.34.
    assertThat(net).isEqualByComparingTo("2487.66");
  }

  @Test
  void thePracticesOfAScopeAloneStandInItsFile() {
    String one = file("gap.csv?practice=" + BallotTown.code(3));
    assertThat(one.lines()).hasSize(2);
    assertThat(file("gap.csv?practice=nobody").lines()).hasSize(1);
    assertThat(server.browser().get(base + "/gap.csv?promise=2020-P999").statusCode())
        .isEqualTo(404);
  }

  @Test
  void theYearlyStatementSaysWhatCameAsAPageAndAsPdf() {
    String page = server.browser().get(base + "/statement").body();
    assertThat(page).contains("What was promised and what came").doesNotContain("<script>alert");
    var pdf = server.browser().get(base + "/statement.pdf");
    assertThat(pdf.statusCode()).isEqualTo(200);
    assertThat(pdf.body()).startsWith("%PDF-");
    assertThat(server.browser().get(base + "/statement?year=1066").statusCode()).isEqualTo(200);
    assertThat(server.browser().get(base + "/statement?year=%27--").statusCode()).isEqualTo(200);
  }

  @Test
  void poundsAreReadExactlyOrNotAtAll() {
    assertThat(WithheldPages.pence("1,250.50")).contains(125_050L);
    assertThat(WithheldPages.pence("£ 1250")).contains(125_000L);
    assertThat(WithheldPages.pence("0.01")).contains(1L);
    for (String wrong : List.of("", "1,25", "1.5", "1e3", "-1", "12,345,6", "1.234", "=1", "９")) {
      assertThat(WithheldPages.pence(wrong)).as(wrong).isEmpty();
    }
  }
}
