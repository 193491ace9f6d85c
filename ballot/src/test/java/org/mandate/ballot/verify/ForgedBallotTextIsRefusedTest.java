package org.mandate.ballot.verify;

import static org.mandate.ballot.verify.Refusals.assertBallot;

import java.math.BigInteger;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.group.Group;

/** Ballots that say the same in another spelling; the chain is made good again. */
class ForgedBallotTextIsRefusedTest {
  private final Group group = Group.named("Ed25519").orElseThrow();

  @Test
  void spaces() {
    plain(text -> text.replace(",\"answers\"", ", \"answers\""), Rule.CANONICAL);
  }

  @Test
  void fieldsInAnotherOrder() {
    plain(
        text -> text.replaceFirst("(\"challenge\":\"[0-9]+\"),(\"response\":\"[0-9]+\")", "$2,$1"),
        Rule.CANONICAL);
  }

  @Test
  void aFieldTwice() {
    plain(text -> text.replace("\"answers\":", "\"credential\":\"\",\"answers\":"), Rule.JSON);
  }

  @Test
  void anUnknownField() {
    plain(text -> Edits.set(text, "/note", "\"x\""), Rule.FORM);
  }

  @Test
  void textAfterTheBallot() {
    plain(text -> text + "{}", Rule.JSON);
  }

  @Test
  void aLineFeedAfterTheBallot() {
    plain(text -> text + "\n", Rule.CANONICAL);
  }

  @Test
  void anExponentWithALeadingZero() {
    plain(
        text -> Edits.change(text, "/signature/proof/response", digits -> "0" + digits),
        Rule.ELEMENT);
  }

  @Test
  void anExponentPlusTheOrderOfTheGroup() {
    plain(
        text ->
            Edits.change(
                text,
                "/signature/proof/response",
                digits -> new BigInteger(digits).add(group.q()).toString()),
        Rule.ELEMENT);
  }

  @Test
  void anExponentThatIsANumber() {
    plain(text -> Edits.set(text, "/signature/proof/response", "12"), Rule.FORM);
  }

  @Test
  void aPointInCapitals() {
    plain(
        text ->
            Edits.change(
                text, "/answers/0/choices/0/alpha", point -> point.toUpperCase(Locale.ROOT)),
        Rule.ELEMENT);
  }

  @Test
  void oneAnswerTooFew() {
    plain(text -> Edits.remove(text, "/answers/1"), Rule.FORM);
  }

  /** A change of the second ballot without a new signature. */
  private static void plain(UnaryOperator<String> change, Rule rule) {
    Forgery forgery = new Forgery("t33");
    forgery.step("Ballot", 1).edit(change);
    assertBallot(rule, forgery, 1);
  }
}
