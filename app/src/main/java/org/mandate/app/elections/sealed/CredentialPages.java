package org.mandate.app.elections.sealed;

import java.util.List;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.matters.FormPage;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The credential authority's page: how to make the credentials, and where the public halves go. */
public final class CredentialPages {
  private final SealedGround ground;

  public CredentialPages(SecretElections elections, SealedBoards boards) {
    this.ground = new SealedGround(elections, boards);
  }

  public Reply ask(Ask ask) {
    return ground.on(
        ask,
        e ->
            ground.boards().credentials(e.id()).isPresent()
                ? handedIn(e)
                : form(ask, e, FormErrors.none()));
  }

  /** Once they are here, they stand: what is left to do is to give each voter their own. */
  private Reply handedIn(SecretElection e) {
    String heading = "The credentials are handed in";
    boolean open = ground.boards().election(e).isPresent();
    String fingerprint =
        open
            ? "The board shows the fingerprint now."
            : "The board shows the fingerprint once voting opens, on "
                + Dates.weekdayTime(e.timetable().opens())
                + ".";
    NextStep page =
        new NextStep(
            e.rules().title(),
            heading,
            List.of(
                Prose.of(
                    "They stand, and nobody can put others in their place. If the roll changes before voting opens,"
                        + " they are dropped, and this page asks for new ones."),
                Prose.of(
                    "Now send each voter their own private credential, by another way than our mail, with the fingerprint"
                        + " of the election. "
                        + fingerprint
                        + " Then delete the private file.")),
            List.of(
                new Link("The board and its fingerprint", SealedGround.board(e)),
                new Link("The election, its roll and its timetable", e.path())));
    return Reply.page(NextStep.TEMPLATE, heading, page).with(ground.look(e));
  }

  public Reply take(Ask ask) {
    return ground.on(
        ask,
        e ->
            switch (ground.boards().handIn(e, ask.typed("credentials"), ask.who())) {
              case Outcome.Done<SealedBoard> d -> new Reply.Redirect(SealedGround.board(e));
              case Outcome.Refused<SealedBoard>(List<Outcome.Fault> faults) -> {
                FormErrors errors = FormErrors.none();
                faults.forEach(f -> errors.add(f.field(), f.words()));
                yield form(ask, e, errors).refused();
              }
            });
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    String heading = "Hand in the public credentials";
    Field list =
        Field.area("credentials", "The public credentials")
            .hint("The whole content of the file public_creds.json: a list in square brackets")
            .rows(8)
            .value(ask.typed("credentials"))
            .with(errors);
    FormPage page =
        new FormPage(
            e.rules().title(),
            heading,
            intro(e),
            errors,
            e.path() + "/credentials",
            List.of(list),
            Button.submit("Hand in the credentials"),
            new Link("Not now", e.path()));
    return Reply.page(FormPage.TEMPLATE, heading, page).with(ground.look(e));
  }

  private List<Prose> intro(SecretElection e) {
    int lines = ground.elections().roll(e.id()).size();
    Prose when =
        e.state() == State.ROLL
            ? Prose.of("The roll has " + lines + " lines, so you make " + lines + " credentials.")
            : Prose.of(
                "Credentials are made once the roll is frozen, on "
                    + Dates.weekdayTime(e.timetable().rollOn())
                    + ".");
    return List.of(
        when,
        Prose.of(
            "Make them on a machine of your own, with ./mandate election credentials ROLL.csv --uuid "
                + SealedRules.uuid(e.id())
                + ". ROLL.csv has the header name and a row for each line of the roll, in its order. Two"
                + " files come out: the private credentials, one beside each name, and the public ones, in"
                + " an order that tells nothing."),
        Prose.of(
            "Send each voter their own private credential yourself, by another way than our mail, with the fingerprint"
                + " that the board shows once voting is open; then delete the private file. Never give it to us: whoever has"
                + " a credential and the voter's link can vote in the voter's place."));
  }
}
