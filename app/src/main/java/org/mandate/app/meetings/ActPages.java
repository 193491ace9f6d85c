package org.mandate.app.meetings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Forms by which a meeting is called, cancelled, or given to another office. */
public final class ActPages {
  private final PageGround ground;

  ActPages(PageGround ground) {
    this.ground = ground;
  }

  // The call

  public Reply askCall(Ask ask) {
    return ground.asked(ask, d -> call(ask, d));
  }

  public Reply takeCall(Ask ask) {
    return ground.sent(
        ask,
        d -> call(ask, d),
        (m, body) ->
            isLate(m, body) && !ask.typed("late").equals("yes")
                ? Outcome.refused(
                    "late", "Say that you call it late knowingly, or give it a later day first")
                : ground.meetings().call(m),
        "");
  }

  private boolean isLate(Meeting m, Body body) {
    return NoticeClock.of(ground.rules(body), m).filter(c -> !c.isKept(ground.today())).isPresent();
  }

  private Reply call(Ask ask, PageGround.Drawn d) {
    Meeting m = d.meeting();
    List<Prose> intro = new ArrayList<>();
    intro.add(AgendaWords.when(m));
    intro.add(AgendaWords.notice(ground, m, d.body()));
    intro.add(Prose.of(whatGoesOut(m)));
    long open =
        ground.meetings().putForwards().of(m.body()).stream()
            .filter(p -> p.answer().isEmpty())
            .count();
    if (open > 0) {
      intro.add(
          Prose.of(Numbers.count(open, "item is", "items are") + " put forward and not answered. ")
              .link("See them", PageGround.at(d.body()) + "/meetings#put-forward"));
    }
    AgendaView view = AgendaPages.view(ground, m);
    long over = view.plan().over(m.endsAt());
    if (over > 0) {
      intro.add(
          Prose.of(
              "The plan is "
                  + Numbers.count(over, "minute", "minutes")
                  + " longer than the meeting."));
    }
    List<Field> fields = new ArrayList<>();
    if (isLate(m, d.body())) {
      fields.add(
          Field.checkboxes(
                  "late",
                  "The notice of the constitution can no longer be kept",
                  List.of(
                      Field.Option.of(
                          "yes", "Call it all the same: what is decided there will be irregular")))
              .hint("Whoever reads a decision of this meeting sees that its notice was too short")
              .values(ask.all("late")));
    }
    return ground.form(
        d,
        KeepForm.of(
            "Call the meeting?",
            intro,
            m.path() + "/call",
            fields,
            Button.submit("Call the meeting"),
            new Link("Not yet", m.path())));
  }

  private String whatGoesOut(Meeting m) {
    long open = ground.agendas().announcedItems(m);
    boolean shut =
        ground.agendas().parts(m).stream()
            .anyMatch(p -> p.kind() != Part.Kind.OPEN && !p.isUnannounced(ground.today()));
    return "Once it is called everybody sees its day, place and open agenda ("
        + Numbers.count(open, "item", "items")
        + ")"
        + (shut ? ", and why a part of it is not open" : "")
        + ". Its day can no longer be changed: it can only be cancelled and another called.";
  }

  // Cancelling

  public Reply askCancel(Ask ask) {
    return ground.asked(ask, d -> cancel(ask, d));
  }

  public Reply takeCancel(Ask ask) {
    return ground.sent(
        ask,
        d -> cancel(ask, d),
        (m, body) ->
            ask.typed("why").length() > 500
                ? Outcome.refused("why", "Say it in at most 500 letters")
                : ground.meetings().cancel(m, ask.typed("why")),
        "");
  }

  private Reply cancel(Ask ask, PageGround.Drawn d) {
    return ground.form(
        d,
        KeepForm.of(
            "Cancel the meeting?",
            List.of(
                AgendaWords.when(d.meeting()),
                Prose.of("Its page stays, with the reason. Matters on it stay before the body.")),
            d.meeting().path() + "/cancel",
            List.of(
                Field.text("why", "Why is it cancelled?")
                    .hint("Everybody reads it")
                    .value(ask.typed("why"))),
            Button.submit("Cancel the meeting"),
            new Link("Keep it", d.meeting().path())));
  }

  // Another owner

  public Reply askOwner(Ask ask) {
    return ground.asked(ask, d -> owner(ask, d));
  }

  public Reply takeOwner(Ask ask) {
    return ground.sent(
        ask,
        d -> owner(ask, d),
        (m, body) -> ground.meetings().handOver(m, ask.typed("seat"), ask.typed("reason")),
        "");
  }

  private Reply owner(Ask ask, PageGround.Drawn d) {
    return ground.form(
        d,
        owner(
            ask,
            d.body(),
            ground.meetings().owners(d.meeting()),
            d.meeting().path() + "/owner",
            new Link("Back to the meeting", d.meeting().path())));
  }

  private KeepForm owner(Ask ask, Body body, List<Owner> owners, String action, Link back) {
    List<Prose> intro = new ArrayList<>();
    for (Owner o : owners) {
      intro.add(
          Prose.of(
              "From "
                  + Dates.plain(o.from())
                  + ": "
                  + ground.seat(body, o.seat())
                  + (o.reason().isEmpty() ? "" : ". " + o.reason())));
    }
    return KeepForm.of(
        "Hand it to another office",
        intro,
        action,
        List.of(
            Field.radios("seat", "Which office owns it from now on?", ground.seats(body))
                .value(ask.typed("seat")),
            Field.text("reason", "Why does it change hands?")
                .hint("Everybody reads it")
                .value(ask.typed("reason"))),
        Button.submit("Hand it over"),
        back);
  }

  public Reply askSeriesOwner(Ask ask) {
    return series(ask).map(s -> ofSeries(ask, s, FormErrors.none())).orElse(new Reply.NotFound());
  }

  public Reply takeSeriesOwner(Ask ask) {
    Optional<Series> series = series(ask);
    if (series.isEmpty()) {
      return new Reply.NotFound();
    }
    Series s = series.get();
    return switch (ground.meetings().handOver(s, ask.typed("seat"), ask.typed("reason"))) {
      case Outcome.Done<Owner> _ -> new Reply.Redirect(PageGround.at(body(s)) + "/meetings");
      case Outcome.Refused<Owner>(List<Outcome.Fault> faults) ->
          ofSeries(ask, s, PageGround.errors(faults));
    };
  }

  private Optional<Series> series(Ask ask) {
    return ask.uuid("series").flatMap(ground.meetings()::series);
  }

  private Body body(Series s) {
    return ground.bodies().find(s.body()).orElseThrow();
  }

  private Reply ofSeries(Ask ask, Series s, FormErrors errors) {
    Body body = body(s);
    String list = PageGround.at(body) + "/meetings";
    KeepForm form =
        owner(
                ask,
                body,
                ground.meetings().owners(s),
                "/meeting-series/" + s.id() + "/owner",
                new Link("Back to the meetings", list))
            .about(body.name() + ", series “" + s.title() + "”", -1, errors, List.of());
    Reply.Html page =
        Reply.page(KeepForm.TEMPLATE, form.heading(), form)
            .with(PageGround.look(body).back(list, "Meetings"));
    return errors.isEmpty() ? page : page.refused();
  }
}
