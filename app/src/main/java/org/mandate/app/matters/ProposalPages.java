package org.mandate.app.matters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.ConstitutionPages;
import org.mandate.app.bodies.ConstitutionPages.Changed;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Canonical;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Doorway;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Message;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Rule;
import org.mandate.app.web.Table;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Parsed;
import org.mandate.constitution.WayToChange;

/** Putting a draft of the constitution to the practices, and the text as it was put. */
public final class ProposalPages {
  private final Matters matters;
  private final Bodies bodies;

  public ProposalPages(Matters matters, Bodies bodies) {
    this.matters = matters;
    this.bodies = bodies;
  }

  /**
   * A constitution as it was put.
   *
   * @param hash of its canonical text, whole
   * @param became what has become of it; empty while nothing is decided
   */
  public record ProposalPage(
      String heading,
      String caption,
      Prose asAt,
      Prose stage,
      Prose became,
      String compared,
      List<Changed> changes,
      List<Rule> clauses,
      String hash) {}

  /** The text that stands fixed in a matter, and what it changes. */
  public Reply show(Ask ask) {
    Optional<Matter> found = ask.uuid("matter").flatMap(matters::find);
    Optional<String> text = found.flatMap(m -> matters.proposedText(m.id()));
    if (text.isEmpty()
        || !(Constitution.parse(Canonical.parseObject(text.get())) instanceof Parsed.Ok put)) {
      return new Reply.NotFound();
    }
    Matter m = found.get();
    Body body = bodies.find(m.body()).orElseThrow();
    Matter.Proposal proposal = m.proposal().orElseThrow();
    Adopted before = bodies.constitutions(body.id()).get((int) proposal.version() - 2);
    List<Changed> changes =
        ConstitutionPages.changed(before.constitution().changesTo(put.constitution()));
    String heading =
        "Version %d as put to the practices: %s changed"
            .formatted(proposal.version(), Numbers.count(changes.size(), "rule", "rules"));
    return Reply.page(
            "matters/proposal.jte",
            heading,
            new ProposalPage(
                heading,
                "Matter " + m.reference() + " of " + body.name(),
                Prose.of(
                    "Fixed on "
                        + Dates.weekdayTime(m.openedAt())
                        + ", when the matter was put. Nobody can change it."),
                stage(m),
                became(body, m),
                "Compared with version " + before.version() + ", which was the last one then",
                changes,
                put.constitution().clauses().stream()
                    .map(c -> Rule.of(c.number(), c.title(), c.text()))
                    .toList(),
                proposal.hash()))
        .with(MatterPages.look(body).back("/matters/" + m.id(), "Matter " + m.reference()));
  }

  private Prose stage(Matter m) {
    return matters
        .stage(m.id())
        .map(s -> Prose.of(s.words() + ". ").link(s.link()).text("."))
        .orElse(Prose.of("Its ballot is not prepared yet."));
  }

  /** What has become of a text that was put, for every page that tells it. */
  private Prose became(Body body, Matter m) {
    String at = "/bodies/" + body.slug() + "/constitution";
    Matter.Proposal p = m.proposal().orElseThrow();
    boolean decided = matters.stage(m.id()).filter(Stage::decided).isPresent();
    List<Adopted> adopted = bodies.constitutions(body.id());
    if (decided) {
      return Outcomes.of(bodies, body, m);
    }
    return adopted.size() >= p.version()
        ? Prose.of("Meanwhile ")
            .link("version " + adopted.size(), at + "/" + adopted.size())
            .text(
                " was adopted. This text was written over an earlier one, so it cannot be adopted"
                    + " any more, whatever the ballot decides.")
        : Prose.empty();
  }

  public Reply form(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .map(body -> form(ask, body, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply put(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    return switch (matters.putConstitution(
        found.get(), ask.typed("reasons"), ask.typed("text"), ask.who())) {
      case Outcome.Done<Matter>(Matter m) -> new Reply.Redirect("/matters/" + m.id());
      case Outcome.Refused<Matter>(List<Outcome.Fault> faults) ->
          faults.stream().anyMatch(f -> f.field().equals("draft"))
              ? cannot(faults)
              : form(ask, found.get(), FormView.errors(faults));
    };
  }

  private static Reply cannot(List<Outcome.Fault> faults) {
    return new Reply.Refused(
        409, "The draft was not put", faults.getFirst().words() + " Nothing was changed.");
  }

  private Reply form(Ask ask, Body body, FormErrors errors) {
    return switch (matters.proposal(body)) {
      case Outcome.Refused<Proposing.Ready>(List<Outcome.Fault> faults) ->
          Doorway.message(
              Message.of(
                  "There is no draft to put yet",
                  List.of(Prose.of(faults.getFirst().words())),
                  Button.link("See the draft", "/bodies/" + body.slug() + "/draft")));
      case Outcome.Done<Proposing.Ready>(Proposing.Ready ready) -> {
        FormView view = view(ask, body, ready, errors);
        Reply.Html page =
            Reply.page("bodies/form.jte", view.heading(), view)
                .with(MatterPages.look(body).back("/bodies/" + body.slug() + "/draft", "Draft"));
        yield errors.isEmpty() ? page : page.refused();
      }
    };
  }

  private static FormView view(Ask ask, Body body, Proposing.Ready ready, FormErrors errors) {
    String at = "/bodies/" + body.slug();
    WayToChange way = WayToChange.of(ready.rules().constitution()).orElseThrow();
    var rule = ready.rules().constitution().ballotRule(way.question()).orElseThrow();
    String carries = rule.deciding().rule();
    Table.Builder changes =
        Table.named("What it changes").stack().column("Rule").column("Before").column("After");
    for (Changed c :
        ConstitutionPages.changed(ready.last().constitution().changesTo(ready.next()))) {
      changes.row(
          c.heading(),
          c.before() == null ? "Not there" : c.before(),
          c.after() == null ? "Not there any more" : c.after());
    }
    return new FormView(
        "Put this draft to the practices",
        body.name(),
        List.of(
            Prose.of(
                "The draft’s text is fixed as you put it, and is public from then on. Later changes"
                    + " make another draft, which needs a matter of its own."),
            Prose.of(
                    "It is a "
                        + rule.kind().title().toLowerCase(java.util.Locale.UK)
                        + ", decided under version "
                        + ready.rules().version()
                        + ", ")
                .rule(carries, at + "/constitution#rule-" + carries)
                .text(
                    ". When the practices carry it in a valid ballot, it is adopted in the same"
                        + " moment. Otherwise it stays a draft.")),
        List.of(changes.build()),
        at + "/matters/constitution",
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                Field.area("reasons", "Why should it be adopted?")
                    .hint("Public, in your words. Name no person")
                    .rows(6))),
        Map.of("text", ready.hash()),
        "Put the draft to the practices",
        new Link("Leave it a draft", at + "/draft"));
  }
}
