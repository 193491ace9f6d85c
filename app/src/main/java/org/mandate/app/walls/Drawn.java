package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.app.matters.Party;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Path;
import org.mandate.app.web.Prose;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Step;

/** A conflict's path as it is drawn for the person it begins at. */
final class Drawn {
  private final Picture picture;
  private final List<Party> parties;
  private final String title;

  /**
   * @param parties as the reader may see them, for their source
   * @param title of the matter
   */
  Drawn(Picture picture, List<Party> parties, String title) {
    this.picture = picture;
    this.parties = parties;
    this.title = title;
  }

  /** From "You" to the matter, each link with its date. */
  Path of(Conflict conflict) {
    Path path = Path.from("You, " + picture.name(conflict.person()), "");
    boolean first = true;
    for (Step step : conflict.steps()) {
      path = path.to(says(step, first), when(step.link()), node(step), tie(step.link()));
      first = false;
    }
    PartyRole role = conflict.party().role();
    String words = role == PartyRole.EXPECTED_BIDDER ? "is expected to bid for" : joins(role);
    if (first) {
      words = toYou(words);
    }
    String source = source(conflict);
    return role == PartyRole.EXPECTED_BIDDER
        ? path.toParty(words, source, title, "Not yet a bid")
        : path.to(words, source, title, "");
  }

  private static String joins(PartyRole role) {
    return switch (role) {
      case BIDDER, EXPECTED_BIDDER -> "bids for";
      case BENEFICIARY -> "would benefit from";
      case ADVISER -> "advises on";
      case SUBJECT -> "is what it is about:";
    };
  }

  private Object node(Step step) {
    String id = step.leads();
    boolean person =
        step.link().relation().ends() == Relation.Ends.PERSON_PERSON
            || (step.link().relation().ends() == Relation.Ends.PERSON_ORGANISATION
                && !step.forward());
    return person ? picture.name(id) : Prose.empty().link(picture.name(id), "/organisations/" + id);
  }

  private static String tie(Link link) {
    return link.tie() == null
        ? ""
        : "Only you and the conflicts guardian see this step (close tie)";
  }

  private static String says(Step step, boolean you) {
    Relation relation = step.link().relation();
    String words = step.forward() ? relation.says() : relation.saysBack();
    Share share = step.link().share();
    if (share != null && step.forward()) {
      words = words.replace("a share", share.inPercent() + "%");
    }
    return you ? toYou(words) : words;
  }

  /** "is a partner in" as it follows "You". */
  private static String toYou(String words) {
    int end = words.indexOf(' ');
    String verb = end < 0 ? words : words.substring(0, end);
    String rest = end < 0 ? "" : words.substring(end);
    return switch (verb) {
      case "is" -> "are" + rest;
      case "has" -> "have" + rest;
      default -> (verb.endsWith("s") ? verb.substring(0, verb.length() - 1) : verb) + rest;
    };
  }

  private static String when(Link link) {
    String declared =
        Optional.ofNullable(link.declared())
            .map(day -> " Declared on " + Dates.plain(day) + ".")
            .orElse("");
    return (during(link.period()) + declared).strip();
  }

  private static String during(Period period) {
    LocalDate from = period.from();
    LocalDate until = period.until();
    String since = from == null ? "" : "Since " + Dates.plain(from);
    String to = until == null ? "" : (since.isEmpty() ? "Until " : ", until ") + Dates.plain(until);
    return since.isEmpty() && to.isEmpty() ? "" : since + to + ".";
  }

  private String source(Conflict conflict) {
    String known =
        parties.stream()
            .filter(p -> p.who().equals(conflict.party().who()))
            .filter(p -> p.role() == conflict.party().role())
            .findFirst()
            .map(p -> " " + p.source())
            .orElse("");
    return (during(conflict.party().period()) + known).strip();
  }
}
