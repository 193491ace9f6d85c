package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/**
 * The page on which something that was raised, a challenge or a complaint, is settled with a
 * reason: its words, how it can be settled, why.
 *
 * @param <T> what was raised
 */
record Settling<T>(SecretElections elections, String variable, Raised<T> raised) {

  /**
   * What is asked about it.
   *
   * @param find what stands under an id, as far as whoever asks may read it
   * @param election whose it is
   * @param isAsked whether the page is for whoever asks
   */
  record Raised<T>(
      Function<UUID, Optional<T>> find,
      Function<T, UUID> election,
      Predicate<T> isAsked,
      Function<T, List<Prose>> intro,
      List<Field> fields) {}

  Reply ask(Ask ask) {
    return on(ask, (e, found) -> page(ask, e, found, FormErrors.none()));
  }

  /** Takes how it is settled, and goes on to the address that the outcome leads to. */
  Reply take(Ask ask, Function<T, Outcome<T>> settle, Function<T, String> next) {
    return on(
        ask,
        (e, found) ->
            ElectionForms.answer(settle.apply(found), next, errors -> page(ask, e, found, errors)));
  }

  private interface Page<T> {
    Reply of(SecretElection e, T found);
  }

  private Reply on(Ask ask, Page<T> page) {
    return ElectionForms.published(
        elections,
        ask,
        (a, e) ->
            a.uuid(variable)
                .flatMap(raised.find())
                .filter(found -> raised.election().apply(found).equals(e.id()))
                .filter(raised.isAsked())
                .map(found -> page.of(e, found))
                .orElse(new Reply.NotFound()));
  }

  private Reply.Html page(Ask ask, SecretElection e, T found, FormErrors errors) {
    String heading = "Settle the " + variable;
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            heading,
            raised.intro().apply(found),
            List.of(),
            "/" + variable + "s/" + ask.variable(variable),
            List.of(FormView.group("", ask, errors, raised.fields().toArray(Field[]::new))),
            heading));
  }
}
