package org.mandate.app.decisions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.Elections;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** Pages of decisions: the list of a body, one as a story, and its certificates. */
public final class DecisionPages {
  private final Decisions decisions;
  private final Elections elections;
  private final Bodies bodies;
  private final Register register;

  public DecisionPages(Decisions decisions, Elections elections, Bodies bodies, Register register) {
    this.decisions = decisions;
    this.elections = elections;
    this.bodies = bodies;
    this.register = register;
  }

  /** The decisions of a body; the table is null while there are none. */
  public record DecisionsPage(
      String caption, String heading, @Nullable Table decisions, String mattersAddress) {}

  public Reply list(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    List<Decision> all = decisions.of(body.id());
    Table.Builder table =
        Table.named("Decisions, latest first")
            .stack()
            .column("Decision")
            .column("Question")
            .column("What was decided")
            .column("Taken")
            .column("Does it stand?");
    for (Decision d : all) {
      table.row(
          d.reference(),
          new Link(d.title(), d.path()),
          Wording.outcome(d),
          Dates.plain(Dates.on(d.decidedAt())),
          d.valid() ? Status.yes("Valid") : Status.no("Irregular"));
    }
    String heading =
        all.isEmpty()
            ? "No decision has been taken"
            : Numbers.count(all.size(), "decision has", "decisions have") + " been taken";
    return Reply.page(
            "decisions/list.jte",
            "Decisions",
            new DecisionsPage(
                body.name(),
                heading,
                all.isEmpty() ? null : table.build(),
                "/bodies/" + body.slug() + "/matters"))
        .with(look(body));
  }

  public Reply show(Ask ask) {
    Optional<Decision> found = decisions.find(ask.variable("decision"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Decision d = found.get();
    Body body = bodies.find(d.body()).orElseThrow();
    boolean mayTakeFull =
        decisions.roles(ask.who(), new org.mandate.app.access.Subject("decision", d.id())).stream()
            .anyMatch(Action.TAKE_FULL_CERTIFICATE.roles()::contains);
    boolean mayFill =
        bodies.roles(ask.who(), body.id()).stream().anyMatch(Action.FILL_SEATS.roles()::contains);
    boolean then = ask.typed("known").equals("then");
    Story story =
        new StoryTeller(decisions, elections, bodies, register, then)
            .tell(d, new StoryTeller.May(mayTakeFull, mayFill));
    return Reply.page("decisions/decision.jte", d.title(), story)
        .with(look(body).back("/bodies/" + body.slug() + "/decisions", "Decisions"));
  }

  public Reply certificate(Ask ask) {
    return certificate(ask, false);
  }

  public Reply fullCertificate(Ask ask) {
    return certificate(ask, true);
  }

  private Reply certificate(Ask ask, boolean full) {
    Optional<Decision> found = decisions.find(ask.variable("decision"));
    return found
        .flatMap(d -> decisions.certificate(d, full))
        .<Reply>map(
            bytes ->
                new Reply.Bytes(
                    "application/json",
                    bytes,
                    Map.of(
                        "Cache-Control",
                        "no-store",
                        "Content-Disposition",
                        "attachment; filename=\""
                            + found.get().id()
                            + (full ? "-full" : "")
                            + ".json\"")))
        .orElse(new Reply.NotFound());
  }

  private static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("decisions");
  }
}
