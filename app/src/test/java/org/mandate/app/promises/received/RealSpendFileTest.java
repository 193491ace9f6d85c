package org.mandate.app.promises.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.promises.Promise;

/**
 * A commissioner's real file of a year, brought by a treasurer; what it comes to was counted by
 * others.
 */
class RealSpendFileTest {
  @Test
  void networkParticipationOfSouthEastLondonIsFoundToThePound() throws Exception {
    Path real =
        Path.of(System.getProperty("mandate.shared", ""), "money/spend25k_2020-21_SEL.csv.gz");
    Assumptions.assumeTrue(Files.exists(real), "real files not here: " + real);
    try (ReceivedTown town = new ReceivedTown()) {
      Promise p = town.promise("Network participation", Optional.empty());
      town.w.as(
          town.treasurer,
          () ->
              town.received
                  .rule(
                      p,
                      new Received.NewRule(
                          "South East London",
                          List.of("PCN DES Participation"),
                          LocalDate.of(2020, 4, 1),
                          LocalDate.of(2021, 3, 31)),
                      ReceivedTown.who(town.treasurer))
                  .orElseThrow());
      TestServer.Browser treasurer = town.as(town.treasurer);
      treasurer.get(town.at("/bring"));
      long began = System.nanoTime();
      HttpResponse<String> answer =
          treasurer.postFile(
              town.at("/bring"),
              Map.of("kind", "spend", "payer", "NHS South East London CCG"),
              "file",
              "SEL.csv.gz",
              Files.readAllBytes(real));
      assertThat(answer.statusCode()).isEqualTo(303);
      String file = answer.headers().firstValue("Location").orElseThrow();
      System.out.printf("brought in %d ms%n", (System.nanoTime() - began) / 1_000_000);

      List<Receipt> receipts = town.receipts(p);
      assertThat(receipts).hasSize(1904);
      assertThat(receipts.stream().mapToLong(Receipt::pence).sum()).isEqualTo(348_471_300);
      assertThat(town.page(file)).contains("Only 8 of 12 months", "18,467 lines");
      town.count(file);

      String key =
          receipts.stream()
              .collect(java.util.stream.Collectors.groupingBy(Receipt::payeeKey))
              .entrySet()
              .stream()
              .filter(e -> e.getValue().stream().allMatch(r -> r.pence() > 0))
              .max(java.util.Comparator.comparingInt(e -> e.getValue().size()))
              .orElseThrow()
              .getKey();
      List<Receipt> of = receipts.stream().filter(r -> r.payeeKey().equals(key)).toList();
      UUID one = of.getFirst().id();
      town.page(town.at("/payees/" + one));
      began = System.nanoTime();
      treasurer.post(
          town.at("/payees/" + one),
          Map.of("organisation", "other", "covered", BallotTown.code(1)));
      System.out.printf(
          "%d lines of one payee posted in %d ms%n",
          of.size(), (System.nanoTime() - began) / 1_000_000);
      assertThat(town.gap(p, 1).receivedByPracticePence())
          .isEqualTo(of.stream().mapToLong(Receipt::pence).sum());
    }
  }
}
