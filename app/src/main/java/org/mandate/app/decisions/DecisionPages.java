package org.mandate.app.decisions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.Elections;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.GiveAction;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** Pages of decisions: the list of a body, one as a story, and its certificates. */
public final class DecisionPages {
  private final Decisions decisions;
  private final Elections elections;
  private final Bodies bodies;
  private final Register register;
  private final Meetings meetings;
  private final Business business;

  public DecisionPages(
      Decisions decisions,
      Elections elections,
      Bodies bodies,
      Register register,
      Meetings meetings,
      Business business) {
    this.meetings = meetings;
    this.business = business;
    this.decisions = decisions;
    this.elections = elections;
    this.bodies = bodies;
    this.register = register;
  }

  /**
   * The decisions of a body.
   *
   * @param decisions null while there are none
   * @param narrowing links by which the list is narrowed
   * @param sealed what may be said of decisions in parts that are not open
   */
  public record DecisionsPage(
      String caption,
      String heading,
      @Nullable Table decisions,
      List<Prose> narrowing,
      List<Prose> sealed,
      String mattersAddress) {}

  public Reply list(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    List<Decision> all = decisions.of(body.id());
    DecisionList list =
        new DecisionList(all, bodies.today(), "/bodies/" + body.slug() + "/decisions", ask);
    return Reply.page(
            "decisions/list.jte",
            "Decisions",
            new DecisionsPage(
                body.name(),
                list.heading(),
                all.isEmpty() ? null : list.table(),
                list.narrowing(),
                DecisionList.sealed(decisions.sealedOf(body.id())),
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
    if (d.source() instanceof Source.OfMeeting at) {
      return showAtMeeting(ask, d, at, body, mayTakeFull);
    }
    boolean mayFill =
        bodies.roles(ask.who(), body.id()).stream().anyMatch(Action.FILL_SEATS.roles()::contains);
    boolean then = ask.typed("known").equals("then");
    Story story =
        new StoryTeller(decisions, elections, bodies, register, then)
            .tell(d, new StoryTeller.May(mayTakeFull, mayFill, mayDo(ask, d, body)));
    return Reply.page("decisions/decision.jte", d.title(), story)
        .with(look(body).back("/bodies/" + body.slug() + "/decisions", "Decisions"));
  }

  private Reply showAtMeeting(
      Ask ask, Decision d, Source.OfMeeting at, Body body, boolean mayTakeFull) {
    boolean dissents =
        !bodies.today().isAfter(DissentRules.until(d))
            && bodies.roles(ask.who(), body.id()).stream()
                .anyMatch(Action.DISSENT.roles()::contains);
    MeetingStory story =
        new MeetingTeller(decisions, bodies, meetings)
            .tell(d, at, new MeetingTeller.May(mayTakeFull, buttons(ask, d, body, dissents)));
    return business
        .views()
        .noted(
            decisions.matterOf(d),
            ask.who(),
            Reply.page("decisions/meeting.jte", d.title(), story)
                .with(look(body).back("/bodies/" + body.slug() + "/decisions", "Decisions")));
  }

  private List<Button> mayDo(Ask ask, Decision d, Body body) {
    List<Button> buttons = new java.util.ArrayList<>(giveAction(ask, d, body));
    if (keepsPromises(ask, body)) {
      buttons.add(promise(d, body).asSecondary());
    }
    return buttons;
  }

  private boolean keepsPromises(Ask ask, Body body) {
    return bodies.roles(ask.who(), body.id()).stream()
        .anyMatch(Action.KEEP_PROMISES.roles()::contains);
  }

  private static Button promise(Decision d, Body body) {
    return Button.link(
        "Write down a promise from this",
        "/bodies/" + body.slug() + "/promises/new?from=decision:" + d.id());
  }

  private List<Button> buttons(Ask ask, Decision d, Body body, boolean dissents) {
    List<Button> buttons = new java.util.ArrayList<>(mayDo(ask, d, body));
    if (dissents) {
      buttons.add(
          Button.link("Put dissent with this decision", d.path() + "/dissent").asSecondary());
    }
    boolean commissions =
        body.source() == Authority.STATUTE
            && d.capacity().filter(c -> c == Capacity.COMMISSIONER).isPresent()
            && bodies.roles(ask.who(), body.id()).stream()
                .anyMatch(Action.KEEP_BUSINESS.roles()::contains);
    if (commissions) {
      for (String ending : List.of("pdf", "docx", "json")) {
        buttons.add(
            Button.link(
                    "Procurement record (" + ending.toUpperCase(java.util.Locale.UK) + ")",
                    d.path() + "/procurement." + ending)
                .asSecondary());
      }
    }
    return buttons;
  }

  private List<Button> giveAction(Ask ask, Decision d, Body body) {
    return GiveAction.of(body, bodies.roles(ask.who(), body.id()))
        .ofDecision(d.id())
        .map(at -> Button.link("Give an action of this decision", at).asSecondary())
        .stream()
        .toList();
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
