package org.mandate.app.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.app.InTown;
import org.mandate.app.TestProgram;
import org.mandate.app.TestServer;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Reading;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.Result;
import org.mandate.count.results.ResultJson;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Rules;

/**
 * The two downloads of a result page, taken over HTTP, give the same result to whoever counts them
 * again. They are left for `./mandate recount`, whose room may not call this one
 * (HandedOutCountsTest of cli).
 */
class CountsAreHandedOutTest {
  private static final Path FOLDER = Path.of("target", "counts");

  @Test
  void ofTheClinicalLeadsOfMarlbrook() throws IOException {
    handedOut(InTown.program(), "marlbrook-practices-together-2026-031");
  }

  @Test
  void ofATieDrawnByTheLotOfTheRecordsEntry() throws IOException {
    BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(6, ""));
    Ballot ballot = town.open(chair(town));
    town.cast(ballot.id(), 1, 3, "a");
    town.cast(ballot.id(), 4, 6, "b");
    town.close();

    String json =
        handedOut(
            town.t,
            town.asNobody(() -> town.p.decisions.ofMatter(ballot.matter()).orElseThrow()).id());

    assertThat(json).contains("\"lots\":[\"");
  }

  @Test
  void theRollAndEveryVoteAreOneFileThatCountsAlike() {
    try (TestServer server = TestServer.of(InTown.program())) {
      TestServer.Browser anyone = server.browser();
      String motion = "/decisions/marlbrook-practices-together-2026-041";
      String leads = "/decisions/marlbrook-practices-together-2026-031";
      assertThat(anyone.get(motion).body()).contains(motion + "/votes.json");
      Reading.Read votes = read(anyone.get(motion + "/votes.json").body());
      Reading.Read rankings = read(anyone.get(leads + "/votes.json").body());
      Reading.Read blt = read(anyone.get(leads + "/count/ballots.blt").body());

      assertThat(votes.election().candidates()).hasSizeGreaterThan(1);
      assertThat(
              votes.election().ballots().total().longValueExact()
                  + votes.election().rejected().longValueExact())
          .isEqualTo(cast(InTown.program(), "marlbrook-practices-together-2026-041"))
          .isGreaterThan(20);
      var rule = Rules.named("scottish-2007").orElseThrow();
      assertThat(((Count) rule.count(rankings.election(), new Lot.Seed("1"))).stages())
          .isEqualTo(((Count) rule.count(blt.election(), new Lot.Seed("1"))).stages());
    }
  }

  private static long cast(TestProgram t, String decision) {
    return t.asNobody(
        () -> {
          var ballot = t.program.decisions.find(decision).orElseThrow().ballot().orElseThrow();
          return (long) t.program.elections.votes(ballot).size();
        });
  }

  private static Reading.Read read(String file) {
    return (Reading.Read) BallotFiles.read(file.getBytes(UTF_8));
  }

  private static Matter chair(BallotTown town) {
    return town.election(
        "Who chairs the body?", 1, List.of("Ann “Nan” Lee, Weir Lane", "Bo \\ Kay"));
  }

  private static String handedOut(TestProgram t, String decision) throws IOException {
    String ballots;
    String published;
    try (TestServer server = TestServer.of(t)) {
      TestServer.Browser anyone = server.browser();
      String at = "/decisions/" + decision + "/count";
      assertThat(anyone.get(at).body()).contains("./mandate recount " + decision + "-result.json");
      ballots = taken(anyone.get(at + "/ballots.blt"), decision + ".blt");
      published = taken(anyone.get(at + "/result.json"), decision + "-result.json");
    }

    assertThat(counted(ballots, decision, published)).isEqualTo(published);
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve(decision + ".blt"), ballots);
    Files.writeString(FOLDER.resolve(decision + "-result.json"), published);
    return published;
  }

  private static String taken(HttpResponse<String> answer, String name) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
        .contains("filename=\"" + name + "\"");
    return answer.body();
  }

  /** By a stranger, who has the two files and nothing else. */
  private static String counted(String ballots, String decision, String published) {
    Reading.Read read = (Reading.Read) BallotFiles.read(ballots.getBytes(UTF_8));
    Lot lot = new Lot.Seed(one("\"seed\":\"([0-9a-f]{64})\"", published));
    Count count =
        (Count)
            Rules.named(one("\"rules\":\"([^\"]+)\"", published))
                .orElseThrow()
                .count(read.election(), lot);
    return ResultJson.line(
            new Result(
                decision + ".blt",
                read.format(),
                sha256(ballots),
                Treatment.STANDARD,
                lot,
                read.notes(),
                count))
        + "\n";
  }

  private static String one(String pattern, String text) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(pattern + " in " + text).isTrue();
    return found.group(1);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
