package org.mandate.app.interests;

import java.util.List;
import java.util.Optional;
import org.mandate.app.web.Field;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Tie;

/** Interests in plain words, the same on every page, form and file. */
final class InterestWords {
  private InterestWords() {}

  static String kind(Kind kind) {
    return switch (kind) {
      case FINANCIAL -> "Financial";
      case NON_FINANCIAL_PROFESSIONAL -> "Professional, not financial";
      case NON_FINANCIAL_PERSONAL -> "Personal, not financial";
      case INDIRECT -> "Indirect";
      case INFORMATION -> "Knowledge of sealed papers";
    };
  }

  static String relation(Interest.Relation relation) {
    return switch (relation) {
      case PARTNER -> "Partner";
      case SALARIED -> "Salaried GP";
      case LOCUM -> "Locum";
      case MANAGER -> "Manager";
      case DIRECTOR -> "Director";
      case TRUSTEE -> "Trustee";
      case OFFICER -> "Holds an office";
      case EMPLOYEE -> "Employee";
      case ADVISER -> "Adviser";
      case HOLDING -> "Holds a share";
      case INTEREST -> "Another interest";
      case CLOSE_TIE -> "Somebody close sits here";
    };
  }

  static String tie(Tie tie) {
    return switch (tie) {
      case SPOUSE -> "Spouse or partner in life";
      case FAMILY -> "Family";
      case FRIEND -> "Close friend";
      case BUSINESS_PARTNER -> "Business partner";
    };
  }

  /** "Holds a share of 12.5%, potential". */
  static String relation(Interest.Held held) {
    String share =
        held.shareParts() == null ? "" : " of " + new Share(held.shareParts()).inPercent() + "%";
    return relation(held.relation())
        + share
        + (held.certainty() == Certainty.POTENTIAL ? ", potential" : "");
  }

  static String worth(Interest.Held held) {
    return Optional.ofNullable(held.band()).map(Band::says).orElse("");
  }

  static List<Field.Option> kinds() {
    return List.of(
        Field.Option.of("financial", "Financial", "You may gain or lose money, now or later"),
        Field.Option.of(
            "non-financial-professional",
            "Professional, not financial",
            "Your work, standing or career may gain"),
        Field.Option.of(
            "non-financial-personal",
            "Personal, not financial",
            "You gain in another way, as a trustee or a volunteer may"),
        Field.Option.of(
            "indirect",
            "Indirect: somebody close to me has it",
            "Seen by you and the conflicts guardian only; others read “conflicted, indirect”"));
  }

  static List<Field.Option> relations() {
    return java.util.Arrays.stream(Interest.Relation.values())
        .map(r -> Field.Option.of(Spelling.of(r), relation(r)))
        .toList();
  }

  static List<Field.Option> ties() {
    List<Field.Option> all = new java.util.ArrayList<>();
    all.add(Field.Option.of("", "Nobody: it is my own interest"));
    for (Tie tie : Tie.values()) {
      all.add(Field.Option.of(Spelling.of(tie), tie(tie)));
    }
    return all;
  }

  static List<Field.Option> bands() {
    List<Field.Option> all = new java.util.ArrayList<>();
    all.add(Field.Option.of("", "Not known, or none"));
    for (Band band : Band.values()) {
      all.add(Field.Option.of(band.word(), band.says()));
    }
    return all;
  }
}
