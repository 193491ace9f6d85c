package org.mandate.app.elections.secret;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.FormView;
import org.mandate.app.elections.secret.RoleHolder.Part;
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
    return ElectionForms.published(elections, ask, answer);
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
                    elections
                        .results()
                        .complain(e.id(), a.typed("words"), a.typed("apart").equals("yes"), me),
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
                        + ". The returning officer settles it with a reason that everybody reads, and"
                        + " nothing is certified before that. Your own words are read by the returning"
                        + " officer and the auditor, and by nobody else.")),
            List.of(),
            "/complain",
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.area("words", "What went wrong?")
                        .hint("Do not write how you voted: nobody needs to know")
                        .rows(8),
                    Field.checkboxes(
                        "apart",
                        "Is it about the returning officer?",
                        List.of(
                            Field.Option.of(
                                "yes",
                                "Yes, about what "
                                    + named(e, Part.RETURNING_OFFICER)
                                    + " did or left undone",
                                "Then "
                                    + named(e, Part.AUDITOR)
                                    + " settles it as auditor, and the returning officer does not read"
                                    + " your words"))))),
            "Send the complaint"));
  }

  private String named(SecretElection e, Part part) {
    return elections.holders(e.id()).stream()
        .filter(h -> h.part() == part)
        .map(h -> h.name().isEmpty() ? "somebody whose name was erased" : h.name())
        .collect(Collectors.joining(" or "));
  }

  public Reply askSettle(Ask ask) {
    return settling().ask(ask);
  }

  public Reply takeSettle(Ask ask) {
    return settling()
        .take(
            ask,
            c ->
                elections
                    .results()
                    .settleComplaint(c.id(), ask.typed("outcome"), ask.typed("answer"), ask.who()),
            c -> "/elections/" + c.election() + (c.apart() ? "" : "/desk"));
  }

  private Settling<Complaint> settling() {
    return new Settling<>(
        elections,
        "complaint",
        new Settling.Raised<>(
            elections.results()::findComplaint,
            Complaint::election,
            c -> !c.undecided() || elections.results().settles(c),
            ComplaintPages::intro,
            List.of(
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
                    .rows(5))));
  }

  private static List<Prose> intro(Complaint c) {
    Prose words = Prose.of("“" + c.words() + "”");
    return c.apart()
        ? List.of(
            words,
            Prose.of(
                "It is about the returning officer, or by them, so you settle it in their place. They have not"
                    + " read it: ask them for their side first, without saying who complained."))
        : List.of(words);
  }
}
