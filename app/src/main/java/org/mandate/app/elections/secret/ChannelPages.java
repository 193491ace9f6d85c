package org.mandate.app.elections.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.FormView;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;

/** The two clerks' page for votes that come on paper or by telephone. */
public final class ChannelPages {
  private final SecretElections elections;

  public ChannelPages(SecretElections elections) {
    this.elections = elections;
  }

  private Reply of(Ask ask, BiFunction<Who.Person, SecretElection, Reply> answer) {
    if (!(ask.who() instanceof Who.Person me)) {
      return new Reply.NotFound();
    }
    return ask.uuid("election")
        .flatMap(elections::find)
        .filter(e -> e.state() == State.OPEN && elections.has(me, e.id(), Part.CLERK))
        .map(e -> answer.apply(me, e))
        .orElse(new Reply.NotFound());
  }

  public Reply show(Ask ask) {
    return of(ask, (me, e) -> page(e));
  }

  private Reply page(SecretElection e) {
    List<Channels.Vote> all = elections.channels().of(e.id());
    List<Section> sections = new ArrayList<>();
    for (Channels.Vote v : all) {
      if (v.confirmedAt().isEmpty()) {
        sections.add(
            Section.of("Line " + v.position() + ", by " + v.channel())
                .act(
                    e.path() + "/paper/" + v.id() + "/confirm",
                    "Entered on "
                        + Dates.weekdayTime(v.enteredAt())
                        + ". Whoever did not enter it confirms it, with the paper in hand.",
                    Button.submit("I have seen it too")));
      }
    }
    long confirmed = all.stream().filter(v -> v.confirmedAt().isPresent()).count();
    SecretPage page =
        new SecretPage(
            e.rules().title(),
            Numbers.count(confirmed, "vote was", "votes were") + " entered by two clerks",
            Prose.of(
                "You two see the vote that you enter, and nobody else does. It is sealed like every"
                    + " other, and how many came this way is shown beside the result."),
            List.of(Button.link("Enter a vote", e.path() + "/paper/enter")),
            List.of(new Link("The election", e.path())),
            List.of(),
            Summary.empty(),
            sections);
    return Reply.page(SecretPage.TEMPLATE, page.heading(), page)
        .with(ElectionForms.look(elections.body(e)).back(e.path(), "The election"));
  }

  public Reply ask(Ask ask) {
    return of(ask, (me, e) -> form(ask, e, FormErrors.none()));
  }

  public Reply take(Ask ask) {
    return of(
        ask,
        (me, e) ->
            ElectionForms.answer(
                elections
                    .channels()
                    .enter(
                        e.id(), ElectionForms.number(ask, "position", 0), ask.typed("channel"), me),
                v -> e.path() + "/paper",
                errors -> form(ask, e, errors)));
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    return ElectionForms.page(
        elections.body(e),
        e,
        errors,
        new ElectionForms.Form(
            "Enter a vote on paper or by telephone",
            List.of(
                Prose.of(
                    "Check with the roll who votes, and that this line has not voted by its own"
                        + " link.")),
            List.of(),
            "/paper/enter",
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.number("position", "Line of the roll"),
                    Field.radios(
                        "channel",
                        "How did it come?",
                        List.of(
                            Field.Option.of("paper", "On paper"),
                            Field.Option.of("telephone", "By telephone"))))),
            "Enter this vote"));
  }

  public Reply confirm(Ask ask) {
    return of(
        ask,
        (me, e) ->
            ask.uuid("vote")
                .flatMap(elections.channels()::find)
                .filter(v -> v.election().equals(e.id()))
                .map(
                    v ->
                        ElectionForms.pressed(
                            elections.channels().confirm(v.id(), me), e.path() + "/paper"))
                .orElse(new Reply.NotFound()));
  }
}
