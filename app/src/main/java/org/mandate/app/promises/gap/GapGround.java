package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Business;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.Promises;
import org.mandate.app.register.People;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;

/**
 * What these pages stand on, and how they find what an address names.
 *
 * @param publicUrl under which people reach the program, for addresses inside files
 */
public record GapGround(
    Promises promises, Chases chases, People people, Business business, String publicUrl) {

  Bodies bodies() {
    return promises.ground().bodies();
  }

  Sheets sheets() {
    return chases.sheets();
  }

  LocalDate today() {
    return promises.today();
  }

  Reply body(Ask ask, Function<Body, Reply> answer) {
    return bodies().find(ask.variable("body")).map(answer).orElseGet(Reply.NotFound::new);
  }

  /** The address's promise, in the address's body; who saw a sealed one is noted first. */
  Reply promise(Ask ask, BiFunction<Body, Promise, Reply> answer) {
    return body(
        ask,
        body ->
            promises
                .at(body.id(), ask.variable("promise"))
                .map(p -> noted(ask, p, answer.apply(body, p)))
                .orElseGet(Reply.NotFound::new));
  }

  /** The same for a form that was sent: what it changes is its own note. */
  Reply promiseOf(Ask ask, BiFunction<Body, Promise, Reply> answer) {
    return body(
        ask,
        body ->
            promises
                .at(body.id(), ask.variable("promise"))
                .map(p -> answer.apply(body, p))
                .orElseGet(Reply.NotFound::new));
  }

  Reply noted(Ask ask, Promise promise, Reply page) {
    return promise
        .links()
        .matter()
        .flatMap(promises.ground().matters()::find)
        .map(m -> business.views().noted(m, ask.who(), page))
        .orElse(page);
  }

  /** Practices in which whoever asks works or votes. */
  Set<String> mine() {
    return people.myOrganisations();
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("money");
  }

  static String at(Body body) {
    return "/bodies/" + body.slug() + "/promises";
  }

  static String gap(Body body) {
    return at(body) + "/gap";
  }

  static String chase(Body body, Promise promise) {
    return promise.path(body) + "/chase";
  }

  /** A day that was asked for, not later than today. */
  LocalDate day(Ask ask) {
    return Optional.of(ask.date("at").orElse(today()))
        .filter(d -> !d.isAfter(today()))
        .orElse(today());
  }
}
