package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.FormPage;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** What is done with a set: begun, circulated, approved, published, corrected. */
public final class ActPages {
  private final SetGround ground;

  ActPages(SetGround ground) {
    this.ground = ground;
  }

  /** Drafts the minutes of a part. */
  public Reply begin(Ask ask) {
    Optional<Meeting> m = ground.meeting(ask);
    Optional<Part> part =
        ask.typedUuid("part")
            .flatMap(ground.ground().meetings().agendas()::part)
            .filter(p -> m.map(Meeting::id).equals(Optional.of(p.meeting())));
    if (m.isEmpty() || part.isEmpty() || !ground.enters(part.get())) {
      return new Reply.NotFound();
    }
    if (!ground.minutes().mayWrite(part.get(), Optional.empty(), ask.who())) {
      return SetGround.refused(ground.takers(part.get(), Optional.empty()));
    }
    Outcome<MinutesSet> begun = ground.minutes().begin(m.get(), part.get(), ask.who());
    return SetGround.done(
        begun, begun.done().map(s -> s.path() + "/edit?block=opening").orElse(""));
  }

  /** Drafts the items that have no words yet, by whoever may read them. */
  public Reply draftMissing(Ask ask) {
    return ground.at(
        ask,
        f -> {
          List<Block> drafted =
              ground.minutes().draftMissing(f.set(), b -> writes(f, b, ask.who()));
          return drafted.isEmpty()
              ? new Reply.Redirect(f.path())
              : new Reply.Redirect(f.path() + "/edit?block=" + drafted.getFirst().key());
        });
  }

  private boolean writes(SetGround.Found f, Block b, Who who) {
    return ground.minutes().mayWrite(f.part(), b.item(), who);
  }

  public Reply circulate(Ask ask) {
    return ground.kept(
        ask, f -> SetGround.done(ground.minutes().approvals().circulate(f.set()), f.path()));
  }

  public Reply publish(Ask ask) {
    return ground.kept(
        ask,
        f -> SetGround.done(ground.minutes().approvals().publish(f.set(), ask.who()), f.path()));
  }

  // Approval

  public Reply askApprove(Ask ask) {
    return ground.kept(ask, f -> approve(ask, f, FormErrors.none()));
  }

  public Reply takeApprove(Ask ask) {
    return ground.kept(
        ask,
        f -> {
          Optional<UUID> item = ask.typedUuid("item");
          if (item.isEmpty()) {
            return approve(
                ask, f, FormErrors.of("item", "Choose the item at which they were approved"));
          }
          return switch (ground.minutes().approvals().approve(f.set(), item.get(), ask.who())) {
            case Outcome.Done<Approval> d -> new Reply.Redirect(f.path());
            case Outcome.Refused<Approval> r -> approve(ask, f, SetGround.errors(r.faults()));
          };
        });
  }

  private Reply approve(Ask ask, SetGround.Found f, FormErrors errors) {
    List<Field.Option> options = new ArrayList<>();
    String first = "";
    for (Meeting later : ground.minutes().laterHeld(f.meeting())) {
      for (Item i : ground.ground().meetings().agendas().on(later)) {
        options.add(
            Field.Option.of(
                i.id().toString(),
                i.title(),
                later.title()
                    + ", "
                    + later.reference()
                    + ", "
                    + Dates.plain(Dates.on(later.startsAt()))));
        if (first.isEmpty() && i.title().toLowerCase(java.util.Locale.UK).contains("minutes")) {
          first = i.id().toString();
        }
      }
    }
    if (options.isEmpty()) {
      return new Reply.Refused(
          409,
          "No later meeting was held yet",
          "Minutes are approved at a later meeting of the same body, at an item of its agenda. Put"
              + " “Minutes of "
              + f.meeting().title()
              + "” on the agenda of the next one.");
    }
    Field item =
        Field.radios("item", "At which item were they approved?", options)
            .value(ask.typed("item").isEmpty() ? first : ask.typed("item"));
    return form(
        f,
        "Record that they were approved",
        List.of(
            Prose.of(
                "From then on the text stands. Where it was changed after it went round, it counts as"
                    + " approved as corrected. It is published "
                    + ground.minutes().approvals().clock(f.set()).words()
                    + ".")),
        "/approve",
        errors,
        List.of(item),
        Button.submit("Record the approval"));
  }

  // Correction

  public Reply askCorrect(Ask ask) {
    return ground.kept(ask, f -> block(ask, f, b -> correct(ask, f, b, FormErrors.none())));
  }

  public Reply takeCorrect(Ask ask) {
    return ground.kept(
        ask,
        f ->
            block(
                ask,
                f,
                b ->
                    switch (ground
                        .minutes()
                        .approvals()
                        .correct(
                            f.set(), b.key(), ask.typed("words"), ask.typed("reason"), ask.who())) {
                      case Outcome.Done<Correction> d -> new Reply.Redirect(f.path());
                      case Outcome.Refused<Correction> r ->
                          correct(ask, f, b, SetGround.errors(r.faults()));
                    }));
  }

  private Reply block(Ask ask, SetGround.Found f, java.util.function.Function<Block, Reply> then) {
    return ground.minutes().read(f.set()).corrected().stream()
        .filter(b -> b.key().equals(ask.typed("block")))
        .findFirst()
        .map(then)
        .orElseGet(Reply.NotFound::new);
  }

  private Reply correct(Ask ask, SetGround.Found f, Block b, FormErrors errors) {
    boolean sent = ask.fields().containsKey("words");
    Reply form =
        form(
            f,
            "Correct: " + b.heading(),
            List.of(
                Prose.of(
                    "Approved minutes are not rewritten. Your correction stands beside what was"
                        + " approved, with its date, your office and the reason, and both can be"
                        + " read.")),
            "/correct?block=" + b.key(),
            errors,
            List.of(
                Field.area("words", "How the whole text should read")
                    .rows(14)
                    .value(sent ? ask.typed("words") : b.words()),
                Field.area("reason", "Why is it corrected?")
                    .hint("Read by whoever reads the minutes")
                    .rows(3)
                    .value(ask.typed("reason"))),
            Button.submit("Record the correction"));
    return ground.noted(ask, f, form);
  }

  private static Reply form(
      SetGround.Found f,
      String heading,
      List<Prose> intro,
      String below,
      FormErrors errors,
      List<Field> fields,
      Button button) {
    FormPage page =
        new FormPage(
            "Minutes of " + f.meeting().title(),
            heading,
            intro,
            errors,
            f.path() + below,
            fields,
            button,
            new Link("Back to the minutes", f.path()));
    Reply.Html html =
        Reply.page(FormPage.TEMPLATE, heading, page)
            .with(SetGround.look(f.body()).back(f.path(), "The minutes"));
    return errors.isEmpty() ? html : html.refused();
  }
}
