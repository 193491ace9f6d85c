package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.conflicts.Bar;
import org.mandate.conflicts.Disclosure;

/** "I heard something I should not have": told without blame, and the walls follow at once. */
public final class OverheardPages {
  private static final String NONE = "none";
  private static final Prose NO_BLAME =
      Prose.of("You will not be blamed. Telling protects you, the others and the decision.");
  private final Watch watch;
  private final Watch.Ground ground;

  public OverheardPages(Watch watch) {
    this.watch = watch;
    this.ground = watch.ground();
  }

  private Optional<Body> body(Ask ask) {
    return ground.bodies().find(ask.variable("body"));
  }

  private Optional<Matter> matter(Ask ask) {
    return ask.uuid("matter").flatMap(ground.matters()::find);
  }

  private Body bodyOf(Matter m) {
    return ground.bodies().find(m.body()).orElseThrow();
  }

  private static String address(Body body) {
    return "/bodies/" + body.slug() + "/overheard";
  }

  private static String address(Matter m) {
    return "/matters/" + m.id() + "/overheard";
  }

  // Which matter

  /** Asks which matter it was; of open ones, so that nothing can be read from the list. */
  public Reply which(Ask ask) {
    return body(ask).map(body -> which(ask, body)).orElse(new Reply.NotFound());
  }

  private Reply which(Ask ask, Body body) {
    String which = ask.typed("which");
    if (which.equals(NONE)) {
      return words(ask, body, Optional.empty(), FormErrors.none());
    }
    List<Field.Option> options = new ArrayList<>();
    for (Matter m : ground.matters().of(body.id())) {
      if (m.isBusiness() && m.isOpen()) {
        if (m.id().toString().equals(which)) {
          return new Reply.Redirect(address(m));
        }
        options.add(Field.Option.of(m.id().toString(), m.title()));
      }
    }
    options.add(Field.Option.of(NONE, "It is not on this list, or I cannot say which"));
    return Reply.page(
            WatchPage.TEMPLATE,
            "I heard something I should not have",
            new WatchPage(
                body.name(),
                "I heard something I should not have",
                Prose.empty(),
                List.of(NO_BLAME),
                new WatchPage.Question(
                    address(body), Field.radios("which", "What was it about?", options), "Go on"),
                List.of(),
                List.of(),
                List.of()))
        .with(TalkPages.look(body));
  }

  // In free words

  private Reply words(Ask ask, Body body, Optional<Matter> m, FormErrors errors) {
    FormView form =
        new FormView(
            "What did you hear?",
            body.name(),
            List.of(
                NO_BLAME,
                Prose.of("Only the conflicts guardian reads this. They will speak with you.")),
            List.of(),
            m.map(OverheardPages::address).orElse(address(body)),
            errors,
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    heard(),
                    Field.area("words", "What you heard, in your own words")
                        .hint("Say whose papers or plans were spoken of, if you know")
                        .rows(6))),
            Map.of(),
            "Tell the guardian",
            new Link("Leave without telling", "/bodies/" + body.slug()));
    return form(body, form);
  }

  private Field heard() {
    LocalDate today = ground.bodies().today();
    return Field.date("heard", "When did you hear it?")
        .hint("The day, month and year")
        .dated(
            String.valueOf(today.getDayOfMonth()),
            String.valueOf(today.getMonthValue()),
            String.valueOf(today.getYear()));
  }

  private static Reply form(Body body, FormView form) {
    Reply.Html page =
        Reply.page("bodies/form.jte", form.heading(), form).with(TalkPages.look(body));
    return form.errors().isEmpty() ? page : page.refused();
  }

  /** Takes free words that name no matter. */
  public Reply takeWords(Ask ask) {
    return body(ask).map(b -> takeWords(ask, b, Optional.empty())).orElse(new Reply.NotFound());
  }

  private Reply takeWords(Ask ask, Body body, Optional<Matter> m) {
    Optional<LocalDate> on = ask.dateBoxes("heard");
    if (on.isEmpty()) {
      return words(ask, body, m, FormErrors.of("heard", "Give the day, month and year"));
    }
    UUID person = Walls.person(ask.who());
    return switch (watch.note(body, m, on.get(), ask.typed("words"), person)) {
      case Outcome.Done<Watch.Note> _ -> new Reply.Redirect(address(body) + "/thanks");
      case Outcome.Refused<Watch.Note>(List<Outcome.Fault> faults) ->
          words(ask, body, m, FormView.errors(faults));
    };
  }

  /** Thanks for what could not be placed. */
  public Reply thanksForWords(Ask ask) {
    return body(ask)
        .<Reply>map(
            body ->
                thanks(
                    body,
                    List.of(
                        Prose.of("Thank you. The conflicts guardian has it, and speaks with you."),
                        Prose.of("Until then, do not talk about what you heard with anybody."))))
        .orElse(new Reply.NotFound());
  }

  private static Reply thanks(Body body, List<Prose> words) {
    return Reply.page(
            WatchPage.TEMPLATE,
            "You will not be blamed",
            new WatchPage(
                body.name(),
                "You will not be blamed",
                Prose.empty(),
                words,
                null,
                List.of(),
                List.of(Button.link("Go to your desk", "/")),
                List.of(new Link("Tell of something else", address(body)))))
        .with(TalkPages.look(body));
  }

  // On a matter

  public Reply ask(Ask ask) {
    return matter(ask).map(m -> ask(ask, m, FormErrors.none())).orElse(new Reply.NotFound());
  }

  private Reply ask(Ask ask, Matter m, FormErrors errors) {
    Body body = bodyOf(m);
    Map<String, String> whose = whose(m);
    if (whose.isEmpty()) {
      return words(ask, body, Optional.of(m), errors);
    }
    List<Field.Option> options = new ArrayList<>();
    whose.forEach((code, name) -> options.add(Field.Option.of(code, name)));
    options.add(Field.Option.of(NONE, "I cannot say, or somebody else’s"));
    List<Field> fields = new ArrayList<>();
    if (watch.mayLookOn(m, ask.who())) {
      fields.add(
          Field.select("person", "Who heard it?", people(ask, body))
              .hint("As the guardian you may tell it about a colleague"));
    }
    fields.add(Field.radios("whose", "Whose papers or plans were spoken of?", options));
    fields.add(heard());
    fields.add(
        Field.area("words", "What you heard, in your own words")
            .hint("Only you and the conflicts guardian read this. You may leave it empty")
            .rows(5));
    return form(
        body,
        new FormView(
            "What did you hear about this?",
            m.title(),
            List.of(
                NO_BLAME,
                Prose.of(
                    "Having heard counts as having read: you may then not act for a competitor on"
                        + " this matter. We tell you for whom, and until when.")),
            List.of(),
            address(m),
            errors,
            List.of(FormView.group("", ask, errors, fields.toArray(Field[]::new))),
            Map.of(),
            "Tell it",
            new Link("Leave without telling", "/matters/" + m.id())));
  }

  /** Organisations that are a party, by name; none where the words are kept from the reader. */
  private Map<String, String> whose(Matter m) {
    if (m.isWithheld()) {
      return Map.of();
    }
    Set<String> codes = new LinkedHashSet<>();
    for (Party p : ground.business().parties(m)) {
      if (!p.organisation().isEmpty()) {
        codes.add(p.organisation());
      }
    }
    return ground.register().names(List.copyOf(codes));
  }

  private List<Field.Option> people(Ask ask, Body body) {
    UUID own = Walls.person(ask.who());
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "I heard it")));
    watch.names(body).entrySet().stream()
        .filter(e -> !e.getKey().equals(own))
        .sorted(Map.Entry.comparingByValue())
        .forEach(e -> options.add(Field.Option.of(e.getKey().toString(), e.getValue())));
    return options;
  }

  public Reply take(Ask ask) {
    return matter(ask).map(m -> take(ask, m)).orElse(new Reply.NotFound());
  }

  private Reply take(Ask ask, Matter m) {
    Body body = bodyOf(m);
    if (ask.typed("whose").equals(NONE) || whose(m).isEmpty()) {
      return takeWords(ask, body, Optional.of(m));
    }
    Optional<LocalDate> on = ask.dateBoxes("heard");
    if (on.isEmpty()) {
      return ask(ask, m, FormErrors.of("heard", "Give the day, month and year"));
    }
    UUID person = person(ask, m, body);
    Handlings.Heard heard =
        new Handlings.Heard(person, ask.typed("whose"), on.get(), ask.typed("words"));
    return switch (ground.walls().handlings().overheard(m, heard, ask.who())) {
      case Outcome.Done<Matter> _ ->
          new Reply.Redirect(
              address(m)
                  + "/thanks"
                  + (person.equals(Walls.person(ask.who())) ? "" : "?person=" + person));
      case Outcome.Refused<Matter>(List<Outcome.Fault> faults) ->
          ask(ask, m, FormView.errors(faults));
    };
  }

  /** Whoever asks, but where a guardian tells of a colleague. */
  private UUID person(Ask ask, Matter m, Body body) {
    UUID own = Walls.person(ask.who());
    return watch.mayLookOn(m, ask.who())
        ? watch.names(body).keySet().stream()
            .filter(p -> p.toString().equals(ask.typed("person")))
            .findFirst()
            .orElse(own)
        : own;
  }

  /** For whom they may not act now, and until when; and what the walls say at once. */
  public Reply thanks(Ask ask) {
    return matter(ask)
        .filter(m -> !m.isWithheld())
        .map(m -> thanks(ask, m))
        .orElse(new Reply.NotFound());
  }

  private Reply thanks(Ask ask, Matter m) {
    Body body = bodyOf(m);
    UUID person = person(ask, m, body);
    boolean self = person.equals(Walls.person(ask.who()));
    List<Prose> words = new ArrayList<>();
    words.add(
        Prose.of(
            self
                ? "Thank you for telling. It is kept, and it is no fault of yours."
                : "It is kept for "
                    + watch.name(watch.names(body), person)
                    + ", and it is no fault of theirs. Tell them what follows."));
    List<Prose> bars =
        ground
            .walls()
            .picture(m, ask.who(), List.of(), List.of(person))
            .map(p -> p.barred(person).stream().map(bar -> barred(body, p, bar, self)).toList())
            .orElse(List.of());
    if (bars.isEmpty()) {
      words.add(
          Prose.of(
              "Nobody else is a bidder on this matter today, so it bars from nothing yet. If one is"
                  + " added, it does from that day."));
    }
    words.addAll(bars);
    ground
        .walls()
        .around(m.id(), person)
        .ifPresent(w -> words.add(Prose.of(kept(self, w.until()))));
    return thanks(body, words);
  }

  private static Prose barred(Body body, Picture picture, Bar bar, boolean self) {
    LocalDate until = bar.until();
    return Prose.of(
            "%s may not act for %s on this matter%s, having %s of %s. "
                .formatted(
                    self ? "You" : "They",
                    picture.name(bar.competitor()),
                    until == null ? "" : " before " + Dates.weekday(until),
                    bar.known().how() == Disclosure.How.READ ? "read sealed papers" : "heard",
                    picture.name(bar.known().whose())))
        .rule(bar.clause(), "/bodies/" + body.slug() + "/conflicts-policy#rule-" + bar.clause());
  }

  private static String kept(boolean self, Optional<LocalDate> until) {
    return (self ? "You are" : "They are")
        + " kept out of this matter"
        + until.map(d -> " before " + Dates.weekday(d)).orElse("; no day is set on which that ends")
        + ".";
  }
}
