package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Handling.Shut;
import org.mandate.conflicts.Outlook.Place;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Stage;
import org.mandate.conflicts.Words;

/** What is shut, chosen and left open, as pages say it. */
final class ShutWords {
  private ShutWords() {}

  /** One sentence to the person. */
  static String closed(Set<Shut> shut) {
    List<String> parts = new ArrayList<>();
    if (shut.contains(Shut.VOTE)) {
      parts.add("you do not vote");
    }
    if (shut.contains(Shut.ROOM)) {
      parts.add("you leave for the item");
    } else if (shut.contains(Shut.SPEECH)) {
      parts.add("you do not speak on it");
    }
    if (shut.contains(Shut.PAPERS)) {
      parts.add("its papers do not reach you");
    }
    if (parts.isEmpty()) {
      return "Nothing is shut: it is only noted.";
    }
    String last = parts.removeLast();
    String words = parts.isEmpty() ? last : String.join(", ", parts) + " and " + last;
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1) + ".";
  }

  static String meeting(Set<Shut> shut) {
    if (shut.contains(Shut.ROOM)) {
      return "You leave for this item and come back for the next";
    }
    return shut.contains(Shut.SPEECH)
        ? "You may stay, and do not speak on this item"
        : "You may stay and speak";
  }

  static String papers(Set<Shut> shut) {
    return shut.contains(Shut.PAPERS)
        ? "Its sealed papers are not sent to you, and search does not find them"
        : "You may read them. Whoever opens a sealed one is noted";
  }

  static String voting(Set<Shut> shut) {
    return (shut.contains(Shut.VOTE) ? "You may not vote on it" : "You may vote on it")
        + ". Nobody conflicted gives or holds a proxy";
  }

  static String talk(Set<Shut> shut) {
    return shut.contains(Shut.TALK)
        ? "You do not talk about it with those who decide it"
        : "You may talk about it";
  }

  /** To whoever chooses, about somebody else. */
  static String chosen(Handling handling) {
    return switch (handling) {
      case NOTE -> "Note it";
      case SPEAK_NOT_VOTE -> "Speak, not vote";
      case LEAVE -> "Leave for the item";
      case PAPERS_WITHHELD -> "Leave, and papers withheld";
      case PART_REPLACED -> "Part replaced";
    };
  }

  static String hint(Handling handling) {
    return switch (handling) {
      case NOTE -> "The conflict is noted; they take part";
      case SPEAK_NOT_VOTE -> "They may stay and speak, and have no vote on it";
      case LEAVE -> "They leave for the item and come back for the next";
      case PAPERS_WITHHELD -> "They leave, and neither papers nor talk about it reach them";
      case PART_REPLACED -> "Somebody else takes their part in the matter";
    };
  }

  static String office(Facts.Choice.Office office) {
    return office == Facts.Choice.Office.GUARDIAN ? "conflicts guardian" : "chair";
  }

  static String place(Place place) {
    return switch (place) {
      case REMAINS -> "Remains";
      case TO_BE_CHOSEN -> "To be chosen";
      case WITHOUT_A_VOTE -> "Must leave, or has no vote";
      case NOT_JUDGED -> "Not judged";
    };
  }

  /** "GP", "2 GPs", "lay members": a role of the policy's board, by number. */
  static String role(String role, int number) {
    String word =
        switch (role) {
          case "gp" -> "GP";
          case "lay" -> "lay member";
          default -> role.replace('-', ' ');
        };
    return number == 1 ? word : word + "s";
  }

  static String way(Policy.Route.Way way) {
    return switch (way) {
      case DEPUTIES -> "Deputies attend";
      case NEIGHBOURING_BODY -> "A neighbouring body decides, or both together";
      case EXTERNAL_ASSESSORS -> "Assessors from elsewhere sit";
      case MEMBER_BALLOT -> "The practices ratify by ballot";
    };
  }

  static String stage(Stage stage) {
    return "the stage “" + Words.spoken(stage) + "” begins";
  }
}
