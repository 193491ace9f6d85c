package org.mandate.app.elections.sealed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Check;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;
import org.mandate.ballot.batch.Sidecar;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.verify.Limit;

/** The board for everybody: its events, its file, a ballot found by its tracker. */
public final class BoardPages {
  private final SealedGround ground;
  private final String client = ClientFiles.ofVoting().checksum();

  public BoardPages(SecretElections elections, SealedBoards boards) {
    this.ground = new SealedGround(elections, boards);
  }

  // Files

  /** One of the board's files by its name. */
  public Reply file(Ask ask) {
    return ground.on(ask, e -> file(e, ask.variable("file")));
  }

  private Reply file(SecretElection e, String name) {
    Optional<SealedBoard> board = ground.boards().board(e.id());
    if (board.isEmpty()) {
      return new Reply.NotFound();
    }
    if (name.equals("credentials.json")) {
      return ground
          .boards()
          .credentials(e.id())
          .map(list -> SealedGround.bytes("application/json", list))
          .orElse(new Reply.NotFound());
    }
    Optional<Election> election = ground.boards().election(e);
    if (election.isEmpty()) {
      return new Reply.NotFound();
    }
    if (name.equals("election.json")) {
      return SealedGround.bytes("application/json", election.get().text());
    }
    if (name.equals(board.get().file())) {
      return download("application/octet-stream", name, ground.boards().bytes(e.id()));
    }
    if (name.equals(sidecar(board.get()))) {
      String lines = Sidecar.header(election.get()) + "\n" + ground.boards().sidecar(e.id());
      return download("application/jsonl", name, lines.getBytes(StandardCharsets.UTF_8));
    }
    return new Reply.NotFound();
  }

  private static String sidecar(SealedBoard board) {
    return board.uuid() + ".sidecar";
  }

  private static Reply download(String type, String name, byte[] bytes) {
    return new Reply.Bytes(
        type,
        bytes,
        Map.of(
            "Content-Disposition",
            "attachment; filename=\"" + name + "\"",
            "Cache-Control",
            "no-store"));
  }

  private static List<Link> downloads(SecretElection e, Optional<SealedBoard> board) {
    return board
        .filter(b -> b.fingerprint().isPresent())
        .map(
            b ->
                List.of(
                    new Link("Check it in this browser", SealedGround.board(e) + "/check"),
                    new Link("The board: " + b.file(), SealedGround.board(e) + "/" + b.file()),
                    new Link(
                        "Its sidecar, for a fast check", SealedGround.board(e) + "/" + sidecar(b)),
                    new Link("The election's text", SealedGround.board(e) + "/election.json"),
                    new Link(
                        "The public credentials", SealedGround.board(e) + "/credentials.json")))
        .orElse(List.of());
  }

  // Finding a ballot

  public Reply find(Ask ask) {
    return ground.on(ask, e -> find(ask, e));
  }

  private Reply find(Ask ask, SecretElection e) {
    String asked = ask.typed("q").strip();
    List<SealedBoard.Cast> counted = ground.boards().counted(e.id());
    FindPage page =
        new FindPage(
            e.rules().title(),
            SealedGround.finding(e),
            asked,
            asked.isEmpty() ? null : answer(e, asked),
            standing(e, counted.size()),
            counted.stream().map(SealedBoard.Cast::tracker).toList(),
            downloads(e, ground.boards().board(e.id())));
    return Reply.page("elections/sealed/find.jte", "Find my ballot", page).with(ground.look(e));
  }

  private FindPage.Answer answer(SecretElection e, String tracker) {
    Optional<SealedBoard.Found> found = ground.boards().found(e.id(), tracker);
    if (found.isEmpty()) {
      return new FindPage.Answer(
          "No ballot of this election has this tracker",
          Prose.of(
                  "Look at every letter: capitals count, and there is no space in it. If your device showed you exactly this"
                      + " tracker, protest to the returning officer before the complaint window ends. ")
              .link("Who that is", e.path()));
    }
    if (found.get().replaced()) {
      return new FindPage.Answer(
          "A later ballot took the place of this one",
          Prose.of(
              "Somebody with your credential and your link voted again, and that ballot counts. If it was not you, "
                  + BoardWords.protest(ground.elections(), e)));
    }
    String how =
        found.get().channel().equals("browser")
            ? ""
            : " Two clerks entered it, from what you wrote or said.";
    return new FindPage.Answer(
        "Your ballot is on the board and counts",
        Prose.of(place(e, found.get()) + "Nobody can read how you voted." + how));
  }

  /**
   * Where it stands, once everybody sees the board: before, its place would tell how many voted.
   */
  private String place(SecretElection e, SealedBoard.Found found) {
    boolean shown =
        ground.boards().board(e.id()).stream()
            .anyMatch(b -> b.ballotsShown() || b.closedAt().isPresent());
    return shown ? "It is event " + found.height() + " of the board. " : "";
  }

  private Prose standing(SecretElection e, int counted) {
    Optional<SealedBoard> board = ground.boards().board(e.id());
    if (board.flatMap(SealedBoard::fingerprint).isEmpty()) {
      return Prose.of("Voting opens on " + Dates.weekdayTime(e.timetable().opens()) + ".");
    }
    boolean closed = board.flatMap(SealedBoard::closedAt).isPresent();
    if (!closed && !board.get().ballotsShown()) {
      return Prose.of(
          "The rules of this election keep the number of ballots closed until "
              + Dates.weekdayTime(e.timetable().closes())
              + ". Until then a tracker finds its own ballot; after that everybody sees the whole board.");
    }
    return Prose.of(
        counted
            + (counted == 1 ? " ballot counts" : " ballots count")
            + (closed
                ? ". Voting is closed."
                : " so far. Voting closes on " + Dates.weekdayTime(e.timetable().closes()) + "."));
  }

  // The board

  public Reply board(Ask ask) {
    return ground.on(ask, this::board);
  }

  private Reply board(SecretElection e) {
    Optional<SealedBoard> board = ground.boards().board(e.id());
    List<String> report =
        board.flatMap(SealedBoard::report).map(r -> r.lines().toList()).orElse(List.of());
    boolean over = !report.isEmpty();
    BoardPage page =
        new BoardPage(
            e.rules().title(),
            BoardWords.heading(e, board, over, waits(e)),
            text(e, over),
            BoardWords.next(ground.elections(), e, board, over),
            ceremony(e),
            steps(e),
            behind(report, ReportWords.CHECKED),
            behind(report, ReportWords.FOUND),
            over
                ? behind(report, ReportWords.LIMIT)
                : Arrays.stream(Limit.values()).map(Limit::words).toList(),
            "./mandate election verify "
                + board.map(b -> b.file() + " --sidecar " + sidecar(b)).orElse("FILE.bel"),
            board.flatMap(SealedBoard::fingerprint).orElse(""),
            client,
            downloads(e, board));
    return Reply.page("elections/sealed/board.jte", page.heading(), page).with(ground.look(e));
  }

  /** The report's lines that begin so, without that. */
  private static List<String> behind(List<String> report, String start) {
    return report.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .toList();
  }

  private Prose text(SecretElection e, boolean over) {
    String channels =
        ground.boards().channels(e.id()).entrySet().stream()
            .map(c -> c.getValue() + " by " + c.getKey())
            .collect(Collectors.joining(", "));
    String counted = channels.isEmpty() ? "" : " Ballots that count: " + channels + ".";
    return Prose.of(
        (over
                ? "This program checked every rule from the first byte before it published the result. You need not believe it:"
                    + " take the file and check it with a program that we did not write."
                : "Everything that happens to the ballots stands here, sealed, one step after the other, for everybody to check.")
            + counted);
  }

  /** What is still to come after the close, by the steps that stand. */
  private String waits(SecretElection e) {
    List<String> steps =
        ground.boards().steps(e.id()).stream().map(SealedBoard.Step::type).toList();
    boolean mixing =
        e.rules().kind() == SecretElection.Kind.SEATS && !steps.contains("EndShuffles");
    return mixing
        ? Collections.frequency(steps, "Shuffle")
            + " of "
            + Unsealing.SHUFFLES
            + " trustees have mixed the ballots"
        : Collections.frequency(steps, "PartialDecryption")
            + " of "
            + ground.boards().trustees(e.id()).size()
            + " trustees have opened their part";
  }

  private List<Check> ceremony(SecretElection e) {
    List<Check> lines = new ArrayList<>();
    for (KeyCeremony.Seat s : ground.boards().ceremony().seats(e)) {
      lines.add(
          s.published()
              ? Check.met(s.name() + " holds key " + s.number() + ".", Prose.empty())
              : Check.notMet(
                  s.name() + " has not published key " + s.number() + " yet.", Prose.empty()));
    }
    lines.add(
        ground.boards().credentials(e.id()).isPresent()
            ? Check.met("The credential authority handed in the public credentials.", Prose.empty())
            : Check.notMet("The credentials are not handed in yet.", Prose.empty()));
    return lines;
  }

  private Table steps(SecretElection e) {
    Table.Builder table =
        Table.named("What happened on the board, with the first 16 digits of each event’s hash")
            .stack()
            .column("Step")
            .column("When")
            .column("Hash");
    long ballots = 0;
    for (SealedBoard.Step step : ground.boards().steps(e.id())) {
      if (step.type().equals("Ballot")) {
        ballots++;
        continue;
      }
      if (ballots > 0) {
        table.row(ballots + (ballots == 1 ? " ballot" : " ballots"), "", "");
        ballots = 0;
      }
      table.row(SealedBoards.word(step), Dates.plainTime(step.at()), step.hash().substring(0, 16));
    }
    if (ballots > 0) {
      table.row(ballots + (ballots == 1 ? " ballot" : " ballots"), "", "");
    }
    return table.build();
  }
}
