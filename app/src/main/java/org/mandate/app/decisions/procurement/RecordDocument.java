package org.mandate.app.decisions.procurement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.AtMeetings;
import org.mandate.app.decisions.Decision;
import org.mandate.app.decisions.PollFacts;
import org.mandate.app.decisions.Source;
import org.mandate.app.files.Document;
import org.mandate.app.record.Canonical;
import org.mandate.app.web.Dates;

/**
 * The record of a commissioner's decision under regulation 24 of S.I. 2023/1348. Paragraphs (a) to
 * (f) were read; what the regulation asks beyond them was not, and those fields say so.
 */
final class RecordDocument {
  static final String TO_BE_CONFIRMED = " (paragraph of regulation 24 to be confirmed)";
  private static final String NOT_WRITTEN = "Not written down.";
  private final Body body;
  private final Decision decision;
  private final AtMeetings.Words words;
  private final RecordFields fields;
  private final List<Step> steps;

  RecordDocument(
      Body body, Decision decision, AtMeetings.Words words, RecordFields fields, List<Step> steps) {
    this.body = body;
    this.decision = decision;
    this.words = words;
    this.fields = fields;
    this.steps = List.copyOf(steps);
  }

  /** Each field with where it is asked for, in order. */
  Map<String, List<String>> told() {
    Map<String, List<String>> told = new LinkedHashMap<>();
    told.put(
        "Providers, with their addresses (regulation 24(a) to (c))",
        lines(
            fields.providers().stream()
                .map(
                    p ->
                        p.address().isEmpty()
                            ? p.name() + ": address not written down"
                            : p.name() + ", " + p.address())
                .toList()));
    told.put("Process followed (regulation 24(d))", List.of(process()));
    told.put("Decision-making process (regulation 24(d))", howDecided());
    told.put("Who decided (regulation 24(d))", whoDecided());
    told.put(criteriaHeading(), criteria());
    told.put("Reasons for the decision" + TO_BE_CONFIRMED, lines(words.paper().reasons()));
    told.put("Conflicts declared, and how they were managed" + TO_BE_CONFIRMED, conflicts());
    told.put("Representations, and what followed (regulation 12)", representations());
    return told;
  }

  private static List<String> lines(String words) {
    return lines(words.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
  }

  private static List<String> lines(List<String> lines) {
    return lines.isEmpty() ? List.of(NOT_WRITTEN) : lines;
  }

  private String process() {
    return fields.process().map(p -> p.title() + " (" + p.regulation() + ")").orElse(NOT_WRITTEN);
  }

  private List<String> howDecided() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "By "
            + (decision.source() instanceof Source.OfMeeting
                ? "a vote of the board at a meeting"
                : "a ballot")
            + " on "
            + Dates.weekday(Dates.on(decision.decidedAt()))
            + ": "
            + decision.outcomeWords()
            + (decision.valid()
                ? "; valid by the body’s constitution."
                : "; irregular by the body’s constitution."));
    lines.add("The motion: “" + words.motion() + "”");
    words.paper().options().forEach(o -> lines.add("Considered: " + o.words()));
    return lines;
  }

  private List<String> whoDecided() {
    List<String> lines = new ArrayList<>();
    decision.source().ofMeeting().map(Source.OfMeeting::facts).ifPresent(f -> lines.add(board(f)));
    fields.decided().lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(lines::add);
    return lines(lines);
  }

  private String board(PollFacts f) {
    return "The board of "
        + body.name()
        + ": "
        + f.present().total()
        + " of "
        + f.members().total()
        + " members ("
        + f.present().roles().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "))
        + ").";
  }

  private String criteriaHeading() {
    return fields.process().filter(p -> p == Process.COMPETITIVE).isPresent()
        ? "Key, basic and award criteria (regulation 24(f))"
        : "Key and basic selection criteria (regulation 24(e))";
  }

  private List<String> criteria() {
    List<String> lines = new ArrayList<>();
    words.paper().criteria().forEach(c -> lines.add("Criterion: " + c));
    add(lines, "How the key criteria were taken into account: ", fields.key());
    add(lines, "How the basic selection criteria were assessed: ", fields.basic());
    if (fields.process().filter(p -> p == Process.COMPETITIVE).isPresent()) {
      add(lines, "How the award criteria were evaluated: ", fields.award());
    }
    return lines;
  }

  private static void add(List<String> lines, String before, String words) {
    lines.add(before + (words.isBlank() ? NOT_WRITTEN : words.strip()));
  }

  private List<String> conflicts() {
    List<String> lines = new ArrayList<>();
    decision
        .source()
        .ofMeeting()
        .flatMap(at -> at.facts().conflicts())
        .ifPresent(
            c ->
                lines.add(
                    c.found() + " members found conflicted; handled for " + c.handled() + "."));
    fields.conflicts().lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(lines::add);
    return lines(lines);
  }

  private List<String> representations() {
    List<String> lines = new ArrayList<>();
    for (Step s : steps) {
      lines.add(s.kind().words() + " on " + Dates.plain(s.on()) + ". " + s.words());
      if (s.kind() == Step.Kind.INTENTION
          && s.process().filter(Process::hasStandstill).isPresent()) {
        LocalDate last = Standstill.of(s.on()).lastDay();
        lines.add("Representations until midnight at the end of " + Dates.weekday(last) + ".");
      }
    }
    return lines.isEmpty() ? List.of("None is noted.") : lines;
  }

  Document document() {
    Document.Builder d =
        Document.titled("Record of decision " + decision.reference() + ": " + decision.title())
            .about(body.name())
            .note(
                "Kept under regulation 24 of the Health Care Services (Provider Selection Regime)"
                    + " Regulations 2023 (S.I. 2023/1348). Fields marked “to be confirmed” were not"
                    + " read in the regulations themselves.");
    told()
        .forEach(
            (heading, lines) -> {
              d.heading(heading);
              lines.forEach(d::paragraph);
            });
    return d.build();
  }

  /** The same as canonical JSON. */
  byte[] json() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("format", "mandate procurement record 1");
    tree.put("decision", decision.id());
    tree.put("regulations", "S.I. 2023/1348");
    tree.put("process", fields.process().map(Process::code).orElse(""));
    tree.put(
        "fields",
        told().entrySet().stream()
            .map(
                e ->
                    Map.of(
                        "field", e.getKey(),
                        "confirmed", !e.getKey().endsWith(TO_BE_CONFIRMED),
                        "lines", e.getValue()))
            .toList());
    return Canonical.bytes(tree);
  }
}
