package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** The log of breaches: what everybody may read of it, and the guardian's own. */
public final class BreachPages {
  private final Watch watch;
  private final Watch.Ground ground;
  private final Breaches breaches;

  public BreachPages(Watch watch) {
    this.watch = watch;
    this.ground = watch.ground();
    this.breaches = watch.breaches();
  }

  private static String address(Body body) {
    return "/bodies/" + body.slug() + "/breaches";
  }

  private static String keeping(Body body) {
    return address(body) + "/keep";
  }

  private Optional<Body> body(Ask ask) {
    return ground.bodies().find(ask.variable("body"));
  }

  // What everybody reads

  public Reply published(Ask ask) {
    return body(ask).map(b -> published(ask, b)).orElse(new Reply.NotFound());
  }

  private Reply published(Ask ask, Body body) {
    List<Breach.Published> all = breaches.published(body);
    boolean guardian = ground.bodies().roles(ask.who(), body.id()).contains(Role.GUARDIAN);
    return Reply.page(
            WatchPage.TEMPLATE,
            "Breaches of the conflicts policy",
            new WatchPage(
                body.name(),
                all.isEmpty()
                    ? "No breach of the conflicts policy is published"
                    : Numbers.count(all.size(), "breach", "breaches")
                        + " of the conflicts policy "
                        + (all.size() == 1 ? "is" : "are")
                        + " published",
                Prose.empty(),
                List.of(
                    Prose.of(
                        "The conflicts guardian keeps the log and publishes from it. What is"
                            + " published stays published and is in the record.")),
                null,
                all.isEmpty()
                    ? List.of()
                    : List.of(new WatchPage.Part("Latest first", table(all), "")),
                guardian ? List.of(Button.link("Keep the log", keeping(body))) : List.of(),
                List.of(
                    new Link("How to check the record", "/record/check"),
                    new Link("The body", "/bodies/" + body.slug()))))
        .with(TalkPages.look(body));
  }

  private static Table table(List<Breach.Published> all) {
    Table.Builder table =
        Table.named("Published breaches")
            .captionHidden()
            .stack()
            .column("Found")
            .column("What happened")
            .column("What was done")
            .column("Published");
    all.forEach(
        b ->
            table.row(
                Dates.plain(b.foundOn()),
                b.words(),
                b.steps().isEmpty() ? "Nothing yet" : b.steps(),
                Dates.plain(Dates.on(b.at()))));
    return table.build();
  }

  // The guardian's log

  public Reply keep(Ask ask) {
    return body(ask).map(b -> keep(ask, b, FormErrors.none())).orElse(new Reply.NotFound());
  }

  private Reply keep(Ask ask, Body body, FormErrors errors) {
    List<Field.Option> matters = new ArrayList<>();
    matters.add(Field.Option.of("", "No matter in particular"));
    about(ask, body).forEach(m -> matters.add(Field.Option.of(m.id().toString(), m.title())));
    LocalDate today = ground.bodies().today();
    Field found =
        Field.date("found", "When was it found?")
            .dated(
                String.valueOf(today.getDayOfMonth()),
                String.valueOf(today.getMonthValue()),
                String.valueOf(today.getYear()));
    Table log = log(body);
    return form(
        body,
        new FormView(
            "Keep the log of breaches",
            body.name(),
            List.of(
                Prose.of("What you write here only the conflicts guardian reads.")
                    .text(" You publish a breach afterwards, in other words.")),
            log == null ? List.of() : List.of(log),
            keeping(body),
            errors,
            List.of(
                FormView.group(
                    "A new breach",
                    ask,
                    errors,
                    found,
                    Field.select("matter", "Which matter was it about?", matters),
                    Field.area("words", "What happened?").rows(5),
                    Field.area("steps", "What was done about it?")
                        .hint("You may add this later")
                        .rows(4))),
            Map.of(),
            "Keep it",
            new Link("What is published", address(body))));
  }

  /** What a breach can be about; a guardian keeps nothing of what they are conflicted on. */
  private List<Matter> about(Ask ask, Body body) {
    return ground.matters().of(body.id()).stream()
        .filter(m -> m.isBusiness() && watch.mayLookOn(m, ask.who()))
        .toList();
  }

  private @Nullable Table log(Body body) {
    List<Breach> all = breaches.kept(body);
    if (all.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Kept, latest first")
            .stack()
            .column("Found")
            .column("What happened")
            .column("Published");
    for (Breach b : all) {
      table.row(
          new Link(Dates.plain(b.foundOn()), address(body) + "/" + b.id()),
          b.words(),
          b.publishedAt()
              .map(at -> Status.yes("On " + Dates.plain(Dates.on(at))))
              .orElse(Status.none("No")));
    }
    return table.build();
  }

  private static Reply form(Body body, FormView form) {
    Reply.Html page =
        Reply.page("bodies/form.jte", form.heading(), form)
            .with(TalkPages.look(body).back(address(body), "Breaches"));
    return form.errors().isEmpty() ? page : page.refused();
  }

  public Reply take(Ask ask) {
    return body(ask).map(b -> take(ask, b)).orElse(new Reply.NotFound());
  }

  private Reply take(Ask ask, Body body) {
    Optional<LocalDate> found = ask.dateBoxes("found");
    if (found.isEmpty()) {
      return keep(ask, body, FormErrors.of("found", "Give the day, month and year"));
    }
    Optional<UUID> matter =
        about(ask, body).stream()
            .map(Matter::id)
            .filter(id -> id.toString().equals(ask.typed("matter")))
            .findFirst();
    Breaches.Wanted wanted =
        new Breaches.Wanted(matter, found.get(), ask.typed("words"), ask.typed("steps"));
    return switch (breaches.keep(body, wanted, ask.who())) {
      case Outcome.Done<Breach>(Breach b) -> new Reply.Redirect(address(body) + "/" + b.id());
      case Outcome.Refused<Breach>(List<Outcome.Fault> faults) ->
          keep(ask, body, FormView.errors(faults));
    };
  }

  // One breach: what was done, and publishing it

  private Reply one(Ask ask, java.util.function.BiFunction<Body, Breach, Reply> with) {
    return body(ask)
        .flatMap(
            body ->
                ask.uuid("breach")
                    .flatMap(breaches::find)
                    .filter(b -> b.body().equals(body.id()))
                    .map(b -> with.apply(body, b)))
        .orElse(new Reply.NotFound());
  }

  public Reply show(Ask ask) {
    return one(ask, (body, b) -> steps(ask, body, b, FormErrors.none()));
  }

  private Reply steps(Ask ask, Body body, Breach b, FormErrors errors) {
    String own = address(body) + "/" + b.id();
    Prose state =
        b.publishedAt()
            .map(
                at ->
                    Prose.of(
                        "Published on " + Dates.weekdayTime(at) + ": “" + b.publicWords() + "”"))
            .orElse(Prose.of("It is not published. ").link("Publish it", own + "/publish"));
    return form(
        body,
        new FormView(
            "What was done about it?",
            "Found on " + Dates.plain(b.foundOn()),
            List.of(Prose.of(b.words()), state),
            List.of(),
            own,
            errors,
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.area("steps", "Steps taken")
                        .hint("Everybody reads these once the breach is published")
                        .rows(5)
                        .value(b.steps()))),
            Map.of(),
            "Keep the steps",
            new Link("The whole log", keeping(body))));
  }

  public Reply takeSteps(Ask ask) {
    return one(
        ask,
        (body, b) ->
            switch (breaches.steps(b, ask.typed("steps"))) {
              case Outcome.Done<Breach> _ -> new Reply.Redirect(keeping(body));
              case Outcome.Refused<Breach>(List<Outcome.Fault> faults) ->
                  steps(ask, body, b, FormView.errors(faults));
            });
  }

  public Reply askToPublish(Ask ask) {
    return one(ask, (body, b) -> publish(ask, body, b, FormErrors.none()));
  }

  private Reply publish(Ask ask, Body body, Breach b, FormErrors errors) {
    String own = address(body) + "/" + b.id();
    return form(
        body,
        new FormView(
            "Publish this breach",
            "Found on " + Dates.plain(b.foundOn()),
            List.of(
                Prose.of("Your own words: " + b.words()),
                Prose.of("Steps that are published with it: ")
                    .text(b.steps().isEmpty() ? "none yet." : b.steps()),
                Prose.empty().bold("What you publish cannot be taken back or changed.")),
            List.of(),
            own + "/publish",
            errors,
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.area("public", "What everybody may read")
                        .hint("Name nobody, and nothing of a matter that is closed")
                        .rows(5))),
            Map.of(),
            "Publish it for good",
            new Link("Not now", own)));
  }

  public Reply takePublish(Ask ask) {
    return one(
        ask,
        (body, b) ->
            switch (breaches.publish(body, b, ask.typed("public"))) {
              case Outcome.Done<Breach> _ -> new Reply.Redirect(address(body));
              case Outcome.Refused<Breach>(List<Outcome.Fault> faults) ->
                  publish(ask, body, b, FormView.errors(faults));
            });
  }
}
