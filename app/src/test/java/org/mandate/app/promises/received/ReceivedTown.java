package org.mandate.app.promises.received;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.promises.Gap;
import org.mandate.app.promises.NewPromise;
import org.mandate.app.promises.Promise;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.walls.WallTown;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** Five practices, a board that promised them £1.7613 a head through their federation, a server. */
final class ReceivedTown implements AutoCloseable {
  static final String BOARD = "T-ICB";
  static final LocalDate SAID = BallotTown.BEGAN.plusMonths(1);

  final WallTown w = WallTown.founded();
  final Received received = w.p.received;
  final UUID treasurer = w.treasurer;
  final TestServer server;
  private final Map<UUID, TestServer.Browser> browsers = new HashMap<>();

  ReceivedTown() {
    w.job(
        "town",
        () -> {
          w.p.register.add(
              LocalOrganisation.of(BOARD, "Town Integrated Care Board", "board", WallTown.BEGAN));
          for (int i = 1; i <= 3; i++) {
            w.p.register.add(
                LocalOrganisation.of(
                    "A8100" + i, "Coded Practice " + i, "practice", WallTown.BEGAN));
          }
          w.p.register.add(
              LocalOrganisation.of(
                  "T-DEER", "Deerhurst Care Homes Ltd", "company", WallTown.BEGAN));
          return true;
        });
    server = TestServer.of(w.t);
  }

  TestServer.Browser as(UUID person) {
    return browsers.computeIfAbsent(person, p -> server.browser(w.t.session(p)));
  }

  static Who who(UUID person) {
    return new Who.Person(person);
  }

  String at(String rest) {
    return "/bodies/" + w.body.slug() + "/receipts" + rest;
  }

  Promise promise(String title, Optional<UUID> matter) {
    NewPromise.NewVersion version =
        new NewPromise.NewVersion(
            Promise.Side.OURS,
            "We will pay this for each registered patient.",
            new Promise.Source("Letter of the board", "2", "", "", SAID),
            Optional.of(
                new Terms.PerHead(
                    List.of(
                        new Part(
                            new Rate(new BigDecimal("1.7613")),
                            Basis.REGISTERED,
                            BallotTown.BEGAN)))),
            Optional.empty(),
            List.of(
                new Schedule.Instalment(SAID.plusMonths(1), 1, 2),
                new Schedule.Instalment(SAID.plusMonths(4), 1, 2)),
            "",
            "",
            SAID);
    NewPromise wanted =
        new NewPromise(
            title,
            Promise.Kind.MONEY,
            BOARD,
            new Promise.Payee.One(WallTown.FEDERATION),
            new Promise.Links(matter, Optional.empty(), Optional.empty(), Optional.empty()),
            version,
            Stream.concat(
                    IntStream.rangeClosed(1, 5).mapToObj(BallotTown::code),
                    Stream.of("A81001", "A81002", "A81003"))
                .map(c -> new NewPromise.Covered(c, SAID, Optional.empty(), "The letter"))
                .toList());
    return w.as(treasurer, () -> w.p.promises.make(w.body, wanted, who(treasurer)).orElseThrow());
  }

  void rule(Promise p, String... words) {
    w.as(
        treasurer,
        () ->
            received
                .rule(
                    p,
                    new Received.NewRule(
                        "Town Integrated Care", List.of(words), SAID, SAID.plusYears(1)),
                    who(treasurer))
                .orElseThrow());
  }

  HttpResponse<String> bring(UUID person, String name, String text, Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(Map.of("kind", "spend"));
    fields.putAll(typed);
    TestServer.Browser browser = as(person);
    browser.get(at("/bring"));
    return browser.postFile(
        at("/bring"), fields, "file", name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Brings a file that must be taken; gives the address of its page. */
  String brought(String name, String text) {
    HttpResponse<String> answer = bring(treasurer, name, text, Map.of());
    if (answer.statusCode() != 303) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return answer.headers().firstValue("Location").orElseThrow();
  }

  void count(String file) {
    HttpResponse<String> answer = as(treasurer).post(file + "/count", Map.of());
    if (answer.statusCode() != 303) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  String page(String path) {
    return as(treasurer).get(path).body();
  }

  Gap total(Promise p) {
    return w.as(treasurer, () -> w.p.promises.gap(p, w.today()).total());
  }

  Gap gap(Promise p, int practice) {
    return gap(p, BallotTown.code(practice));
  }

  Gap gap(Promise p, String code) {
    return w.as(
        treasurer,
        () ->
            w.p.promises.gap(p, w.today()).practices().stream()
                .filter(g -> g.organisation().equals(code))
                .findFirst()
                .orElseThrow());
  }

  List<Receipt> receipts(Promise p) {
    return w.as(treasurer, () -> received.receipts(p));
  }

  @Override
  public void close() {
    server.close();
  }
}
