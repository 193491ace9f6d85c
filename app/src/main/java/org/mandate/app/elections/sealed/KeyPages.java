package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretPage;
import org.mandate.app.matters.FormPage;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** The returning officer's page of the trustees' keys: how far they are, and beginning again. */
public final class KeyPages {
  private final SealedGround ground;

  public KeyPages(SecretElections elections, SealedBoards boards) {
    this.ground = new SealedGround(elections, boards);
  }

  public Reply show(Ask ask) {
    return ground.on(ask, this::page);
  }

  private Reply page(SecretElection e) {
    KeyCeremony ceremony = ground.boards().ceremony();
    List<KeyCeremony.Seat> seats = ceremony.seats(e);
    long done = seats.stream().filter(KeyCeremony.Seat::published).count();
    Table.Builder table =
        Table.named("The trustees").captionHidden().stack().column("Trustee").column("How far");
    seats.forEach(
        s ->
            table.row(
                s.number() + ". " + s.name(),
                s.said().substring(0, 1).toUpperCase(Locale.UK) + s.said().substring(1) + "."));
    List<SecretPage.Section> sections = new ArrayList<>();
    sections.add(SecretPage.Section.of("Who is how far").table(table.build()));
    sections.add(again(e));
    ground.boards().restarts(e.id()).reversed().forEach(r -> sections.add(restart(r)));
    SecretPage page =
        new SecretPage(
            e.rules().title(),
            done == seats.size()
                ? "Every trustee has published a key"
                : done + " of " + seats.size() + " trustees have published a key",
            Prose.of(e.rules().trusteesNeeded() + " of them open the result together."),
            List.of(),
            List.of(new Link("The returning officer’s desk", e.path() + "/desk")),
            complaint(e).map(Prose::of).map(List::of).orElse(List.of()),
            Summary.empty(),
            sections);
    return Reply.page(SecretPage.TEMPLATE, page.heading(), page).with(ground.look(e));
  }

  private Optional<String> complaint(SecretElection e) {
    KeyCeremony ceremony = ground.boards().ceremony();
    return ceremony.isShared(e) && ceremony.standing(e).isEmpty()
        ? ceremony
            .round(e)
            .complaint()
            .map(
                c ->
                    "Trustee "
                        + c.seat()
                        + " says that the share from trustee "
                        + c.content()
                        + " does not fit. Nobody else can tell which of the two is right: speak to both,"
                        + " then begin the keys again. If the same trustee is named twice, or names others twice,"
                        + " stop the election and name another trustee.")
        : Optional.empty();
  }

  private SecretPage.Section again(SecretElection e) {
    Optional<String> standing = ground.boards().ceremony().standing(e);
    if (standing.isPresent()) {
      return SecretPage.Section.of("Beginning again", Prose.of(standing.get() + "."));
    }
    return SecretPage.Section.of(
            "Beginning again",
            Prose.of(
                "If a trustee lost a key, or handed it to somebody, or a share does not fit, all trustees"
                    + " make fresh keys. It can be done until voting opens, and everybody sees it."))
        .button(Button.link("Begin the keys again", e.path() + "/keys/again").asSecondary());
  }

  private static SecretPage.Section restart(KeyStore.Restart restart) {
    return SecretPage.Section.of(
        "Begun again on " + Dates.weekdayTime(restart.at()), Prose.of(restart.reason()));
  }

  public Reply ask(Ask ask) {
    return ground.on(ask, e -> form(ask, e, FormErrors.none()));
  }

  public Reply take(Ask ask) {
    return ground.on(
        ask,
        e ->
            switch (ground.boards().ceremony().restart(e, ask.typed("reason"), ask.who())) {
              case Outcome.Done<SealedBoard> d -> new Reply.Redirect(e.path() + "/keys");
              case Outcome.Refused<SealedBoard>(List<Outcome.Fault> faults) -> {
                FormErrors errors = FormErrors.none();
                faults.forEach(f -> errors.add(f.field(), f.words()));
                yield form(ask, e, errors).refused();
              }
            });
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    String heading = "Begin the trustees’ keys again";
    FormPage page =
        new FormPage(
            e.rules().title(),
            heading,
            List.of(
                Prose.of(
                    "All that the trustees made so far is given up, and every trustee makes a fresh key. Tell them"
                        + " yourself: they see it on their pages. Credentials and roll stay as they are, and voting"
                        + " opens only when every key is there.")),
            errors,
            e.path() + "/keys/again",
            List.of(
                Field.area("reason", "Why?")
                    .hint("Public")
                    .rows(4)
                    .value(ask.typed("reason"))
                    .with(errors)),
            Button.submit("Begin again"),
            new Link("Not now", e.path() + "/keys"));
    return Reply.page(FormPage.TEMPLATE, heading, page).with(ground.look(e));
  }
}
