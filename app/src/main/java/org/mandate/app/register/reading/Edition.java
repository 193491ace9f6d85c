package org.mandate.app.register.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date a file speaks for: the one the sender gives, else the one the file states, else the
 * first day of a year and month in its name, else unknown, and then somebody must be asked.
 *
 * @param date the date
 * @param origin how it is known
 */
public record Edition(LocalDate date, Origin origin) {

  /** How an edition is known. */
  public enum Origin {
    GIVEN("given by the sender"),
    STATED("stated in the file"),
    NAMED("from the year and month in the file's name");

    private final String words;

    Origin(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** 2022-02, 2022_02 or 202202, not part of a longer run of digits: 2013_2022 is no month. */
  private static final Pattern MONTH =
      Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[-_. ]?(0[1-9]|1[0-2])(?!\\d)");

  public static Optional<Edition> of(
      Optional<LocalDate> given, Optional<LocalDate> stated, String fileName) {
    return given
        .map(d -> new Edition(d, Origin.GIVEN))
        .or(() -> stated.map(d -> new Edition(d, Origin.STATED)))
        .or(() -> inName(fileName).map(d -> new Edition(d, Origin.NAMED)));
  }

  static Optional<LocalDate> inName(String fileName) {
    Matcher m = MONTH.matcher(fileName);
    return m.find()
        ? Optional.of(LocalDate.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), 1))
        : Optional.empty();
  }
}
