package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** What a person does about their own conflict: contest it, declare it, give their vote. */
public final class PersonPages {
  private final Walls.Ground ground;
  private final Walls walls;

  public PersonPages(Walls.Ground ground, Walls walls) {
    this.ground = ground;
    this.walls = walls;
  }

  static Reply.Look look(Matter m, Body body) {
    return Reply.Look.PLAIN
        .body(body.name(), body.slug())
        .at("matters")
        .back("/matters/" + m.id(), "The matter");
  }

  private Optional<Matter> known(Ask ask) {
    return ask.uuid("matter").flatMap(ground.matters()::find);
  }

  private static String why(Matter m) {
    return "/matters/" + m.id() + "/why";
  }

  private Reply with(Ask ask, Function<Matter, Reply> then) {
    return known(ask).map(then).orElse(new Reply.NotFound());
  }

  private Reply.Html form(
      Matter m,
      String heading,
      List<Prose> intro,
      String action,
      FormErrors errors,
      List<Field> fields,
      String button) {
    Body body = ground.bodies().find(m.body()).orElseThrow();
    FormPage page =
        new FormPage(
            "Matter " + m.reference(),
            heading,
            intro,
            errors,
            action,
            fields,
            Button.submit(button),
            new Link("Leave it as it is", why(m)));
    Reply.Html html = Reply.page(FormPage.TEMPLATE, heading, page).with(look(m, body));
    return errors.isEmpty() ? html : html.refused();
  }

  // Contests

  public Reply askContest(Ask ask) {
    return with(ask, m -> contest(ask, m, FormErrors.none()));
  }

  public Reply contest(Ask ask) {
    return with(
        ask,
        m ->
            switch (walls.handlings().contest(m, ask.typed("words"), ask.who())) {
              case Outcome.Done<Contest> _ -> new Reply.Redirect(why(m));
              case Outcome.Refused<Contest>(List<Outcome.Fault> faults) ->
                  contest(ask, m, errors(faults));
            });
  }

  private Reply.Html contest(Ask ask, Matter m, FormErrors errors) {
    UUID person = Walls.person(ask.who());
    List<Prose> intro =
        List.of(
            ContestWords.clock(
                walls.handlings().chosen(m, person),
                ground.policies().adopted(m.body(), ground.bodies().today()),
                ground.bodies().today()),
            Prose.of("Seen by you and by whoever answers. It is no blame to contest."));
    return form(
        m,
        "Contest a step",
        intro,
        "/matters/" + m.id() + "/contest",
        errors,
        List.of(
            Field.area("words", "Which step is wrong, and what is right?")
                .hint("Such as: I left the practice on 31 March 2026")
                .rows(6)
                .value(ask.typed("words"))),
        "Contest it");
  }

  static FormErrors errors(List<Outcome.Fault> faults) {
    FormErrors errors = FormErrors.none();
    faults.forEach(f -> errors.add(f.field(), f.words()));
    return errors;
  }

  private Optional<Contest> owed(Ask ask, Matter m) {
    UUID who = Walls.person(ask.who());
    return ask.uuid("contest")
        .flatMap(
            id ->
                walls.handlings().contests(m).stream()
                    .filter(c -> c.id().equals(id) && !c.person().equals(who))
                    .findFirst());
  }

  public Reply askAnswer(Ask ask) {
    return with(
        ask,
        m ->
            m.isWithheld()
                ? new Reply.NotFound()
                : owed(ask, m)
                    .map(
                        c ->
                            ground
                                .business()
                                .views()
                                .noted(m, ask.who(), answer(ask, m, c, FormErrors.none())))
                    .orElse(new Reply.NotFound()));
  }

  public Reply answer(Ask ask) {
    return with(
        ask,
        m -> {
          Optional<Contest> contest = m.isWithheld() ? Optional.empty() : owed(ask, m);
          if (contest.isEmpty()) {
            return new Reply.NotFound();
          }
          Outcome<Contest> done =
              walls
                  .handlings()
                  .answer(
                      m, contest.get().id(), ask.typed("outcome"), ask.typed("answer"), ask.who());
          return switch (done) {
            case Outcome.Done<Contest> _ -> new Reply.Redirect("/matters/" + m.id() + "/conflicts");
            case Outcome.Refused<Contest>(List<Outcome.Fault> faults) ->
                answer(ask, m, contest.get(), errors(faults));
          };
        });
  }

  private Reply.Html answer(Ask ask, Matter m, Contest c, FormErrors errors) {
    List<Prose> intro = new ArrayList<>();
    intro.add(Prose.empty().bold("Contested on " + Dates.weekday(c.on()) + ": ").text(c.words()));
    intro.add(
        Prose.of(
            c.outcome().isEmpty()
                ? "An answer is owed by "
                    + Dates.weekday(c.due())
                    + ". Whoever is concerned, or chose, does not answer."
                : "It is answered: " + c.answer()));
    intro.add(
        Prose.of(
            "Where a fact is wrong, have it mended where it is kept (register, interests, parties)."
                + " The walls follow at once."));
    return form(
        m,
        "Answer a contest",
        intro,
        "/matters/" + m.id() + "/contests/" + c.id(),
        errors,
        List.of(
            Field.radios(
                    "outcome",
                    "What is your answer?",
                    List.of(
                        Field.Option.of("stands", "It stands"),
                        Field.Option.of("changed", "It is changed")))
                .value(ask.typed("outcome")),
            Field.area("answer", "Why?").hint("The person reads it").value(ask.typed("answer"))),
        "Answer it");
  }

  // At the item

  public Reply declare(Ask ask) {
    return with(
        ask,
        m -> {
          if (ask.who() instanceof Who.Person(UUID person)
              && walls.around(m.id(), person).isPresent()) {
            walls.handlings().declareAtItem(m, person);
          }
          return new Reply.Redirect(why(m));
        });
  }

  public Reply askProxy(Ask ask) {
    return with(
        ask,
        m ->
            m.isWithheld()
                ? new Reply.NotFound()
                : ground.business().views().noted(m, ask.who(), proxy(ask, m, FormErrors.none())));
  }

  public Reply giveProxy(Ask ask) {
    return with(
        ask,
        m -> {
          if (m.isWithheld() || !(ask.who() instanceof Who.Person(UUID person))) {
            return new Reply.NotFound();
          }
          if (ask.typed("holder").equals("back")) {
            walls.handlings().takeProxyBack(m, person);
            return new Reply.Redirect("/matters/" + m.id() + "/conflicts");
          }
          Optional<UUID> holder = ask.typedUuid("holder");
          if (holder.isEmpty()) {
            return proxy(ask, m, FormErrors.of("holder", "Choose a member of the board"));
          }
          return switch (walls.handlings().giveProxy(m, holder.get(), ask.who())) {
            case Outcome.Done<Matter> _ -> new Reply.Redirect("/matters/" + m.id() + "/conflicts");
            case Outcome.Refused<Matter>(List<Outcome.Fault> faults) ->
                proxy(ask, m, errors(faults));
          };
        });
  }

  private Reply.Html proxy(Ask ask, Matter m, FormErrors errors) {
    UUID me = Walls.person(ask.who());
    Picture picture = walls.picture(m, ask.who(), List.of(), List.of()).orElseThrow();
    List<Field.Option> options = ConflictPages.board(picture, me);
    boolean given =
        walls.handlings().proxies(m).stream().anyMatch(p -> p.giver().equals(me.toString()));
    if (given) {
      options.add(Field.Option.of("back", "Nobody: take it back"));
    }
    String clause = picture.policy().map(p -> p.proxy().clause()).orElse("");
    String slug = ground.bodies().find(m.body()).orElseThrow().slug();
    Prose rule = Prose.of("Nobody conflicted on the matter gives or holds a proxy. ");
    return form(
        m,
        "Give your vote to a colleague",
        List.of(
            clause.isEmpty()
                ? rule
                : rule.rule(clause, "/bodies/" + slug + "/conflicts-policy#rule-" + clause)),
        "/matters/" + m.id() + "/proxy",
        errors,
        List.of(
            Field.select("holder", "Who votes for you on this matter?", options)
                .value(ask.typed("holder"))),
        "Give it");
  }
}
