package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.FormView;
import org.mandate.app.elections.secret.Nomination.Consent;
import org.mandate.app.register.Person;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Nominating somebody, and the answer of whoever was nominated. */
public final class NominationPages {
  private final SecretElections elections;

  public NominationPages(SecretElections elections) {
    this.elections = elections;
  }

  public Reply ask(Ask ask) {
    return open(ask).<Reply>map(e -> form(ask, e, FormErrors.none())).orElse(new Reply.NotFound());
  }

  public Reply take(Ask ask) {
    Optional<SecretElection> found = open(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    SecretElection e = found.get();
    Optional<UUID> person = ask.typedUuid("person");
    if (person.isEmpty()) {
      return form(ask, e, FormErrors.of("person", "Choose who is nominated")).refused();
    }
    boolean self = isMe(ask, person.get());
    String name = self ? ask.typed("name") : people(ask, e).getOrDefault(person.get(), "");
    return ElectionForms.answer(
        elections.nominate(e.id(), person.get(), name, ask.typed("statement"), ask.who()),
        n -> self ? e.path() + "/nominations/" + n.id() : e.path(),
        errors -> form(ask, e, errors));
  }

  private Optional<SecretElection> open(Ask ask) {
    return ask.uuid("election")
        .flatMap(elections::find)
        .filter(e -> Nominating.areOpen(e, elections.ground().record().now()));
  }

  private static boolean isMe(Ask ask, UUID person) {
    return ask.who() instanceof Who.Person(UUID me) && me.equals(person);
  }

  private Map<UUID, String> people(Ask ask, SecretElection e) {
    Map<UUID, String> people = new LinkedHashMap<>();
    if (ask.who() instanceof Who.Person(UUID me)) {
      people.put(me, elections.ground().people().person(me).map(Person::name).orElse(""));
    }
    elections.ground().bodies().candidates(e.body()).forEach(people::putIfAbsent);
    return people;
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    List<Field.Option> people = new ArrayList<>();
    String mine = "";
    for (Map.Entry<UUID, String> one : people(ask, e).entrySet()) {
      boolean me = isMe(ask, one.getKey());
      mine = me ? one.getValue() : mine;
      people.add(Field.Option.of(one.getKey().toString(), one.getValue() + (me ? " (you)" : "")));
    }
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "Nominate somebody",
            List.of(
                Prose.of(
                    "Whoever is nominated stands only if they say so. You can nominate yourself, or"
                        + " somebody of your practices, who is asked by mail.")),
            List.of(),
            "/nominate",
            List.of(
                FormView.group("", ask, errors, Field.select("person", "Who?", people)),
                FormView.group(
                    "If you nominate yourself",
                    ask,
                    errors,
                    Field.text("name", "Your name, as it stands on the ballot").value(mine),
                    statement(e))),
            "Nominate"));
  }

  private static Field statement(SecretElection e) {
    return Field.area("statement", "Your statement to the voters")
        .hint(
            "At most "
                + Numbers.whole(e.rules().statementLimit())
                + " letters. Nobody sees it before nominations close, then everybody does")
        .rows(8);
  }

  // The answer

  public Reply askAnswer(Ask ask) {
    return own(ask)
        .<Reply>map(n -> answerForm(ask, n, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply takeAnswer(Ask ask) {
    Optional<Nomination> found = own(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Nomination n = found.get();
    String stands = ask.typed("stands");
    if (!stands.equals("yes") && !stands.equals("no")) {
      return answerForm(ask, n, FormErrors.of("stands", "Say whether you stand")).refused();
    }
    return ElectionForms.answer(
        elections.answer(
            n.id(), stands.equals("yes"), ask.typed("name"), ask.typed("statement"), ask.who()),
        x -> "/elections/" + n.election(),
        errors -> answerForm(ask, n, errors));
  }

  private Optional<Nomination> own(Ask ask) {
    return ask.uuid("nomination")
        .flatMap(elections::nomination)
        .filter(n -> ask.uuid("election").filter(n.election()::equals).isPresent())
        .filter(n -> isMe(ask, n.person()));
  }

  private Reply.Html answerForm(Ask ask, Nomination n, FormErrors errors) {
    SecretElection e = elections.find(n.election()).orElseThrow();
    boolean over = !Nominating.areOpen(e, elections.ground().record().now());
    String until = Dates.weekdayTime(e.timetable().nominationsClose().orElseThrow());
    String heading =
        n.withdrawnAt().isPresent()
            ? "You withdrew"
            : switch (n.consent()) {
              case AWAITED -> "Do you stand?";
              case GIVEN -> "You stand";
              case REFUSED -> "You do not stand";
            };
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            heading,
            List.of(
                Prose.of(
                    over
                        ? "Nominations closed on " + until + ". Nothing can be changed any more."
                        : "You can change your words, or withdraw, until "
                            + until
                            + ". Until then only you, the returning officer and whoever nominated"
                            + " you know.")),
            List.of(),
            "/nominations/" + n.id(),
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.radios(
                            "stands",
                            "Do you stand?",
                            List.of(
                                Field.Option.of("yes", "Yes, with these words"),
                                Field.Option.of(
                                    "no", n.consent() == Consent.GIVEN ? "No, I withdraw" : "No")))
                        .value(n.consent() == Consent.AWAITED ? "" : n.stands() ? "yes" : "no"),
                    Field.text("name", "Your name, as it stands on the ballot").value(n.name()),
                    statement(e).value(n.statement()))),
            "Send this"));
  }
}
