package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.FormView;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Challenging the roll of an election, and settling a challenge. */
public final class ChallengePages {
  private final SecretElections elections;

  public ChallengePages(SecretElections elections) {
    this.elections = elections;
  }

  private Reply of(Ask ask, BiFunction<Ask, SecretElection, Reply> answer) {
    return ElectionForms.published(elections, ask, answer);
  }

  public Reply askChallenge(Ask ask) {
    return of(ask, (a, e) -> challenge(a, e, FormErrors.none()));
  }

  public Reply takeChallenge(Ask ask) {
    return of(
        ask,
        (a, e) -> {
          List<String> mine = mine(e);
          if (!(a.who() instanceof Who.Person(var me)) || mine.isEmpty()) {
            return new Reply.NotFound();
          }
          String practice = a.field("practice").filter(mine::contains).orElse(mine.getFirst());
          return ElectionForms.answer(
              elections.challenge(e.id(), practice, a.typed("words"), me),
              c -> e.path(),
              errors -> challenge(a, e, errors));
        });
  }

  private List<String> mine(SecretElection e) {
    var mine = elections.ground().people().myOrganisations();
    return elections
        .ground()
        .bodies()
        .members(e.body(), elections.ground().bodies().today())
        .stream()
        .map(org.mandate.app.bodies.Member::code)
        .filter(mine::contains)
        .sorted()
        .toList();
  }

  private Reply.Html challenge(Ask ask, SecretElection e, FormErrors errors) {
    List<Field> fields = new ArrayList<>();
    List<String> mine = mine(e);
    if (mine.size() > 1) {
      fields.add(
          Field.radios(
                  "practice",
                  "For which practice?",
                  mine.stream()
                      .map(p -> Field.Option.of(p, elections.ground().bodies().named(p)))
                      .toList())
              .value(mine.getFirst()));
    }
    fields.add(
        Field.area("words", "What is wrong with the roll?")
            .hint("Read by the people of the member practices and by those who run the election")
            .rows(5));
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "Challenge the roll",
            List.of(
                Prose.of(
                    "The returning officer settles it with a reason. Voting does not open before"
                        + " every challenge is settled.")),
            List.of(),
            "/challenge",
            List.of(FormView.group("", ask, errors, fields.toArray(Field[]::new))),
            "Challenge the roll"));
  }

  public Reply askSettle(Ask ask) {
    return settling().ask(ask);
  }

  public Reply takeSettle(Ask ask) {
    return settling()
        .take(
            ask,
            c ->
                elections.settle(
                    c.id(),
                    ask.typed("outcome"),
                    Optional.of(ElectionForms.number(ask, "position", 0)),
                    ask.typed("answer"),
                    ask.who()),
            c -> "/elections/" + c.election() + "/desk");
  }

  private Settling<RollChallenge> settling() {
    return new Settling<>(
        elections,
        "challenge",
        new Settling.Raised<>(
            elections::findChallenge,
            RollChallenge::election,
            c -> true,
            c -> List.of(Prose.of("“" + c.words() + "”")),
            List.of(
                Field.radios(
                    "outcome",
                    "How is it settled?",
                    List.of(
                        Field.Option.of("rejected", "Rejected", "The roll stays as it is"),
                        Field.Option.of(
                            "added",
                            "Upheld: whoever challenges goes on the roll",
                            "Before voting opens only"),
                        Field.Option.of(
                            "removed", "Upheld: a line is taken off", "Before voting opens only"))),
                Field.number("position", "Number of the line that is taken off"),
                Field.area("answer", "What is the reason?").rows(4))));
  }
}
