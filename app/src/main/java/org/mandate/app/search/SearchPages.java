package org.mandate.app.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandate.app.record.Canonical;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Result;
import org.mandate.app.web.Status;

/** Search for everybody, as a page and as JSON. */
public final class SearchPages {
  private static final int A_PAGE = 20;

  private final Search search;
  private final Supplier<List<Place>> bodies;

  /** A body whose things can be asked for alone. */
  public record Place(UUID id, String slug, String name) {}

  public SearchPages(Search search, Supplier<List<Place>> bodies) {
    this.search = search;
    this.bodies = bodies;
  }

  /**
   * The search and what it found.
   *
   * @param heading says what was found
   * @param narrowed whether anything but the words is asked for
   * @param nothing why nothing is shown, and null where something is
   * @param register the same words asked of the register
   */
  public record Page(
      String heading,
      String typed,
      FormErrors errors,
      List<Field> filters,
      boolean narrowed,
      List<Result> results,
      @Nullable Nothing nothing,
      String shown,
      @Nullable Link previous,
      @Nullable Link next,
      @Nullable Link register) {}

  /** Nothing is shown: the fact, and what to do next. */
  public record Nothing(String fact, Prose next) {}

  /** What an address asks: its filters read, and what of it could not be. */
  private record Reading(Asked asked, FormErrors errors, int page, List<Place> places) {}

  public Reply show(Ask ask) {
    Reading reading = read(ask);
    String typed = typed(ask);
    if (!reading.errors.isEmpty()) {
      return Reply.page("search/search.jte", "Search", page(ask, reading, Found.nothing()))
          .refused();
    }
    Found found = search.find(reading.asked);
    return Reply.page(
            "search/search.jte",
            typed.isEmpty() ? "Search" : heading(typed, reading.asked, found),
            page(ask, reading, found))
        .with(Reply.Look.PLAIN.at("search"));
  }

  private Page page(Ask ask, Reading reading, Found found) {
    String typed = typed(ask);
    List<Result> results = found.things().stream().map(t -> result(t, reading.places)).toList();
    int first = reading.asked.skip() + 1;
    int last = reading.asked.skip() + results.size();
    boolean more = !results.isEmpty() && last < Math.min(found.total(), Found.WEIGHED);
    boolean unread = !reading.errors.isEmpty();
    return new Page(
        unread ? "Mend a date, then search again" : heading(typed, reading.asked, found),
        typed,
        reading.errors,
        filters(ask, reading),
        narrowed(ask),
        results,
        results.isEmpty() && !unread ? nothing(typed, reading, found, ask) : null,
        first + " to " + last + " of " + total(found),
        reading.page > 1 ? new Link("Previous " + A_PAGE, address(ask, reading.page - 1)) : null,
        more ? new Link("Next " + A_PAGE, address(ask, reading.page + 1)) : null,
        typed.isEmpty() ? null : new Link("Search the register", "/register?q=" + encoded(typed)));
  }

  private static String typed(Ask ask) {
    String typed = ask.field("q").orElse("");
    return typed.length() > Question.LONGEST ? typed.substring(0, Question.LONGEST) : typed;
  }

  private static String total(Found found) {
    return found.isMore() ? "more than " + Found.WEIGHED : Numbers.whole(found.total());
  }

  private static String heading(String typed, Asked asked, Found found) {
    if (typed.isEmpty()) {
      return "Search everything you may read";
    }
    if (asked.question().asksNothing()) {
      return "Say what to look for";
    }
    if (found.isMore()) {
      return "More than " + Found.WEIGHED + " things fit " + typed;
    }
    return found.total() == 0
        ? "Nothing that you may read fits " + typed
        : Numbers.count(found.total(), "thing fits ", "things fit ") + typed;
  }

  private Nothing nothing(String typed, Reading reading, Found found, Ask ask) {
    if (typed.isEmpty()) {
      return new Nothing(
          "Type a word, a name or a reference like 2026-041.",
          Prose.of(
              "All words must be there. \"Words in quotation marks\" must follow each other; a minus leaves"
                  + " things out: -draft. Reports, questions, papers, ballots, decisions, minutes and rules are"
                  + " found, those that are closed by whoever may read them."));
    }
    if (reading.asked.question().asksNothing()) {
      return new Nothing(
          "A minus only takes things away.",
          Prose.of("Add a word that must be there, then search again."));
    }
    if (found.total() > 0) {
      return new Nothing(
          "There is no such page of results.",
          Prose.empty().link("Go to the first", address(ask, 1)));
    }
    String next =
        narrowed(ask)
            ? "Try fewer words, check the spelling, or search all bodies, kinds and dates."
            : "Try fewer words or check the spelling. Words like \"the\" and \"of\" are not looked up.";
    return new Nothing(
        "No thing that you may read holds all these words.",
        search
            .meant(typed, reading.asked)
            .map(
                meant ->
                    Prose.of("Did you mean ")
                        .link(meant, address(ask, 1, Optional.of(meant)))
                        .text("? " + next))
            .orElse(Prose.of(next)));
  }

  private static Result result(Found.Thing thing, List<Place> places) {
    String kind = thing.kind().map(Kind::one).orElse("");
    String body =
        thing
            .body()
            .flatMap(id -> places.stream().filter(p -> p.id().equals(id)).findFirst())
            .map(Place::name)
            .orElse("");
    StringJoiner what = new StringJoiner(", ");
    Stream.of(kind, body, Dates.plain(thing.day())).filter(s -> !s.isEmpty()).forEach(what::add);
    Prose detail = Prose.of(what.toString());
    if (thing.sealed()) {
      detail = detail.text(" ").status(Status.part("Closed: for those who need to know"));
    }
    if (!thing.excerpt().isEmpty()) {
      detail = detail.newLine();
      for (Found.Piece piece : thing.excerpt()) {
        detail = piece.found() ? detail.bold(piece.text()) : detail.text(piece.text());
      }
    }
    return Result.of(thing.title(), thing.path(), detail);
  }

  private static boolean narrowed(Ask ask) {
    return Stream.of("body", "kind").anyMatch(f -> ask.field(f).isPresent())
        || ask.isDateTyped("from")
        || ask.isDateTyped("to");
  }

  private Reading read(Ask ask) {
    List<Place> places = bodies.get();
    FormErrors errors = FormErrors.none();
    for (String box : List.of("from", "to")) {
      if (ask.isDateTyped(box) && ask.dateBoxes(box).isEmpty()) {
        errors = errors.add(box, "Enter a date, like 25 2 2026, or leave all three boxes empty");
      }
    }
    Optional<LocalDate> from = ask.dateBoxes("from");
    Optional<LocalDate> to = ask.dateBoxes("to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      errors = errors.add("to", "Enter a last day that is not before the first");
    }
    String number = ask.field("page").orElse("1");
    int page = number.matches("[1-9]\\d{0,2}") ? Integer.parseInt(number) : 1;
    Optional<UUID> body =
        places.stream().filter(p -> p.slug().equals(ask.typed("body"))).map(Place::id).findFirst();
    Asked asked =
        new Asked(
            Question.of(typed(ask)),
            body,
            Kind.of(ask.typed("kind")),
            from,
            to,
            (page - 1) * A_PAGE,
            A_PAGE);
    return new Reading(asked, errors, page, places);
  }

  private static List<Field> filters(Ask ask, Reading reading) {
    List<Field.Option> places = new ArrayList<>(List.of(Field.Option.of("", "All bodies")));
    reading.places.forEach(p -> places.add(Field.Option.of(p.slug(), p.name())));
    List<Field.Option> kinds = new ArrayList<>(List.of(Field.Option.of("", "Everything")));
    Stream.of(Kind.values()).forEach(k -> kinds.add(Field.Option.of(k.code(), k.many())));
    return List.of(
        Field.select("body", "Body", places).value(ask.typed("body")),
        Field.select("kind", "What", kinds).value(ask.typed("kind")),
        Field.date("from", "From").hint("For example, 1 4 2026").dated(ask).with(reading.errors),
        Field.date("to", "To").dated(ask).with(reading.errors));
  }

  private static String address(Ask ask, int page) {
    return address(ask, page, ask.field("q"));
  }

  private static String address(Ask ask, int page, Optional<String> typed) {
    StringJoiner query = new StringJoiner("&", "/search?", "");
    for (String field :
        List.of(
            "q",
            "body",
            "kind",
            "from-day",
            "from-month",
            "from-year",
            "to-day",
            "to-month",
            "to-year")) {
      (field.equals("q") ? typed : ask.field(field))
          .ifPresent(value -> query.add(field + "=" + encoded(value)));
    }
    return page == 1 ? query.toString() : query.add("page=" + page).toString();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The same as JSON; a date that cannot be read is left out. */
  public Reply json(Ask ask) {
    Reading reading = read(ask);
    Found found = search.find(reading.asked);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("question", typed(ask));
    all.put("total", Math.min(found.total(), Found.WEIGHED));
    all.put("more", found.isMore());
    all.put("page", reading.page);
    all.put("things", found.things().stream().map(t -> told(t, reading.places)).toList());
    return new Reply.Bytes(
        "application/json", Canonical.text(all).getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static Map<String, Object> told(Found.Thing thing, List<Place> places) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("kind", thing.kind().map(Kind::code).orElse(""));
    one.put(
        "body",
        places.stream()
            .filter(p -> thing.body().filter(p.id()::equals).isPresent())
            .map(Place::slug)
            .findFirst()
            .orElse(""));
    one.put("day", thing.day().toString());
    one.put("path", thing.path());
    one.put("title", thing.title());
    one.put("sealed", thing.sealed());
    StringBuilder excerpt = new StringBuilder();
    thing.excerpt().forEach(p -> excerpt.append(p.text()));
    one.put("excerpt", excerpt.toString());
    return one;
  }
}
