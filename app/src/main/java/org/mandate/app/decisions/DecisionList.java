package org.mandate.app.decisions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;

/**
 * The list of a body's decisions, narrowed by what the address asks: {@code by}, {@code as}, {@code
 * year}, {@code review}. What is not known there narrows nothing.
 */
final class DecisionList {
  private final List<Decision> all;
  private final LocalDate today;
  private final String at;
  private final String by;
  private final Optional<Capacity> as;
  private final String year;
  private final boolean review;

  DecisionList(List<Decision> all, LocalDate today, String at, Ask ask) {
    this.all = all;
    this.today = today;
    this.at = at;
    this.by = Stream.of("ballot", "meeting").filter(ask.typed("by")::equals).findFirst().orElse("");
    this.as = Capacity.of(ask.typed("as"));
    this.year = years().stream().filter(ask.typed("year")::equals).findFirst().orElse("");
    this.review = ask.typed("review").equals("due");
  }

  private List<String> years() {
    return all.stream().map(d -> year(d)).distinct().toList();
  }

  private static String year(Decision d) {
    return String.valueOf(Dates.on(d.decidedAt()).getYear());
  }

  /** Whether its review was due and no later decision was taken on its matter. */
  static Predicate<Decision> isDue(List<Decision> all, LocalDate today) {
    return d ->
        d.plan().reviewOn().filter(day -> !day.isAfter(today)).isPresent()
            && all.stream()
                .noneMatch(
                    later ->
                        later.matter().equals(d.matter())
                            && later.decidedAt().isAfter(d.decidedAt()));
  }

  List<Decision> narrowed() {
    return all.stream()
        .filter(d -> by.isEmpty() || by.equals(d.ballot().isPresent() ? "ballot" : "meeting"))
        .filter(d -> as.isEmpty() || d.capacity().equals(as))
        .filter(d -> year.isEmpty() || year.equals(year(d)))
        .filter(d -> !review || isDue(all, today).test(d))
        .toList();
  }

  boolean isNarrowed() {
    return !by.isEmpty() || as.isPresent() || !year.isEmpty() || review;
  }

  /** Lines of links by which the list is narrowed; none while there is nothing to narrow. */
  List<Prose> narrowing() {
    if (all.size() < 2) {
      return List.of();
    }
    List<Prose> lines = new ArrayList<>();
    lines.add(
        line(
            "Taken by: ",
            List.of(
                choice("a ballot", "by=ballot", by.equals("ballot")),
                choice("a meeting", "by=meeting", by.equals("meeting")))));
    lines.add(
        line(
            "Taken: ",
            Stream.of(Capacity.values())
                .map(
                    c ->
                        choice(
                            c.words().toLowerCase(java.util.Locale.UK),
                            "as=" + c.code(),
                            as.filter(c::equals).isPresent()))
                .toList()));
    lines.add(
        line("Year: ", years().stream().map(y -> choice(y, "year=" + y, y.equals(year))).toList()));
    lines.add(line("Review: ", List.of(choice("due", "review=due", review))));
    if (isNarrowed()) {
      lines.add(Prose.empty().link("Show all decisions", at));
    }
    return lines;
  }

  private record Choice(String words, String query, boolean on) {}

  private static Choice choice(String words, String query, boolean on) {
    return new Choice(words, query, on);
  }

  private Prose line(String before, List<Choice> choices) {
    Prose line = Prose.of(before);
    for (int i = 0; i < choices.size(); i++) {
      Choice c = choices.get(i);
      line = line.text(i == 0 ? "" : ", ");
      line = c.on() ? line.bold(c.words()) : line.link(c.words(), at + "?" + c.query());
    }
    return line;
  }

  String heading() {
    if (all.isEmpty()) {
      return "No decision has been taken";
    }
    List<Decision> shown = narrowed();
    return isNarrowed()
        ? Numbers.of(shown.size(), all.size()) + " decisions"
        : Numbers.count(all.size(), "decision has", "decisions have") + " been taken";
  }

  Table table() {
    Table.Builder table =
        Table.named("Decisions, latest first")
            .stack()
            .column("Decision")
            .column("Question")
            .column("What was decided")
            .column("Taken")
            .column("Does it stand?");
    for (Decision d : narrowed()) {
      table.row(
          d.reference(),
          new Link(d.title(), d.path()),
          Wording.outcome(d),
          Dates.plain(Dates.on(d.decidedAt()))
              + (d.ballot().isPresent() ? ", by ballot" : ", at a meeting"),
          MeetingTeller.standing(d));
    }
    return table.build();
  }

  /** What may be said of decisions in parts that are not open. */
  static List<Prose> sealed(List<SealedDecision> sealed) {
    return sealed.stream()
        .map(
            s ->
                Prose.of(
                    (s.form().equals("members")
                            ? "A decision in a part for members, taken on "
                            : "A decision in a closed part, taken on ")
                        + Dates.plain(s.decidedOn())
                        + s.opensOn().map(day -> ". Opens on " + Dates.weekday(day)).orElse("")
                        + "."))
        .toList();
  }
}
