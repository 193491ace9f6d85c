package org.mandate.app.interests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.BodiesPages;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Rule;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.constitution.Cited;

/** The conflicts policy that a body adopted, and the form by which it adopts one. */
public final class PolicyPages {
  private final Bodies bodies;
  private final Policies policies;

  public PolicyPages(Bodies bodies, Policies policies) {
    this.bodies = bodies;
    this.policies = policies;
  }

  /** One version in plain words; without a version when none is in force. */
  public record PolicyPage(
      String heading,
      String caption,
      boolean none,
      Prose asAt,
      List<Rule> clauses,
      Summary register,
      Summary board,
      Table versions,
      boolean noVersions,
      String address,
      boolean keeps) {}

  public Reply show(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    LocalDate day = ask.date("at").orElse(bodies.today());
    Optional<AdoptedPolicy> policy = policies.adopted(body.id(), day);
    Map<String, String> seats =
        bodies.seats(body.id(), bodies.today()).stream()
            .collect(Collectors.toMap(s -> s.seat().id(), s -> s.seat().title(), (a, b) -> a));
    List<Adoption> adoptions = policies.adoptions(body.id());
    String address = "/bodies/" + body.slug() + "/conflicts-policy";
    String heading = policy.map(AdoptedPolicy::title).orElse("No conflicts policy is in force");
    return Reply.page(
            "interests/policy.jte",
            heading,
            new PolicyPage(
                heading,
                body.name(),
                policy.isEmpty(),
                policy.map(PolicyWords::asAt).orElse(Prose.of("On " + Dates.weekday(day) + ".")),
                policy.map(p -> PolicyWords.clauses(p.conflicts())).orElse(List.of()),
                policy.map(p -> PolicyWords.register(p.register(), seats)).orElse(Summary.empty()),
                policy
                    .map(p -> PolicyWords.board(p.board(), seats, ruleOfTheBoard(body, day)))
                    .orElse(Summary.empty()),
                versions(adoptions),
                adoptions.isEmpty(),
                address,
                !Collections.disjoint(
                    bodies.roles(ask.who(), body.id()), Action.KEEP_BODY.roles())))
        .with(BodiesPages.look(body).back("/bodies/" + body.slug(), body.name()));
  }

  /** The constitution's clause of the board, as it was in force that day. */
  private Optional<String> ruleOfTheBoard(Body body, LocalDate day) {
    Instant at =
        day.isBefore(bodies.today())
            ? day.plusDays(1).atStartOfDay(Dates.LONDON).toInstant()
            : bodies.now();
    return bodies
        .constitutionAt(body.id(), at)
        .flatMap(c -> c.constitution().boardQuorum())
        .map(Cited::rule);
  }

  private static Table versions(List<Adoption> adoptions) {
    Table.Builder table =
        Table.named("Versions adopted")
            .captionHidden()
            .column("Version")
            .column("In force from")
            .column("Recorded")
            .column("Fingerprint");
    for (Adoption a : adoptions.reversed()) {
      table.row(
          Prose.empty().link(a.title() + ", version " + a.version(), "?at=" + a.from()),
          Dates.plain(a.from()),
          Dates.plainTime(a.recordedAt()),
          a.hash().substring(0, 16));
    }
    return table.stack().build();
  }

  public Reply askToAdopt(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .map(b -> form(b, ask, List.of()))
        .orElseGet(Reply.NotFound::new);
  }

  public Reply adopt(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    Optional<LocalDate> from = ask.dateBoxes("from");
    if (from.isEmpty()) {
      return form(
          body,
          ask,
          List.of(new Outcome.Fault("from", "Write the day from which it is in force.")));
    }
    String text =
        switch (ask.typed("which")) {
          case "model" -> policies.modelFor(body, from.get());
          case "text" -> ask.typed("text");
          default -> "";
        };
    if (!List.of("model", "text").contains(ask.typed("which"))) {
      return form(
          body, ask, List.of(new Outcome.Fault("which", "Choose the model or your own text.")));
    }
    return switch (policies.adopt(body, text, from.get(), ask.who())) {
      case Outcome.Done<Adoption> d ->
          new Reply.Redirect("/bodies/" + body.slug() + "/conflicts-policy?at=" + d.value().from());
      case Outcome.Refused<Adoption> r -> form(body, ask, r.faults());
    };
  }

  private Reply form(Body body, Ask ask, List<Outcome.Fault> faults) {
    FormErrors errors = FormView.errors(faults);
    LocalDate today = bodies.today();
    FormView view =
        new FormView(
            "Adopt a conflicts policy",
            body.name(),
            intro(faults),
            List.of(),
            "/bodies/" + body.slug() + "/conflicts-policy/adopt",
            errors,
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.radios(
                        "which",
                        "Which text was adopted",
                        List.of(
                            Field.Option.of(
                                "model",
                                "The model policy",
                                "With the seats that this body’s constitution has"),
                            Field.Option.of("text", "The text below"))),
                    DeclareForm.dated(Field.date("from", "In force from"), today),
                    Field.area("text", "The text, as JSON")
                        .hint(
                            "It begins with the model, for you to change; each version needs its own number")
                        .rows(12)
                        .value(PolicyText.spread(policies.modelFor(body, today))))),
            Map.of(),
            "Record the adoption",
            new Link("Leave it as it is", "/bodies/" + body.slug() + "/conflicts-policy"));
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(
                BodiesPages.look(body)
                    .back("/bodies/" + body.slug() + "/conflicts-policy", "Conflicts policy"));
    return errors.isEmpty() ? page : page.refused();
  }

  /** A form says one thing at a box; where a text has several faults, all are told above it. */
  private static List<Prose> intro(List<Outcome.Fault> faults) {
    List<Prose> words = new java.util.ArrayList<>();
    words.add(
        Prose.of(
            "Record which text the body adopted, and from which day it holds. Nothing is overwritten: former versions stay, and every page of the past goes by the version of that day."));
    if (faults.size() > 1) {
      faults.forEach(f -> words.add(Prose.of(f.words())));
    }
    return words;
  }
}
