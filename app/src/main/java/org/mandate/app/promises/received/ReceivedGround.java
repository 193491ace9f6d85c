package org.mandate.app.promises.received;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.promises.Promise;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Names;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** What the pages of receipts share. */
public final class ReceivedGround {
  final Received received;
  private final Function<UUID, Optional<String>> people;

  /**
   * @param people the names of people, as far as whoever asks may see them
   */
  public ReceivedGround(Received received, Function<UUID, Optional<String>> people) {
    this.received = received;
    this.people = people;
  }

  /**
   * A page about receipts.
   *
   * @param notes what must not be overlooked
   * @param about null where there is nothing to sum up
   */
  public record Page(
      String caption,
      String heading,
      Prose lede,
      List<Prose> notes,
      @Nullable Summary about,
      List<Act> acts,
      List<Section> sections,
      List<Button> buttons,
      List<Link> links) {}

  /** A part of a page: a table, or why there is none. */
  public record Section(String heading, Prose words, @Nullable Table table, String none) {}

  /** A form of one button. */
  public record Act(String action, Button button, Prose words) {}

  static String at(Body body) {
    return "/bodies/" + body.slug() + "/receipts";
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug());
  }

  static Reply.Html page(Body body, Page page) {
    return Reply.page("promises/received.jte", page.heading(), page)
        .with(look(body).back(at(body), "What came"));
  }

  Reply of(Ask ask, Function<Body, Reply> then) {
    return received
        .promises()
        .ground()
        .bodies()
        .find(ask.variable("body"))
        .map(then)
        .orElseGet(Reply.NotFound::new);
  }

  Reply ofFile(Ask ask, BiFunction<Body, MoneyFile, Reply> then) {
    return of(
        ask,
        body ->
            ask.uuid("file")
                .flatMap(id -> received.file(body, id))
                .map(f -> then.apply(body, f))
                .orElseGet(Reply.NotFound::new));
  }

  Reply ofPromise(Ask ask, BiFunction<Body, Promise, Reply> then) {
    return of(
        ask,
        body ->
            received
                .promises()
                .at(body.id(), ask.variable("promise"))
                .map(p -> then.apply(body, p))
                .orElseGet(Reply.NotFound::new));
  }

  Map<String, String> names(Collection<String> codes) {
    return received.promises().ground().register().names(codes);
  }

  static String named(Map<String, String> names, String code) {
    return Names.titled(names.getOrDefault(code, code));
  }

  /** "Gareth Lowe, on 3 May 2026". */
  String by(UUID person, java.time.Instant at) {
    return people.apply(person).orElse("An officer") + ", on " + Dates.plain(Dates.on(at));
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }
}
