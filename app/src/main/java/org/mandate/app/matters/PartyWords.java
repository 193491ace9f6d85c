package org.mandate.app.matters;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.web.Field;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Words;

/** Roles of parties and stages of a procurement, as pages say them. */
final class PartyWords {
  private PartyWords() {}

  static String of(PartyRole role) {
    return switch (role) {
      case BIDDER -> "Bidder";
      case EXPECTED_BIDDER -> "Expected to bid";
      case BENEFICIARY -> "Would benefit";
      case ADVISER -> "Advises on it";
      case SUBJECT -> "Is what it is about";
    };
  }

  private static String hint(PartyRole role) {
    return switch (role) {
      case BIDDER -> "It has sent a bid, or said that it will";
      case EXPECTED_BIDDER ->
          "It will probably bid. Put a likely bidder on before any bid exists: whoever is joined to"
              + " it is then out from the beginning, and nobody can say later that they helped it";
      case BENEFICIARY -> "It gains or loses by the decision without bidding";
      case ADVISER -> "It advises the body on this matter";
      case SUBJECT -> "The matter is about it";
    };
  }

  static List<Field.Option> roles() {
    List<Field.Option> options = new ArrayList<>();
    for (PartyRole role : PartyRole.values()) {
      options.add(Field.Option.of(Words.of(role), of(role), hint(role)));
    }
    return options;
  }

  static String stage(String stage) {
    return switch (stage) {
      case "pre-market" -> "Before the market is asked";
      case "questionnaire" -> "Questionnaire";
      case "dialogue" -> "Dialogue with bidders";
      case "award" -> "Award";
      default -> "The matter is over";
    };
  }

  static List<Field.Option> stages() {
    return BusinessRules.STAGES.stream().map(s -> Field.Option.of(s, stage(s))).toList();
  }
}
