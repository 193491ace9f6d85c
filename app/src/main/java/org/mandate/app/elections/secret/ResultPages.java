package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Office;
import org.mandate.app.counting.CountTold;
import org.mandate.app.counting.CountView;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.count.rules.Count;

/** Declaration, certification, count-back; and the count of the opened rankings, for everybody. */
public final class ResultPages {
  private final SecretElections elections;

  public ResultPages(SecretElections elections) {
    this.elections = elections;
  }

  private Reply of(Ask ask, BiFunction<Ask, SecretElection, Reply> answer) {
    return ElectionForms.published(elections, ask, answer);
  }

  public Reply declare(Ask ask) {
    return of(
        ask,
        (a, e) -> ElectionForms.pressed(elections.results().declare(e.id(), a.who()), e.path()));
  }

  public Reply certify(Ask ask) {
    return of(
        ask,
        (a, e) -> ElectionForms.pressed(elections.results().certify(e.id(), a.who()), e.path()));
  }

  // Count-back

  public Reply askBack(Ask ask) {
    return of(ask, (a, e) -> back(a, e, FormErrors.none()));
  }

  public Reply takeBack(Ask ask) {
    return of(
        ask,
        (a, e) ->
            ElectionForms.answer(
                elections.results().countBack(e.id(), a.typed("agreed").equals("yes"), a.who()),
                x -> e.path(),
                errors -> {
                  Reply again = back(a, e, errors);
                  return again instanceof Reply.Html html ? html : nothing(e);
                }));
  }

  private Reply back(Ask ask, SecretElection e, FormErrors errors) {
    Optional<SecretResult.Elected> left = elections.results().vacated(e);
    Optional<Nomination> next = left.flatMap(x -> elections.results().following(e, x));
    if (left.isEmpty() || next.isEmpty()) {
      return new Reply.Refused(
          409,
          "There is no vacancy that these rankings can fill",
          "A count-back fills a seat that somebody elected here left before the term ended, where the rules allow it. Hold a by-election instead.");
    }
    String who = elections.nomination(left.get().nomination()).map(Nomination::name).orElse("");
    String ended =
        left.get()
            .office()
            .flatMap(elections.ground().bodies()::office)
            .map(Office::to)
            .map(Dates::plain)
            .orElse("");
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            next.get().name() + " follows by a count-back",
            List.of(
                Prose.of(
                    who
                        + " left on "
                        + ended
                        + ". The rankings are counted again for as many places, without whoever"
                        + " left; whoever is elected then and was not before follows for the rest of"
                        + " the term. Nobody who holds a seat loses it.")),
            List.of(),
            "/count-back",
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.checkboxes(
                        "agreed",
                        "Was " + next.get().name() + " asked?",
                        List.of(Field.Option.of("yes", "Yes, and takes the seat"))))),
            "Seat " + next.get().name()));
  }

  private Reply.Html nothing(SecretElection e) {
    return ElectionForms.page(
        elections.body(e),
        e,
        FormErrors.none(),
        new ElectionForms.Form(
            "There is no vacancy that these rankings can fill",
            List.of(),
            List.of(),
            "/count-back",
            List.of(),
            "Look again"));
  }

  // The count

  /**
   * The transfer sheet.
   *
   * @param file what the downloads are called
   */
  public record CountPage(
      String caption,
      String heading,
      Prose asAt,
      CountView told,
      String seed,
      String address,
      String file,
      long ballotBytes,
      long resultBytes) {}

  private Reply counted(Ask ask, BiFunction<SecretElection, Count, Reply> answer) {
    return of(
        ask,
        (a, e) ->
            elections
                .results()
                .result(e.id())
                .flatMap(SecretResult::rankings)
                .flatMap(r -> elections.results().counts().count(e, r, List.of()))
                .map(count -> answer.apply(e, count))
                .orElse(new Reply.NotFound()));
  }

  public Reply count(Ask ask) {
    return counted(
        ask,
        (e, count) -> {
          Results.Sheet sheet = sheet(e);
          CountPage page =
              new CountPage(
                  e.rules().title(),
                  ResultWords.decided(elections, e).replaceAll("\\.$", ""),
                  Prose.of(
                      "Closed on "
                          + Dates.weekdayTime(e.timetable().closes())
                          + ". Counted again from the opened rankings as you load this page."),
                  CountTold.view(count),
                  elections.results().counts().seed(e),
                  e.path() + "/count",
                  e.reference(),
                  sheet.blt().length,
                  sheet.json().length);
          return Reply.page("elections/count.jte", page.heading(), page)
              .with(ElectionForms.look(elections.body(e)).wider().back(e.path(), "The election"));
        });
  }

  public Reply ballots(Ask ask) {
    return counted(
        ask,
        (e, count) -> file("text/plain; charset=utf-8", sheet(e).blt(), e.reference() + ".blt"));
  }

  public Reply result(Ask ask) {
    return counted(
        ask,
        (e, count) -> file("application/json", sheet(e).json(), e.reference() + "-result.json"));
  }

  private Results.Sheet sheet(SecretElection e) {
    return elections.results().sheet(e).orElseThrow();
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
