package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.app.matters.FormPage;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/**
 * The clerks' page: whose ballot comes on paper or by telephone, sealing it, and the second clerk's
 * word.
 */
public final class PaperPages {
  private final SealedGround ground;
  private final VoterPages voters;

  public PaperPages(SecretElections elections, SealedBoards boards, VoterPages voters) {
    this.ground = new SealedGround(elections, boards);
    this.voters = voters;
  }

  private static String path(SecretElection e) {
    return e.path() + "/paper";
  }

  public Reply ask(Ask ask) {
    return ground.on(ask, e -> list(ask, e, FormErrors.none()));
  }

  /** A line and a channel were chosen, or a waiting ballot is settled. */
  public Reply take(Ask ask) {
    return ground.on(
        ask,
        e -> {
          Optional<UUID> paper = ask.typedUuid("paper");
          FormErrors errors = FormErrors.none();
          if (paper.isPresent()) {
            boolean right = ask.typed("word").equals("right");
            switch (ground.boards().settle(e, paper.get(), right, ask.who())) {
              case Outcome.Done<String> d -> {
                return new Reply.Redirect(
                    right ? SealedGround.finding(e) + "?q=" + encoded(d.value()) : path(e));
              }
              case Outcome.Refused<String>(List<Outcome.Fault> faults) ->
                  faults.forEach(f -> errors.add(f.field(), f.words()));
            }
            return list(ask, e, errors).refused();
          }
          boolean known =
              ground.elections().roll(e.id()).stream()
                  .anyMatch(v -> String.valueOf(v.position()).equals(ask.typed("line")));
          boolean channel =
              ask.typed("channel").equals("paper") || ask.typed("channel").equals("telephone");
          if (!known) {
            errors.add("line", "Choose whose ballot it is");
          }
          if (!channel) {
            errors.add("channel", "Choose how the vote came");
          }
          return errors.isEmpty()
              ? new Reply.Redirect(path(e) + "/" + ask.typed("line") + "-" + ask.typed("channel"))
              : list(ask, e, errors).refused();
        });
  }

  private static String encoded(String tracker) {
    return java.net.URLEncoder.encode(tracker, java.nio.charset.StandardCharsets.UTF_8);
  }

  private Reply.Html list(Ask ask, SecretElection e, FormErrors errors) {
    String heading = "Ballots on paper and by telephone";
    List<Field> fields = new ArrayList<>();
    List<PaperBallots.Paper> waiting = ground.boards().papers(e.id());
    if (!waiting.isEmpty()) {
      fields.add(
          Field.radios(
                  "paper",
                  "A ballot waits for your word as the second clerk",
                  waiting.stream()
                      .map(p -> Field.Option.of(p.id().toString(), named(e, p)))
                      .toList())
              .with(errors));
      fields.add(
          Field.radios(
                  "word",
                  "Did you watch it entered, exactly as the voter wrote or said it?",
                  List.of(
                      Field.Option.of("right", "Yes: put it on the board"),
                      Field.Option.of("drop", "No: drop it, and enter it again")))
              .value("drop"));
    }
    fields.add(
        Field.select("line", "Whose ballot is entered now?", lines(e))
            .value(ask.typed("line"))
            .with(errors));
    fields.add(
        Field.radios(
                "channel",
                "How did it come?",
                List.of(
                    Field.Option.of("paper", "On paper"),
                    Field.Option.of("telephone", "By telephone")))
            .value(ask.typed("channel"))
            .with(errors));
    FormPage page =
        new FormPage(
            e.rules().title(),
            heading,
            List.of(
                Prose.of(
                    "Two clerks sit together. Both of you see this vote, and the board shows how many ballots came so. The voter"
                        + " gives you their credential, and gets the tracker from you."),
                Prose.of(
                    waiting.isEmpty()
                        ? "No ballot waits for a second clerk."
                        : "Settle the ballot that waits first, or leave it and enter another.")),
            errors,
            path(e),
            fields,
            Button.submit("Continue"),
            new Link("Not now", e.path()));
    return Reply.page(FormPage.TEMPLATE, heading, page).with(ground.look(e));
  }

  private String named(SecretElection e, PaperBallots.Paper p) {
    String line =
        ground.elections().roll(e.id()).stream()
            .filter(v -> v.position() == p.line())
            .map(PaperPages::named)
            .collect(Collectors.joining());
    return line
        + ", "
        + (p.channel().equals("paper") ? "on paper" : "by telephone")
        + ", tracker "
        + p.tracker();
  }

  private static String named(SecretVoter v) {
    return v.person().isPresent() ? v.name() + ", " + v.practice() : v.practice();
  }

  private List<Field.Option> lines(SecretElection e) {
    List<Field.Option> all = new ArrayList<>();
    all.add(Field.Option.of("", "Choose"));
    for (SecretVoter v : ground.elections().roll(e.id())) {
      all.add(Field.Option.of(String.valueOf(v.position()), v.position() + ". " + named(v)));
    }
    return all;
  }

  /** The page on which a clerk seals; "7-paper" is line 7, on paper. */
  public Reply askBallot(Ask ask) {
    return ground.on(
        ask,
        e ->
            chosen(ask)
                .map(c -> voters.forClerk(e, path(e) + "/" + ask.variable("which")))
                .orElse(new Reply.NotFound()));
  }

  public Reply takeBallot(Ask ask) {
    return ground.on(
        ask,
        e ->
            chosen(ask)
                .map(c -> VoterPages.answer(ground.boards().enter(e, coming(ask, c), ask.who())))
                .orElse(new Reply.NotFound()));
  }

  private record Chosen(int line, String channel) {}

  private static BallotBox.Coming coming(Ask ask, Chosen c) {
    return new BallotBox.Coming(
        c.line(), ask.typed("ballot"), ask.typed("sidecar").strip(), c.channel());
  }

  private static Optional<Chosen> chosen(Ask ask) {
    String[] parts = ask.variable("which").split("-", -1);
    return parts.length == 2
            && parts[0].matches("[1-9][0-9]{0,4}")
            && parts[1].matches("paper|telephone")
        ? Optional.of(new Chosen(Integer.parseInt(parts[0]), parts[1]))
        : Optional.empty();
  }
}
