package org.mandate.count.ballots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PrefLib's orders: soi, soc, toi and toc, with {@code # KEY: value} headings, or the older form
 * that begins with numbers. What the headings count (candidates, voters, lines, whether orders are
 * complete and strict) is checked against the papers.
 */
final class PrefLibReader {
  private static final int LONGEST_KEY = 200;
  private static final Pattern NAME = Pattern.compile("ALTERNATIVE NAME ([0-9]{1,5})");

  private final Source source;
  private final TreeMap<Integer, String> names = new TreeMap<>();
  private String title = "";
  private String type = "";
  private int candidates;
  private long voters = -1;
  private long lines = -1;
  private long total;
  private long read;

  private PrefLibReader(byte[] bytes) {
    this.source = new Source(bytes);
  }

  static Reading.Read read(byte[] bytes) {
    var reader = new PrefLibReader(bytes);
    if (reader.source.peek() == '#') reader.headings();
    else reader.oldHeadings();
    return reader.papers();
  }

  private void headings() {
    while (source.peek() == '#') {
      int start = source.at;
      String line = source.text(start, source.lineEnd()).strip();
      int colon = line.indexOf(':');
      if (colon > 0 && colon <= LONGEST_KEY) {
        String key = line.substring(1, colon).strip();
        if (key.matches("[A-Z0-9 ]++")) heading(key, line.substring(colon + 1).strip(), start);
      }
      source.at = source.lineEnd();
      source.skipLineEnd();
    }
    named();
  }

  private void heading(String key, String value, int place) {
    Matcher name = NAME.matcher(key);
    if (name.matches()) {
      source.shortName(value, place);
      if (names.put(Integer.parseInt(name.group(1)), value) != null) {
        throw source.fault(place, "each alternative named once");
      }
      return;
    }
    switch (key) {
      case "TITLE" -> title = value;
      case "DATA TYPE" -> type = value.toLowerCase(Locale.ROOT);
      case "NUMBER ALTERNATIVES" -> candidates = (int) number(value, place, Source.MOST_CANDIDATES);
      case "NUMBER VOTERS" -> voters = number(value, place, Source.MOST);
      case "NUMBER UNIQUE ORDERS" -> lines = number(value, place, Source.MOST);
      default -> {}
    }
  }

  private long number(String text, int place, long most) {
    if (!text.matches("[0-9]{1,13}")) throw source.fault(place, "'" + text + "'", "a number");
    long number = Long.parseLong(text);
    if (number > most) throw source.fault(place, "'" + text + "'", "at most " + most);
    return number;
  }

  private void oldHeadings() {
    candidates = (int) number(line(), source.at, Source.MOST_CANDIDATES);
    source.skipLineEnd();
    for (int i = 1; i <= candidates; i++) {
      int start = source.at;
      String line = line();
      int comma = line.indexOf(',');
      if (comma < 0 || !line.substring(0, comma).strip().equals(Integer.toString(i))) {
        throw source.fault(start, i + ",NAME of alternative " + i + " of " + candidates);
      }
      names.put(i, source.shortName(line.substring(comma + 1).strip(), start));
      source.skipLineEnd();
    }
    int start = source.at;
    String[] sums = line().split(",", -1);
    if (sums.length != 3) throw source.fault(start, "voters,sum of counts,number of orders");
    voters = number(sums[1].strip(), start, Source.MOST);
    lines = number(sums[2].strip(), start, Source.MOST);
    source.skipLineEnd();
    named();
  }

  private String line() {
    int start = source.at;
    source.at = source.lineEnd();
    return source.text(start, source.at).strip();
  }

  private void named() {
    if (candidates < 1) throw source.fault(source.at, "the number of alternatives, 1 or more");
    for (int i = 1; i <= candidates; i++) {
      if (names.getOrDefault(i, "").isBlank()) {
        throw source.fault(
            source.at, "no name of alternative " + i, candidates + " alternatives, each named");
      }
    }
    if (names.size() != candidates) {
      throw source.fault(source.at, names.size() + " names", candidates + ", one an alternative");
    }
  }

  private Reading.Read papers() {
    var builder = new Ballots.Builder(0, candidates);
    short[] row = new short[candidates];
    int[] seenOn = new int[candidates + 1];
    long empty = 0;
    while (!source.done()) {
      source.skipBlanks();
      if (source.atLineEnd()) {
        source.skipLineEnd();
        continue;
      }
      int start = source.at;
      long weight = digits(Source.MOST, "how many papers, a number above 0");
      if (weight == 0) throw source.fault(start, "how many papers, a number above 0");
      source.skipBlanks();
      if (source.peek() != ':' && source.peek() != ',') {
        throw source.fault(source.at, "':' (or ',') after the number of papers");
      }
      source.at++;
      total += weight;
      read++;
      if (total > Source.MOST) throw source.fault(start, "at most 10^12 papers in all");
      int length = order(row, seenOn, (int) read);
      if (length > 0) builder.add(weight, row, length);
      else empty += weight;
      source.skipLineEnd();
    }
    check("voters", voters, total);
    check("lines of papers", lines, read);
    if (read == 0) throw source.fault(source.end, "papers after the headings");
    var all = new ArrayList<Candidate>();
    for (int i = 1; i <= candidates; i++)
      all.add(new Candidate(i, names.getOrDefault(i, ""), false));
    return new Reading.Read(
        new Election(
            title,
            1,
            all,
            builder.build(),
            empty == 0 ? List.of() : List.of(new Rejection("no preference marked", empty)),
            List.of()),
        "PrefLib",
        List.of("The file does not say how many seats: 1, unless another number was given."));
  }

  private void check(String what, long said, long found) {
    if (said >= 0 && said != found) {
      throw source.fault(source.end, found + " " + what, said + ", as the headings say");
    }
  }

  private int order(short[] row, int[] seenOn, int paper) {
    int length = 0;
    boolean tied = false;
    boolean firstOfRank = true;
    boolean any = false;
    for (boolean more = !atEnd(); more; ) {
      source.skipBlanks();
      if (source.peek() == '{' && !tied) {
        if (type.equals("soi") || type.equals("soc")) {
          throw source.fault(source.at, "no ties, as the type is " + type);
        }
        tied = true;
        any = false;
        firstOfRank = true;
        source.at++;
        source.skipBlanks();
      }
      int start = source.at;
      if (!(tied && source.peek() == '}')) {
        int number = (int) digits(candidates, "an alternative from 1 to " + candidates);
        if (number == 0) throw source.fault(start, "an alternative from 1 to " + candidates);
        if (seenOn[number] == paper) {
          throw source.fault(start, "an alternative not already on this paper");
        }
        seenOn[number] = paper;
        row[length++] = (short) (tied && !firstOfRank ? ~(number - 1) : number - 1);
        firstOfRank = false;
        any = true;
      } else if (any) {
        throw source.fault(start, "an alternative after ','");
      }
      source.skipBlanks();
      if (tied && source.peek() == '}') {
        tied = false;
        source.at++;
        source.skipBlanks();
      }
      more = source.peek() == ',';
      if (more) source.at++;
      else if (tied || !source.atLineEnd()) throw source.fault(source.at, tied ? "'}'" : "','");
    }
    if (type.endsWith("c") && type.length() == 3 && length != candidates) {
      throw source.fault(
          source.at, length + " alternatives", "all " + candidates + ", as the type is " + type);
    }
    return length;
  }

  private boolean atEnd() {
    source.skipBlanks();
    return source.atLineEnd();
  }

  private long digits(long most, String expected) {
    int start = source.at;
    long value = 0;
    while (source.peek() >= '0' && source.peek() <= '9' && value <= most) {
      value = value * 10 + source.peek() - '0';
      source.at++;
    }
    if (source.at == start || value > most) throw source.fault(start, expected);
    return value;
  }
}
