package org.mandate.app.entrance;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.mandate.app.access.SignIn;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Doorway;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Message;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** Pages of signing in and out. A GET looks; only a POST spends a link. */
public final class EntrancePages {
  private final SignIn signIn;
  private final Predicate<Ask> offersTown;

  /**
   * @param signIn makes and spends links
   * @param offersTown whether this request may sign in as one of the demonstration's people
   */
  public EntrancePages(SignIn signIn, Predicate<Ask> offersTown) {
    this.signIn = signIn;
    this.offersTown = offersTown;
  }

  /**
   * The form that asks for a link.
   *
   * @param email as typed
   * @param csrf form token
   * @param errors what to mend
   * @param town whether the demonstration's people may be offered
   */
  public record AskPage(String email, FormErrors errors, boolean town) {}

  public Reply ask(Ask ask) {
    return form(ask, "", FormErrors.none());
  }

  public Reply send(Ask ask) {
    String email = ask.field("email").orElse("");
    if (email.indexOf('@') < 1 || email.length() > 254) {
      return form(
              ask,
              email,
              FormErrors.of(
                  "email",
                  "Enter the e-mail address that your practice or body has for you, like name@example.org"))
          .refused();
    }
    signIn.askForLink(email, ask.remoteAddress());
    return Doorway.message(
        Message.of(
            "Check your e-mail",
            List.of(
                Prose.of(
                    "If we know this address, a link to sign in is on its way. It works once, within 15 minutes."),
                Prose.of(
                    "Nothing after a few minutes? Look in the junk folder, then ask again. If it still does not come, ask your secretary which address they hold for you.")),
            Button.link("Ask again", "/sign-in").asSecondary()));
  }

  public Reply look(Ask ask) {
    String secret = ask.variable("link");
    if (!signIn.isLive(secret)) {
      return gone();
    }
    return Doorway.message(
            Message.oneButton(
                "Sign in to Mandate",
                List.of(
                    Prose.of(
                        "This link is yours alone and works once. Press the button to sign in on this device.")),
                "/sign-in/" + secret,
                "Sign in"))
        .with(Reply.Look.PLAIN.withoutMenu());
  }

  public Reply spend(Ask ask) {
    Optional<String> session = signIn.spend(ask.variable("link"));
    return session.isPresent() ? new Reply.SignedIn("/", session) : gone();
  }

  public Reply signOut(Ask ask) {
    ask.session().ifPresent(signIn::end);
    return new Reply.SignedIn("/", Optional.empty());
  }

  private Reply.Html form(Ask ask, String email, FormErrors errors) {
    return Reply.page(
        "entrance/ask.jte", "Sign in", new AskPage(email, errors, offersTown.test(ask)));
  }

  private static Reply gone() {
    return Doorway.message(
        Message.of(
            "This link has ended",
            List.of(
                Prose.of(
                    "A link works once and for 15 minutes. This one was used, or its time is over."),
                Prose.of("Nothing was changed. Ask for a new one.")),
            Button.link("Ask for a new link", "/sign-in")));
  }
}
