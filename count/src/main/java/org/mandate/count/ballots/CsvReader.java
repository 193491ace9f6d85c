package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ballots in CSV, told apart by their headings: cast-vote records have a column for each rank ("1st
 * choice ...", "Rank 2", "... Choice 3 (55)"), score papers a column for each candidate. A column
 * COUNT (or weight, papers) says how many papers a row is.
 */
final class CsvReader {
  private static final Pattern RANK =
      Pattern.compile(
          "\\b(?:(\\d{1,3})(?:st|nd|rd|th)[ _-]*(?:choice|rank|pref\\w*)"
              + "|(?:choice|rank|pref\\w*?)[ _-]*(\\d{1,3}))(?!\\d)");
  private static final List<String> COUNTS =
      List.of("count", "weight", "papers", "ballots", "number of papers", "number of ballots");
  private static final List<String> ONE_CHOICE = List.of("vote", "choice", "candidate");
  static final List<String> LABELS =
      List.of(
          "id",
          "ballot",
          "ballot id",
          "paper",
          "voter",
          "voter id",
          "practice",
          "precinct",
          "ward",
          "area",
          "batch",
          "cast vote record",
          "ballot style",
          "timestamp");

  final Source source;
  final CsvRows rows;
  final Treatment treatment;
  final List<String> headings;
  final int countColumn;
  final List<Integer> rankColumns = new ArrayList<>();
  final int scale;
  private final int lastText;

  private CsvReader(byte[] bytes, Treatment treatment) {
    this.source = new Source(bytes);
    this.treatment = treatment;
    this.rows = new CsvRows(source, separator(source));
    this.headings = rows.next();
    for (int i = 0; i < headings.size(); i++) source.shortName(headings.get(i), rows.place(i));
    this.lastText = lastText(source);
    this.countColumn = count();
    this.scale = decimals(bytes);
    ranks();
  }

  static Reading.Read read(byte[] bytes, Treatment treatment) {
    var reader = new CsvReader(bytes, treatment);
    if (reader.rows.done()) {
      throw reader.source.fault(reader.source.end, "papers below the headings");
    }
    return reader.rankColumns.isEmpty()
        ? new ScorePapers(reader).read()
        : new CastVotes(reader).read();
  }

  private static char separator(Source source) {
    int end = source.lineEnd();
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int i = source.at; i < end; i++) {
      if (source.bytes[i] == ',') commas++;
      if (source.bytes[i] == ';') semicolons++;
      if (source.bytes[i] == '\t') tabs++;
    }
    if (tabs > commas && tabs > semicolons) return '\t';
    return semicolons > commas ? ';' : ',';
  }

  /** Where the last byte stands that is neither a blank nor the end of a line. */
  private static int lastText(Source source) {
    int last = source.end - 1;
    while (last >= 0 && source.bytes[last] >= 0 && source.bytes[last] <= ' ') last--;
    return last;
  }

  private int count() {
    int found = -1;
    for (int i = 0; i < headings.size(); i++) {
      if (!COUNTS.contains(headings.get(i).toLowerCase(Locale.ROOT))) continue;
      if (found >= 0) throw source.fault(rows.place(i), "one column that counts papers");
      found = i;
    }
    return found;
  }

  private void ranks() {
    for (int i = 0; i < headings.size(); i++) {
      Matcher rank = RANK.matcher(headings.get(i).toLowerCase(Locale.ROOT));
      if (i == countColumn || !rank.find()) continue;
      int number = Integer.parseInt(rank.group(1) != null ? rank.group(1) : rank.group(2));
      rankColumns.add(i);
      if (number != rankColumns.size()) {
        throw source.fault(
            rows.place(i),
            "'" + headings.get(i) + "'",
            "rank " + rankColumns.size() + ": the ranks of one contest, in order");
      }
    }
    if (!rankColumns.isEmpty()) return;
    for (int i = 0; i < headings.size(); i++) {
      if (ONE_CHOICE.contains(headings.get(i).toLowerCase(Locale.ROOT))) rankColumns.add(i);
    }
    if (rankColumns.size() > 1) throw source.fault(source.at, "one column for the choice");
  }

  /** The most decimals in the column that counts papers. */
  private int decimals(byte[] bytes) {
    if (countColumn < 0) return 0;
    var again = new CsvRows(new Source(bytes), separator(new Source(bytes)));
    int most = 0;
    for (int line = 0; !again.done(); line++) {
      List<String> row = again.next();
      if (line == 0 || row.size() <= countColumn) continue;
      String count = row.get(countColumn);
      int point = count.indexOf('.');
      if (point < 0 || !count.matches("[0-9]{1,13}\\.[0-9]{1,6}")) continue;
      most = Math.max(most, Math.max(0, new BigDecimal(count).stripTrailingZeros().scale()));
    }
    return most;
  }

  /** The next row, as long as the headings; blank lines are passed over. Null at the end. */
  @org.jspecify.annotations.Nullable
  List<String> row() {
    while (!rows.done()) {
      // In one column a blank line is a paper that marks nobody; at the end it is only the end.
      if (source.at > lastText) return null;
      List<String> row = rows.next();
      if (row.size() == 1 && row.getFirst().isEmpty() && headings.size() > 1) continue;
      if (row.size() != headings.size()) {
        throw source.fault(
            rows.place(Math.min(row.size(), headings.size()) - 1),
            row.size() + " fields",
            headings.size() + ", as there are headings");
      }
      return row;
    }
    return null;
  }

  /** How much a row counts, in units of 10^-scale. */
  long weight(List<String> row) {
    if (countColumn < 0) return 1;
    String text = row.get(countColumn);
    if (!text.matches("[0-9]{1,13}(\\.[0-9]{1,6})?")) {
      throw source.fault(rows.place(countColumn), "how many papers, a number above 0");
    }
    BigDecimal weight = new BigDecimal(text);
    if (weight.signum() == 0) {
      throw source.fault(rows.place(countColumn), "how many papers, a number above 0");
    }
    if (weight.compareTo(BigDecimal.valueOf(Source.MOST)) > 0) {
      throw source.fault(rows.place(countColumn), "at most 10^12 papers");
    }
    return weight.movePointRight(scale).longValueExact();
  }

  void checkTotal(long total) {
    if (total > Source.MOST) {
      throw source.fault(
          rows.place(Math.max(0, countColumn)), "more than 10^12 units of weight in all", "less");
    }
  }

  /** Headings of columns that are not counted. */
  String others(List<Integer> used) {
    var names = new ArrayList<String>();
    for (int i = 0; i < headings.size(); i++) {
      if (i != countColumn && !used.contains(i)) names.add("\"" + headings.get(i) + "\"");
    }
    return String.join(", ", names);
  }
}
