package org.mandate.app.mandates;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mandate.app.bodies.Authority;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.MandateCard;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Summary;

/** The words of a card: every figure in them comes from the query. */
final class CardWords {
  static final String LEDGER =
      "A practice gives a mandate for one subject, to one office, until a date, and can take it back at any time."
          + " “None” means the practice has not said yes. It does not mean no.";

  private CardWords() {}

  /** "What Dr Amara Okafor may say today". */
  static String heading(Card card, boolean today) {
    return "What " + who(card) + " may say " + (today ? "today" : "on " + Dates.plain(card.at()));
  }

  private static String who(Card card) {
    return card.holder()
        .map(o -> o.name().isEmpty() ? "the holder of this seat" : o.name())
        .orElse("nobody in this seat");
  }

  static String explains(Card card) {
    List<String> titles =
        card.spoken().stream().map(s -> s.topic().title().toLowerCase(Locale.UK)).toList();
    return (titles.isEmpty()
            ? "No subject is given to this seat. "
            : "This seat speaks on " + and(titles) + ". ")
        + LEDGER;
  }

  /** With its links, for the screen. */
  static MandateCard card(Card card, String address, String query) {
    String self = address(card, address);
    String join = self.contains("?") ? "&" : "?";
    return made(
        card,
        List.of(
            new Link(
                "Print as a card",
                self.replaceFirst("/mandates/", "/mandates/print/") + join + query),
            new Link("Link anyone can check", self + join + query)));
  }

  static MandateCard forPaper(Card card) {
    return made(card, List.of());
  }

  /** Where a card stands. */
  static String address(Card card, String ledger) {
    return address(card.seat().seat().id(), card.seat().constituency(), ledger);
  }

  static String address(String seat, String constituency, String ledger) {
    return ledger
        + "/"
        + seat
        + (constituency.isEmpty()
            ? ""
            : "?of=" + URLEncoder.encode(constituency, StandardCharsets.UTF_8));
  }

  private static MandateCard made(Card card, List<Link> links) {
    String who =
        card.holder()
            .map(o -> o.name().isEmpty() ? card.seat().title() : o.name())
            .orElse(card.seat().title() + ": nobody holds it");
    return new MandateCard(who, sentence(card), limits(card), links);
  }

  private record Reach(long practices, long patients) {}

  /**
   * Subjects with the same reach are said together; each practice's yes is counted subject by
   * subject.
   */
  static Prose sentence(Card card) {
    Map<Reach, List<String>> byReach = new LinkedHashMap<>();
    for (Card.Spoken s : card.spoken()) {
      if (s.live().practices() > 0) {
        byReach
            .computeIfAbsent(
                new Reach(s.live().practices(), s.live().patients()), r -> new ArrayList<>())
            .add(s.topic().title().toLowerCase(Locale.UK));
      }
    }
    if (card.holder().isEmpty()) {
      return Prose.of("Nobody holds this seat, so ").bold("nobody may speak").text(" from it.");
    }
    if (byReach.isEmpty()) {
      return Prose.of("Speaks for ")
          .bold("no practice")
          .text(". No mandate holds, and silence is not a mandate.");
    }
    Prose words = Prose.empty();
    for (Map.Entry<Reach, List<String>> one : byReach.entrySet()) {
      words = words.isEmpty() ? Prose.of("Speaks for ") : words.newLine().text("Speaks for ");
      words =
          words
              .bold(Numbers.of(one.getKey().practices(), card.members()) + " practices")
              .text(", ")
              .bold(Numbers.of(one.getKey().patients(), card.patients()) + " patients")
              .text(", on ")
              .bold(and(one.getValue()) + (byReach.size() == 1 ? " only" : ""))
              .text(".");
    }
    return words;
  }

  private static Summary limits(Card card) {
    Summary summary = Summary.empty();
    Prose may = Prose.empty();
    Prose mayNot = Prose.empty();
    for (Card.Spoken s : card.spoken()) {
      if (s.live().practices() > 0) {
        may = line(may, s.topic().maySay());
        mayNot = s.topic().mayNotSay().isEmpty() ? mayNot : line(mayNot, s.topic().mayNotSay());
        for (Card.Limited limited : s.limited()) {
          mayNot = line(mayNot, limited.practice() + ": " + limited.limits());
        }
      }
    }
    summary = summary.line("May say", may.isEmpty() ? "Nothing for the practices today" : may);
    if (!mayNot.isEmpty()) {
      summary = summary.line("May not say", mayNot);
    }
    summary = summary.line("Authority", Authority.MEMBER_MANDATE.words());
    return summary.line(
        "Next to end", card.nextToEnd().map(CardWords::ending).orElse("No mandate holds"));
  }

  private static Prose line(Prose before, String words) {
    return (before.isEmpty() ? before : before.newLine()).text(words);
  }

  private static String ending(Card.Ending e) {
    String who =
        e.practices().size() <= 3
            ? and(e.practices())
            : Numbers.count(e.practices().size(), "practice", "practices");
    return who
        + ", on "
        + Dates.weekday(e.on())
        + ". Then "
        + Numbers.count(e.then().practices(), "practice", "practices")
        + ", "
        + Numbers.count(e.then().patients(), "patient", "patients");
  }

  static String and(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }
}
