package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.FormView;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** A complaint about a declared result, and its settlement. */
public final class ComplaintPages {
  private final SecretElections elections;

  public ComplaintPages(SecretElections elections) {
    this.elections = elections;
  }

  private Reply of(Ask ask, BiFunction<Ask, SecretElection, Reply> answer) {
    return ask.uuid("election")
        .flatMap(elections::find)
        .filter(e -> e.state() != State.DRAFT)
        .map(e -> answer.apply(ask, e))
        .orElse(new Reply.NotFound());
  }

  public Reply ask(Ask ask) {
    return of(
        ask,
        (a, e) ->
            elections.results().hearsComplaints(e)
                ? form(a, e, FormErrors.none())
                : new Reply.NotFound());
  }

  public Reply take(Ask ask) {
    return of(
        ask,
        (a, e) ->
            a.who() instanceof Who.Person me
                ? ElectionForms.answer(
                    elections.results().complain(e.id(), a.typed("words"), me),
                    c -> e.path(),
                    errors -> form(a, e, errors))
                : new Reply.NotFound());
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "Complain about this election",
            List.of(
                Prose.of(
                    "Until "
                        + elections.results().complaintsUntil(e).map(Dates::weekdayTime).orElse("")
                        + ". Your words are read by the returning officer and the auditor, and by"
                        + " nobody else. The answer comes with a reason, and nothing is certified"
                        + " before it.")),
            List.of(),
            "/complain",
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.area("words", "What went wrong?")
                        .hint("Do not write how you voted: nobody needs to know")
                        .rows(8))),
            "Send the complaint"));
  }

  public Reply askSettle(Ask ask) {
    return of(
        ask,
        (a, e) ->
            complaint(a, e)
                .<Reply>map(c -> settle(a, e, c, FormErrors.none()))
                .orElse(new Reply.NotFound()));
  }

  public Reply takeSettle(Ask ask) {
    return of(
        ask,
        (a, e) ->
            complaint(a, e)
                .map(
                    c ->
                        ElectionForms.answer(
                            elections
                                .results()
                                .settleComplaint(
                                    c.id(), a.typed("outcome"), a.typed("answer"), a.who()),
                            x -> e.path() + "/desk",
                            errors -> settle(a, e, c, errors)))
                .orElse(new Reply.NotFound()));
  }

  private Optional<Complaint> complaint(Ask ask, SecretElection e) {
    return ask.uuid("complaint")
        .flatMap(elections.results()::findComplaint)
        .filter(c -> c.election().equals(e.id()));
  }

  private Reply.Html settle(Ask ask, SecretElection e, Complaint c, FormErrors errors) {
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "Settle the complaint",
            List.of(Prose.of("“" + c.words() + "”")),
            List.of(),
            "/complaints/" + c.id(),
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.radios(
                        "outcome",
                        "How is it settled?",
                        List.of(
                            Field.Option.of("rejected", "Rejected"),
                            Field.Option.of("upheld", "Upheld, and the result stands"),
                            Field.Option.of(
                                "void",
                                "Upheld, and the election is void",
                                "Nobody takes a seat; the election is held again"))),
                    Field.area("answer", "What is the reason?")
                        .hint("Public, without the words of the complaint. Name nobody")
                        .rows(5))),
            "Settle the complaint"));
  }
}
