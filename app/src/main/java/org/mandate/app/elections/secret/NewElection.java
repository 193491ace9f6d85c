package org.mandate.app.elections.secret;

import java.util.Optional;
import java.util.UUID;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.ListOrder;
import org.mandate.app.elections.secret.SecretElection.Rules;
import org.mandate.app.elections.secret.SecretElection.Seats;
import org.mandate.app.elections.secret.SecretElection.Timetable;

/**
 * What is needed to draft an election; version and counting rule come from the constitution in
 * force.
 */
public record NewElection(
    String title,
    Kind kind,
    String question,
    String words,
    Optional<Seats> seats,
    Optional<UUID> office,
    Electorate electorate,
    ListOrder order,
    int statementLimit,
    boolean turnoutShown,
    boolean countBack,
    int trusteesNeeded,
    Timetable timetable,
    Optional<Banding> bands) {

  /** Every voter counts once. */
  public NewElection(
      String title,
      Kind kind,
      String question,
      String words,
      Optional<Seats> seats,
      Optional<UUID> office,
      Electorate electorate,
      ListOrder order,
      int statementLimit,
      boolean turnoutShown,
      boolean countBack,
      int trusteesNeeded,
      Timetable timetable) {
    this(
        title,
        kind,
        question,
        words,
        seats,
        office,
        electorate,
        order,
        statementLimit,
        turnoutShown,
        countBack,
        trusteesNeeded,
        timetable,
        Optional.empty());
  }

  /** The same with weights in bands. */
  public NewElection weighed(Banding in) {
    return with(question, Optional.of(in));
  }

  /** The same as another kind of question. */
  public NewElection about(String other) {
    return with(other, bands);
  }

  private NewElection with(String kindOfQuestion, Optional<Banding> in) {
    return new NewElection(
        title,
        kind,
        kindOfQuestion,
        words,
        seats,
        office,
        electorate,
        order,
        statementLimit,
        turnoutShown,
        countBack,
        trusteesNeeded,
        timetable,
        in);
  }

  Rules rules(long constitution, String counting) {
    return new Rules(
        title.strip(),
        kind,
        question,
        words.strip(),
        seats,
        office,
        constitution,
        electorate,
        counting,
        order,
        statementLimit,
        turnoutShown,
        countBack,
        trusteesNeeded,
        bands);
  }
}
