package org.mandate.app.promises;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.ledger.Schedule;

/** Sums, days, instalments and lists of organisations as people write them into a form. */
final class Written {
  private static final Pattern SUM =
      Pattern.compile("£?\\s*(\\d{1,3}(?:,\\d{3})+|\\d{1,13})(\\.\\d+)?");
  private static final Pattern PART =
      Pattern.compile(
          "(.+?)(?:\\s*[:;,]\\s*|\\s+)(\\d{1,6}\\s*/\\s*\\d{1,6}|\\d{1,3}\\s*%|all)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COVERED =
      Pattern.compile("(\\S+)(?:\\s+from\\s+(.+?))?(?:\\s+to\\s+(.+?))?", Pattern.CASE_INSENSITIVE);
  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK)
              .withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ofPattern("d/M/uuuu", Locale.UK)
              .withResolverStyle(ResolverStyle.STRICT),
          DateTimeFormatter.ISO_LOCAL_DATE);
  private static final int MOST_LINES = 400;

  private Written() {}

  /** Pounds to the penny: "£1,234.50", "300". */
  static Outcome<Long> pence(String field, String written) {
    String plain = written.strip().replace("−", "-");
    if (plain.startsWith("-")) {
      return Outcome.refused(field, "Write a sum above nought. What was taken back has a kind");
    }
    Matcher m = SUM.matcher(plain);
    if (!m.matches()) {
      return Outcome.refused(field, "Write a sum in pounds, such as £1,234.50");
    }
    BigDecimal pounds =
        new BigDecimal(m.group(1).replace(",", "") + Optional.ofNullable(m.group(2)).orElse(""));
    if (pounds.stripTrailingZeros().scale() > 2) {
      return Outcome.refused(
          field,
          "A sum has pence and nothing smaller. Write at most two decimals, such as £1,234.50");
    }
    return pounds.signum() == 0
        ? Outcome.refused(field, "Write a sum above nought")
        : new Outcome.Done<>(pounds.movePointRight(2).longValueExact());
  }

  /** "30 June 2026", "30/6/2026" or "2026-06-30". */
  static Optional<LocalDate> day(String written) {
    String plain = written.strip().replaceAll("\\s+", " ");
    for (DateTimeFormatter form : DAYS) {
      try {
        return Optional.of(LocalDate.parse(plain, form));
      } catch (DateTimeParseException e) {
        // the next way of writing it
      }
    }
    return Optional.empty();
  }

  /** One line for each: "30 June 2026: 1/4", "30/9/2026 25%", "31 March 2027: all". */
  static Outcome<List<Schedule.Instalment>> instalments(String written) {
    List<Schedule.Instalment> all = new ArrayList<>();
    for (String line : lines(written)) {
      Matcher m = PART.matcher(line);
      Optional<LocalDate> day = m.matches() ? day(m.group(1)) : Optional.empty();
      Optional<int[]> part = day.isPresent() ? part(m.group(2)) : Optional.empty();
      if (part.isEmpty()) {
        return Outcome.refused(
            "instalments",
            "“"
                + shown(line)
                + "” is no instalment. Write a day and its part, such as 30 June 2026: 1/4");
      }
      all.add(new Schedule.Instalment(day.orElseThrow(), part.get()[0], part.get()[1]));
    }
    return new Outcome.Done<>(all);
  }

  private static Optional<int[]> part(String written) {
    String plain = written.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (plain.equals("all")) {
      return Optional.of(new int[] {1, 1});
    }
    String[] sides =
        plain.endsWith("%")
            ? new String[] {plain.substring(0, plain.length() - 1), "100"}
            : plain.split("/");
    int top = Integer.parseInt(sides[0]);
    int bottom = Integer.parseInt(sides[1]);
    return top > 0 && bottom > 0 && top <= bottom
        ? Optional.of(new int[] {top, bottom})
        : Optional.empty();
  }

  /**
   * One code on each line, where needed with its days: "MB-001 from 1 April 2026 to 31 March 2027".
   */
  static Outcome<List<Covered>> covered(String written, LocalDate from, String source) {
    List<Covered> all = new ArrayList<>();
    for (String line : lines(written)) {
      Matcher m = COVERED.matcher(line);
      if (!m.matches()
          || (m.group(2) != null && day(m.group(2)).isEmpty())
          || (m.group(3) != null && day(m.group(3)).isEmpty())) {
        return Outcome.refused(
            "beneficiaries",
            "“"
                + shown(line)
                + "” cannot be read. Write a code, such as MB-001, or a code with its"
                + " days: MB-001 from 1 April 2026 to 31 March 2027");
      }
      all.add(
          new Covered(
              m.group(1),
              Optional.ofNullable(m.group(2)).flatMap(Written::day).orElse(from),
              Optional.ofNullable(m.group(3)).flatMap(Written::day).map(d -> d.plusDays(1)),
              source));
    }
    return all.size() > MOST_LINES
        ? new Outcome.Refused<>(
            List.of(new Fault("beneficiaries", "Write at most " + MOST_LINES + " lines")))
        : new Outcome.Done<>(all);
  }

  private static List<String> lines(String written) {
    return written.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static String shown(String line) {
    return line.length() <= 40 ? line : line.substring(0, 40) + "...";
  }
}
