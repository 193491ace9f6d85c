package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Score papers: a row a paper, a column a candidate, in each a whole number or nothing. */
final class ScorePapers {
  private final CsvReader csv;
  private final List<Integer> columns = new ArrayList<>();

  ScorePapers(CsvReader csv) {
    this.csv = csv;
    var seen = new HashSet<String>();
    for (int i = 0; i < csv.headings.size(); i++) {
      String heading = csv.headings.get(i);
      if (i == csv.countColumn || CsvReader.LABELS.contains(heading.toLowerCase(Locale.ROOT))) {
        continue;
      }
      if (heading.isBlank() || !seen.add(heading)) {
        throw csv.source.fault(csv.rows.place(i), "a name of its own for each candidate");
      }
      columns.add(i);
    }
    if (columns.isEmpty() || columns.size() > Source.MOST_CANDIDATES) {
      throw csv.source.fault(
          csv.rows.place(0), "a column for each rank (\"Rank 1\") or for each candidate");
    }
  }

  Reading.Read read() {
    var builder = new Ballots.Builder(csv.scale);
    short[] row = new short[columns.size()];
    int[] marks = new int[columns.size()];
    long total = 0;
    long empty = 0;
    for (List<String> cells = csv.row(); cells != null; cells = csv.row()) {
      int length = 0;
      for (int c = 0; c < columns.size(); c++) {
        String text = cells.get(columns.get(c));
        if (text.isEmpty()) continue;
        if (!text.matches("-?[0-9]{1,9}")) {
          throw csv.source.fault(
              csv.rows.place(columns.get(c)),
              "a score for \""
                  + csv.headings.get(columns.get(c))
                  + "\", a whole number or nothing");
        }
        row[length] = (short) c;
        marks[length++] = Integer.parseInt(text);
      }
      long weight = csv.weight(cells);
      total += weight;
      csv.checkTotal(total);
      if (length > 0) builder.add(weight, row, marks, length);
      else empty += weight;
    }
    var candidates = new ArrayList<Candidate>();
    for (int column : columns) {
      candidates.add(new Candidate(candidates.size() + 1, csv.headings.get(column), false));
    }
    var notes = new ArrayList<String>();
    notes.add("The file does not say how many seats: 1, unless another number was given.");
    String others = csv.others(columns);
    if (!others.isEmpty()) notes.add("Columns not counted: " + others + ".");
    return new Reading.Read(
        new Election(
            "",
            1,
            candidates,
            builder.build(),
            empty == 0
                ? List.of()
                : List.of(new Rejection("no score given", BigDecimal.valueOf(empty, csv.scale))),
            List.of()),
        "scores (CSV)",
        notes);
  }
}
