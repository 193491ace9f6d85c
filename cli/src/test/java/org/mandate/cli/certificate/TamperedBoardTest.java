package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.cli.certificate.TestLogChanges.map;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Verifier;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Good;

/**
 * What a log that lies can tell without a fault as long as nobody looks at the board: each is good
 * without it but for what is said to be not checked, and refused with it.
 */
class TamperedBoardTest {
  private static final String RANKED = "elected.ranked.public";
  private static final String TOWN = "carried.town.public";

  private static Arguments of(
      String what, String file, String part, String reason, Consumer<Retold> change) {
    return Arguments.of(what, file, part, reason, change);
  }

  static Stream<Arguments> cases() {
    return Stream.of(
        of(
            "two votes moved",
            TOWN,
            "election.declared",
            "not what the board given opened",
            r -> r.facts("election.declared").put("votes", List.of(19, 8))),
        of(
            "a blank vote made one for",
            TOWN,
            "election.declared",
            "not what the board given",
            r -> {
              r.facts("election.declared").put("votes", List.of(18, 10));
              r.facts("election.declared").put("blank", 0);
            }),
        of(
            "a ballot left out of all figures",
            TOWN,
            "board",
            "ballots that count is 28, here 27",
            r -> {
              r.facts("election.closed").put("cast", 27);
              r.facts("election.declared").put("cast", 27);
              r.facts("election.declared").put("votes", List.of(16, 10));
            }),
        of(
            "rankings of one's own, counted rightly",
            RANKED,
            "election.declared",
            "not that of the rankings on the board",
            TamperedBoardTest::rankings),
        of(
            "another fingerprint at the opening",
            TOWN,
            "board",
            "fingerprint",
            r -> r.facts("election.opened").put("fingerprint", "A".repeat(43))),
        of(
            "a trustee's key replaced",
            TOWN,
            "election.key",
            "not the one on the board given",
            r -> r.facts("election.key").put("key", "0".repeat(64))),
        of(
            "other credentials handed in",
            TOWN,
            "election.credentials",
            "not that of the credentials on the board",
            r -> r.facts("election.credentials").put("fingerprint", "A".repeat(43))),
        of(
            "an event of another board",
            TOWN,
            "election.board",
            "not the one that the board given",
            r -> r.facts("election.board").put("event", "0".repeat(64))),
        of(
            "an event at another height",
            TOWN,
            "election.board",
            "not the one that the board given",
            r ->
                r.items.stream()
                    .filter(i -> "EndBallots".equals(i.facts().get("type")))
                    .forEach(i -> i.facts().put("height", 28))),
        of(
            "another file",
            TOWN,
            "board",
            "sha256",
            r -> map(r.other("board"), "body").put("sha256", "0".repeat(64))),
        of(
            "a candidate under another name",
            RANKED,
            "board",
            "candidates",
            r -> {
              r.item("election.nomination-answered").open("name", "Dr A Grey");
              r.others.remove("sheet");
            }),
        of(
            "a candidate under another name, the others sealed",
            RANKED,
            "board",
            "candidates: number",
            r -> {
              r.item("election.nomination-answered").open("name", "Dr A Grey");
              r.last("election.nomination-answered").openings.remove("name");
              r.others.remove("sheet");
            }),
        of(
            "the rankings left out, a loser declared and seated",
            RANKED,
            "election.declared",
            "counted again they are",
            r -> {
              r.others.keySet().removeAll(List.of("rankings", "sheet"));
              seated(r, list(r).getLast());
            }),
        of(
            "the rankings left out, fewer blank",
            RANKED,
            "election.declared",
            "blank rankings",
            r -> {
              r.others.keySet().removeAll(List.of("rankings", "sheet"));
              r.facts("election.declared").put("blank", 0);
            }),
        of(
            "the opposite question",
            TOWN,
            "board",
            "description",
            r -> r.item("election.rules").open("words", "That they name nobody.")),
        of(
            "another title",
            TOWN,
            "board",
            "name is",
            r -> r.item("election.rules").open("title", "Shall nobody publish anything?")),
        of(
            "another title of an election for seats",
            RANKED,
            "board",
            "name is",
            r -> {
              r.item("election.rules").open("title", "Election for secretary");
              r.others.remove("sheet");
            }),
        of(
            "another body's name",
            TOWN,
            "board",
            "name is",
            r -> r.item("body.founded").open("name", "Some Other Practices")),
        of(
            "fewer trustees than hold a key",
            TOWN,
            "board",
            "trustees is 3, here 2",
            r -> {
              map(r.facts("election.rules"), "parts").put("trustee", 2);
              r.facts("election.rules").put("trustees_needed", 2);
              r.items.remove(r.last("election.key"));
              r.items.remove(r.last("election.key-committed"));
            }),
        of(
            "two said to open what needs three",
            TOWN,
            "board",
            "trustees needed is 3, here 2",
            r -> r.facts("election.rules").put("trustees_needed", 2)));
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Retold r) {
    return (List<Object>) r.facts("election.candidates").get("candidates");
  }

  private static void seated(Retold r, Object nomination) {
    r.facts("election.declared").put("elected", List.of(nomination));
    TestLogChanges.maps(r.facts("election.certified"), "offices")
        .getFirst()
        .put("nomination", nomination);
  }

  /** All papers for one candidate, with hash, count and seat to match. */
  private static void rankings(Retold r) {
    Object first = list(r).getFirst();
    String text = "1\n1\n1\n1\n1\n\n";
    r.other("rankings").put("body", text);
    r.others.remove("sheet");
    r.facts("election.declared")
        .put(
            "rankings_sha256",
            HexFormat.of().formatHex(TestLog.sha(text.getBytes(StandardCharsets.UTF_8))));
    seated(r, first);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void onlyTheBoardFindsIt(
      String what, String file, String part, String reason, Consumer<Retold> change) {
    byte[] told = Retold.of(file).with(change).file();
    Verdict without = Checker.check(told, GoodCertificateTest.ANY);
    assertThat(without).isInstanceOf(Good.class);
    assertThat(without.notChecked()).anyMatch(line -> line.startsWith("the board itself"));

    Verdict with = withBoard(file, told);

    assertThat(with).as(what).isInstanceOf(Bad.class);
    Bad bad = (Bad) with;
    assertThat(bad.reason()).contains(reason);
    if (part.startsWith("election.")) {
      assertThat(bad.part()).startsWith("entry/");
      int number = Integer.parseInt(bad.part().substring(6));
      assertThat(Retold.of(file).items.get(number - 1).kind()).isEqualTo(part);
    } else {
      assertThat(bad.part()).isEqualTo(part);
    }
  }

  @Test
  void theTrueOneIsGoodWithItsBoard() {
    for (String file : List.of(RANKED, TOWN, "elected.count-back.full")) {
      assertThat(withBoard(file, Retold.of(file).file())).isInstanceOf(Good.class);
    }
  }

  private static Verdict withBoard(String file, byte[] certificate) {
    try (BoardSource source = BoardSource.of(Retold.board(file))) {
      BoardSeen seen =
          new BoardSeen(
              Board.read(source),
              Verifier.verify(source, Options.everything(), Progress.NONE),
              source.size(),
              Digest.hex(source.read(0, (int) source.size())));
      return Checker.check(certificate, GoodCertificateTest.ANY, Optional.of(seen));
    }
  }
}
