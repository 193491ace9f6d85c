package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Cast-vote records: a row a paper, a column a rank, in each the name of a candidate or a mark of
 * the scanner. Candidates are those who are named, by name, so that the order of rows changes
 * nothing. Write-ins without a name are one candidate.
 */
final class CastVotes {
  private static final String WRITE_IN = "Undeclared Write-ins";
  private static final List<String> EMPTY = List.of("", "undervote", "skipped", "blank");
  private static final List<String> WRITTEN =
      List.of("uwi", "write-in", "write in", "writein", "undeclared write-ins");
  private static final short SKIP = -1;
  private static final short OVER = -2;

  private final CsvReader csv;
  private final Map<String, Short> names = new HashMap<>();
  private final Map<String, BigDecimal> met = new TreeMap<>();
  private final Set<String> unmarked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private short[] cells = new short[4096];
  private long[] weights = new long[512];
  private int papers;
  private int[] seenOn = new int[0];

  CastVotes(CsvReader csv) {
    this.csv = csv;
    for (String mark : EMPTY) names.put(mark, SKIP);
    names.put("overvote", OVER);
  }

  Reading.Read read() {
    int ranks = csv.rankColumns.size();
    long total = 0;
    for (List<String> row = csv.row(); row != null; row = csv.row()) {
      if (papers == weights.length) weights = Arrays.copyOf(weights, papers * 2);
      if ((papers + 1) * ranks > cells.length)
        cells = Arrays.copyOf(cells, cells.length * 2 + ranks);
      for (int r = 0; r < ranks; r++) {
        cells[papers * ranks + r] = cell(row.get(csv.rankColumns.get(r)), r);
      }
      weights[papers] = csv.weight(row);
      total += weights[papers++];
      csv.checkTotal(total);
    }
    return interpreted(ranks);
  }

  private short cell(String text, int rank) {
    if (text.equalsIgnoreCase("blank") || text.equalsIgnoreCase("skipped")) unmarked.add(text);
    Short known = names.get(text);
    if (known != null) return known;
    csv.source.shortName(text, csv.rows.place(csv.rankColumns.get(rank)));
    String lower = text.toLowerCase(Locale.ROOT);
    if (EMPTY.contains(lower)) return SKIP;
    if (lower.equals("overvote")) return OVER;
    String name = WRITTEN.contains(lower) ? WRITE_IN : text;
    Short other = names.get(name);
    if (other != null) return other;
    int number = names.size() - EMPTY.size() - 1;
    if (number >= Source.MOST_CANDIDATES) {
      throw csv.source.fault(
          csv.rows.place(csv.rankColumns.get(rank)), "at most 10,000 different candidates");
    }
    names.put(name, (short) number);
    return (short) number;
  }

  private Reading.Read interpreted(int ranks) {
    List<String> sorted = new ArrayList<>(names.keySet());
    sorted.removeIf(name -> names.getOrDefault(name, SKIP) < 0);
    Collections.sort(sorted);
    if (sorted.remove(WRITE_IN)) sorted.add(WRITE_IN);
    if (sorted.isEmpty()) throw csv.source.fault(csv.source.end, "a paper with a candidate's name");
    short[] index = new short[sorted.size()];
    for (int i = 0; i < index.length; i++)
      index[names.getOrDefault(sorted.get(i), SKIP)] = (short) i;
    var builder = new Ballots.Builder(csv.scale, sorted.size());
    var rejected = new TreeMap<String, BigDecimal>();
    short[] row = new short[ranks];
    seenOn = new int[index.length];
    for (int p = 0; p < papers; p++) {
      int length = paper(p * ranks, ranks, index, row, p);
      if (length > 0) builder.add(weights[p], row, length);
      else rejected.merge(reason(p * ranks, ranks), papers(weights[p]), BigDecimal::add);
    }
    var candidates = new ArrayList<Candidate>();
    for (String name : sorted) candidates.add(new Candidate(candidates.size() + 1, name, false));
    var rejections = new ArrayList<Rejection>();
    rejected.forEach((reason, count) -> rejections.add(new Rejection(reason, count)));
    return new Reading.Read(
        new Election("", 1, candidates, builder.build(), rejections, List.of()),
        "cast-vote records (CSV)",
        notes());
  }

  private String reason(int from, int ranks) {
    for (int r = 0; r < ranks; r++) {
      if (cells[from + r] == OVER) return "no valid preference: an overvote";
      if (cells[from + r] >= 0) return "no valid preference: empty ranks before the first mark";
    }
    return "no preference marked";
  }

  private int paper(int from, int ranks, short[] index, short[] row, int paper) {
    Treatment treatment = csv.treatment;
    int length = 0;
    int empty = 0;
    for (int r = 0; r < ranks; r++) {
      short cell = cells[from + r];
      if (cell == SKIP) {
        empty++;
        continue;
      }
      int allowed =
          switch (treatment.skips()) {
            case PASS_OVER -> ranks;
            case END -> 0;
            case END_AT_TWO -> 1;
          };
      if (empty > 0) met("papers with an empty rank before a marked one", paper);
      if (empty > allowed) return length;
      empty = 0;
      if (cell == OVER) {
        met("overvotes", paper);
        if (treatment.overvotes() == Treatment.Overvotes.END) return length;
        continue;
      }
      short candidate = index[cell];
      if (seenOn[candidate] != paper + 1) {
        seenOn[candidate] = paper + 1;
        row[length++] = candidate;
      } else {
        met("candidates marked twice", paper);
        if (treatment.repeats() == Treatment.Repeats.END) return length;
      }
    }
    return length;
  }

  private void met(String what, int paper) {
    met.merge(what, papers(weights[paper]), BigDecimal::add);
  }

  private BigDecimal papers(long weight) {
    return BigDecimal.valueOf(weight, csv.scale);
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    notes.add("The file does not say how many seats: 1, unless another number was given.");
    notes.add(
        "Treatment: an overvote %s; an empty rank %s; a candidate marked again %s."
            .formatted(
                csv.treatment.overvotes() == Treatment.Overvotes.END
                    ? "ends the paper"
                    : "is passed over",
                switch (csv.treatment.skips()) {
                  case PASS_OVER -> "is passed over";
                  case END -> "ends the paper";
                  case END_AT_TWO -> "is passed over, two together end the paper";
                },
                csv.treatment.repeats() == Treatment.Repeats.END
                    ? "ends the paper"
                    : "is passed over"));
    met.forEach(
        (what, count) ->
            notes.add(
                "Met: " + new Rejection(what, count).papers().toPlainString() + " " + what + "."));
    unmarked.forEach(
        word -> notes.add("\"" + word + "\" is read as an empty rank, not as a candidate's name."));
    if (names.containsKey(WRITE_IN)) {
      notes.add("Write-ins without a name are counted together as \"" + WRITE_IN + "\".");
    }
    String others = csv.others(csv.rankColumns);
    if (!others.isEmpty()) notes.add("Columns not counted: " + others + ".");
    return notes;
  }
}
