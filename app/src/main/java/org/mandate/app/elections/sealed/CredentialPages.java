package org.mandate.app.elections.sealed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretVoter;
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
            switch (ground
                .boards()
                .handIn(e, new HandedIn(ask.typed("credentials"), ask.typed("lines")), ask.who())) {
              case Outcome.Done<SealedBoard> d -> new Reply.Redirect(SealedGround.board(e));
              case Outcome.Refused<SealedBoard>(List<Outcome.Fault> faults) -> {
                FormErrors errors = FormErrors.none();
                faults.forEach(f -> errors.add(f.field(), f.words()));
                yield form(ask, e, errors).refused();
              }
            });
  }

  /** The roll as the program that makes credentials reads it, in its order and with its weights. */
  public Reply roll(Ask ask) {
    return ground.on(
        ask,
        e -> {
          List<SecretVoter> roll = ground.elections().roll(e.id());
          return new Reply.Bytes(
              "text/csv; charset=utf-8",
              csv(roll, names(roll)).getBytes(StandardCharsets.UTF_8),
              Map.of(
                  "Cache-Control",
                  "no-store",
                  "Content-Disposition",
                  "attachment; filename=\"roll.csv\""));
        });
  }

  private Map<String, String> names(List<SecretVoter> roll) {
    return ground.elections().named(roll);
  }

  static String csv(List<SecretVoter> roll, Map<String, String> names) {
    boolean weighed = roll.stream().anyMatch(v -> v.weight().isPresent());
    StringBuilder all = new StringBuilder(weighed ? "name,weight\n" : "name\n");
    for (SecretVoter v : roll) {
      String who = v.name().isEmpty() ? "" : v.name() + ", ";
      String name = v.position() + ". " + who + names.getOrDefault(v.practice(), v.practice());
      all.append('"').append(name.replaceAll("\\s+", " ").replace("\"", "\"\"")).append('"');
      v.weight().ifPresent(w -> all.append(',').append(w.onBoard()));
      all.append('\n');
    }
    return all.toString();
  }

  private Reply.Html form(Ask ask, SecretElection e, FormErrors errors) {
    String heading = "Hand in the public credentials";
    Field list =
        Field.area("credentials", "The public credentials")
            .hint("The whole content of the file that ends in .pubcreds: a list in square brackets")
            .rows(8)
            .value(ask.typed("credentials"))
            .with(errors);
    Field lines =
        Field.area("lines", "Which credential is whose")
            .hint(
                "The whole content of the file that ends in .lines: the same keys, in the order of the roll. Nobody"
                    + " can read it here, and it is deleted when the election is over")
            .rows(8)
            .value(ask.typed("lines"))
            .with(errors);
    FormPage page =
        new FormPage(
            e.rules().title(),
            heading,
            intro(e),
            errors,
            e.path() + "/credentials",
            List.of(list, lines),
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
    Prose file =
        Prose.empty()
            .link("The roll as a file, roll.csv", e.path() + "/credentials/roll.csv")
            .text(
                e.rules().bands().isEmpty()
                    ? ": its lines in their order. Compare it with the roll on the election’s page."
                    : ": its lines in their order, each with its weight. Compare both with the roll on the"
                        + " election’s page: every credential gets the weight of its line.");
    return List.of(
        when,
        file,
        Prose.of(
            "Make them on a machine of your own, with ./mandate election credentials roll.csv --uuid "
                + SealedRules.uuid(e.id())
                + ". Three files come out: the private credentials, one beside each name; the public ones, in an order"
                + " that tells nothing; and the public ones by the lines of the roll."),
        Prose.of(
            "Hand in the last two together. By the list of lines a credential serves on the line for which you made it"
                + " and on no other, so whoever steals one cannot use it on a line of their own before its owner does."),
        Prose.of(
            "Send each voter their own private credential yourself, by another way than our mail, with the fingerprint"
                + " that the board shows once voting is open; then delete the private file. Never give it to us: whoever has"
                + " a credential and the voter's link can vote in the voter's place."));
  }
}
