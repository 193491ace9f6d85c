package org.mandate.app.counting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.count.ballots.BallotFiles;
import org.mandate.count.ballots.Election;
import org.mandate.count.ballots.Reading;
import org.mandate.count.ballots.Treatment;
import org.mandate.count.results.Comparison;
import org.mandate.count.results.Result;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Outcome;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/**
 * Anybody counts a file of ballots under a rule, with the page that shows our own elections. The
 * file is looked at and forgotten: nothing of it is stored or written to the record.
 */
public final class CountingPages {
  static final long MOST_BYTES = 2_000_000;
  private static final int MOST_CANDIDATES = 200;
  private static final int MOST_SEATS = 200;
  private static final int LONGEST_SEED = 200;

  /** A packed file says little of what it holds. */
  private static final int MOST_UNPACKED = 4_000_000;

  private final CountRoom room;

  public CountingPages() {
    this(new CountRoom(CountRoom.LIMIT));
  }

  CountingPages(CountRoom room) {
    this.room = room;
  }

  /**
   * The form.
   *
   * @param refusal what is wrong with the file, and where; null while nothing is
   */
  public record AskPage(FormErrors errors, List<Field> fields, @Nullable Summary refusal) {}

  /** What a stranger's file gives. */
  public record ResultPage(String caption, CountView told, List<String> notes) {}

  public Reply ask(Ask ask) {
    return form(ask, FormErrors.none(), null);
  }

  /** Counts and forgets. */
  public Reply count(Ask ask) {
    FormErrors errors = FormErrors.none();
    Optional<Rule> rule = Rules.named(ask.typed("rule"));
    if (rule.isEmpty()) {
      errors.add("rule", "Choose a counting rule");
    }
    Optional<Rule> other = Rules.named(ask.typed("other"));
    String seats = ask.typed("seats").strip();
    if (!seats.isEmpty()
        && (!seats.matches("[1-9]\\d{0,2}") || Integer.parseInt(seats) > MOST_SEATS)) {
      errors.add("seats", "Write a number of seats from 1 to " + MOST_SEATS);
    }
    if (ask.typed("seed").strip().length() > LONGEST_SEED) {
      errors.add("seed", "Write a seed of at most " + LONGEST_SEED + " letters");
    }
    byte[] bytes = bytes(ask, errors);
    if (!errors.isEmpty()) {
      return form(ask, errors, null).refused();
    }
    return new Reply.Apart(
        () -> room.count(() -> count(ask, bytes, rule.orElseThrow(), other, seats)));
  }

  private Reply count(Ask ask, byte[] sent, Rule rule, Optional<Rule> other, String seats) {
    Optional<byte[]> bytes = BallotFiles.unpacked(sent, MOST_UNPACKED);
    if (bytes.isEmpty()) {
      FormErrors large =
          FormErrors.of(
              "file", "The file has more than 4 MB unpacked. Count it with ./mandate count");
      return form(ask, large, null).refused();
    }
    switch (BallotFiles.read(bytes.get())) {
      case Reading.Refused(var why) -> {
        Summary refusal =
            Summary.empty()
                .line(
                    "Refused at",
                    why.line() == 0 ? "The whole file" : "Line " + why.line() + place(why.column()))
                .line("What stands there", why.found())
                .line("What is expected", why.expected())
                .line("What was counted", "Nothing");
        String box = ask.typed("text").isBlank() ? "file" : "text";
        return form(ask, FormErrors.of(box, "The ballots cannot be read: mend them"), refusal)
            .refused();
      }
      case Reading.Read read -> {
        Election election =
            seats.isEmpty() ? read.election() : read.election().withSeats(Integer.parseInt(seats));
        if (election.candidates().size() > MOST_CANDIDATES || election.seats() > MOST_SEATS) {
          return wrong(
              ask, "This page counts at most 200 candidates. Use ./mandate count for more");
        }
        Lot lot = lot(ask.typed("seed").strip(), election);
        return switch (rule.count(election, lot)) {
          case Outcome.Refused(String reason) -> wrong(ask, reason);
          case Count count -> result(read, election, count, lot, other);
        };
      }
    }
  }

  private static String place(int column) {
    return column == 0 ? "" : ", column " + column;
  }

  private static Lot lot(String seed, Election election) {
    if (!seed.isEmpty()) {
      return new Lot.Seed(seed);
    }
    return election.tieOrder().isEmpty() ? new Lot.None() : new Lot.Order(election.tieOrder());
  }

  private Reply wrong(Ask ask, String reason) {
    return form(ask, FormErrors.of("rule", reason), null).refused();
  }

  private static Reply result(
      Reading.Read read, Election election, Count count, Lot lot, Optional<Rule> other) {
    List<String> notes = new ArrayList<>(read.notes());
    other
        .filter(rule -> !rule.id().equals(count.rules()))
        .ifPresent(
            rule -> {
              switch (rule.count(election, lot)) {
                case Outcome.Refused(String reason) -> notes.add(rule.id() + ": " + reason);
                case Count second ->
                    notes.addAll(
                        Comparison.of(named(read, count, lot), named(read, second, lot))
                            .sentences());
              }
            });
    String title = count.title().isEmpty() ? "An election without a title" : count.title();
    ResultPage page = new ResultPage(title, CountTold.view(count), notes);
    return Reply.page("counting/result.jte", page.told().heading(), page)
        .with(Reply.Look.PLAIN.wider().back("/count", "Count another file"));
  }

  private static Result named(Reading.Read read, Count count, Lot lot) {
    return new Result("", read.format(), "", Treatment.STANDARD, lot, read.notes(), count);
  }

  private static byte[] bytes(Ask ask, FormErrors errors) {
    Ask.Upload upload = ask.files().get("file");
    try {
      if (upload != null && Files.size(upload.at()) > 0) {
        if (Files.size(upload.at()) > MOST_BYTES) {
          errors.add(
              "file", "The file has more than 2 MB. Count it with ./mandate count on your machine");
          return new byte[0];
        }
        return Files.readAllBytes(upload.at());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] pasted = ask.typed("text").getBytes(StandardCharsets.UTF_8);
    if (pasted.length == 0) {
      errors.add("file", "Choose a file of ballots, or paste one");
    } else if (pasted.length > MOST_BYTES) {
      errors.add("text", "Paste at most 2 MB");
    }
    return pasted;
  }

  private static Reply.Html form(Ask ask, FormErrors errors, @Nullable Summary refusal) {
    List<Field.Option> rules = new ArrayList<>();
    Rules.all().forEach(r -> rules.add(Field.Option.of(r.id(), r.title() + " (" + r.id() + ")")));
    List<Field.Option> others = new ArrayList<>(List.of(Field.Option.of("", "No other rule")));
    others.addAll(rules);
    List<Field> fields =
        List.of(
            Field.file("file", "File of ballots")
                .hint("BLT and the other formats that ./mandate count reads, up to 2 MB"),
            Field.area("text", "Or paste it").rows(6).value(ask.typed("text")),
            Field.select("rule", "Counting rule", rules)
                .value(ask.field("rule").orElse("scottish-2007")),
            Field.select("other", "Compare with", others).value(ask.typed("other")),
            Field.number("seats", "Seats")
                .hint("Leave empty to take the number from the file")
                .value(ask.typed("seats"))
                .width(3),
            Field.text("seed", "Seed for a lot")
                .hint("Only needed where a tie is drawn. Leave empty to see where")
                .value(ask.typed("seed")));
    return Reply.page(
        "counting/ask.jte",
        "Count ballots",
        new AskPage(errors, fields.stream().map(f -> f.with(errors)).toList(), refusal));
  }
}
