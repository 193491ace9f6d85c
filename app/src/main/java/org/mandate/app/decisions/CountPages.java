package org.mandate.app.decisions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.counting.CountTold;
import org.mandate.app.counting.CountView;
import org.mandate.app.elections.BallotCount;
import org.mandate.app.elections.Elections;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.count.ballots.BltText;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.Result;
import org.mandate.count.results.ResultJson;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Outcome;

/**
 * How an election was counted, stage by stage, with its ballots for others to count again. The
 * votes are open votes of practices, so their rankings are no secret after the close.
 */
public final class CountPages {
  private final Decisions decisions;
  private final Elections elections;
  private final Bodies bodies;

  public CountPages(Decisions decisions, Elections elections, Bodies bodies) {
    this.decisions = decisions;
    this.elections = elections;
    this.bodies = bodies;
  }

  /**
   * The result page.
   *
   * @param told null where the rule gave no count
   * @param nothing why it gave none; else empty
   * @param seed by which a tie is drawn
   * @param file what the downloads are called
   */
  public record CountPage(
      String caption,
      String heading,
      Prose asAt,
      @Nullable CountView told,
      String nothing,
      String seed,
      String address,
      String file,
      long ballotBytes,
      long resultBytes) {}

  public Reply show(Ask ask) {
    return of(ask, this::page);
  }

  /** The ballots as a BLT file. */
  public Reply ballots(Ask ask) {
    return of(ask, (d, ranked) -> file("text/plain; charset=utf-8", blt(ranked), d.id() + ".blt"));
  }

  /** The result as `./mandate recount` reads it. */
  public Reply result(Ask ask) {
    return of(
        ask,
        (d, ranked) ->
            json(d, ranked, blt(ranked))
                .<Reply>map(bytes -> file("application/json", bytes, d.id() + "-result.json"))
                .orElse(new Reply.NotFound()));
  }

  /** The roll and every vote, of any decision, to be counted again by any rule. */
  public Reply votes(Ask ask) {
    return decisions
        .find(ask.variable("decision"))
        .flatMap(
            d ->
                d.ballot()
                    .flatMap(elections::find)
                    .map(
                        ballot ->
                            file(
                                "application/json",
                                OpenVotes.file(
                                    elections.matter(ballot),
                                    elections.count(ballot),
                                    elections.votes(ballot.id())),
                                d.id() + "-votes.json")))
        .orElse(new Reply.NotFound());
  }

  private Reply of(Ask ask, BiFunction<Decision, BallotCount.Ranked, Reply> answer) {
    Optional<Decision> found = decisions.find(ask.variable("decision"));
    return found
        .flatMap(Decision::ballot)
        .flatMap(elections::find)
        .flatMap(ballot -> elections.count(ballot).ranked())
        .map(ranked -> answer.apply(found.orElseThrow(), ranked))
        .orElse(new Reply.NotFound());
  }

  private Reply page(Decision d, BallotCount.Ranked ranked) {
    Body body = bodies.find(d.body()).orElseThrow();
    Outcome outcome = ranked.result().outcome();
    byte[] blt = blt(ranked);
    CountView told = outcome instanceof Count count ? CountTold.view(count) : null;
    CountPage page =
        new CountPage(
            "Count of decision " + d.reference() + ": " + d.title(),
            told == null ? "Nobody is elected" : told.heading(),
            Prose.of(
                "Closed on "
                    + Dates.weekdayTime(d.decidedAt())
                    + ". Counted again from the opened votes as you load this page."),
            told,
            ranked.result().stopped(),
            ranked.seed(),
            d.path() + "/count",
            d.id(),
            blt.length,
            json(d, ranked, blt).map(bytes -> (long) bytes.length).orElse(0L));
    return Reply.page("decisions/count.jte", page.heading(), page)
        .with(
            Reply.Look.PLAIN
                .body(body.name(), body.slug())
                .at("decisions")
                .wider()
                .back(d.path(), "The decision"));
  }

  private static byte[] blt(BallotCount.Ranked ranked) {
    return BltText.of(ranked.result().election()).getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> json(Decision d, BallotCount.Ranked ranked, byte[] blt) {
    if (!(ranked.result().outcome() instanceof Count count)) {
      return Optional.empty();
    }
    Result result =
        new Result(
            d.id() + ".blt",
            "BLT",
            sha256(blt),
            Treatment.STANDARD,
            new Lot.Seed(ranked.seed()),
            List.of(),
            count);
    return Optional.of((ResultJson.line(result) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Reply file(String type, byte[] bytes, String name) {
    return new Reply.Bytes(
        type,
        bytes,
        Map.of(
            "Cache-Control",
            "no-store",
            "Content-Disposition",
            "attachment; filename=\"" + name + "\""));
  }
}
