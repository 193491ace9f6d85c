package org.mandate.count.ballots;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * BLT, the file of ballots that most counters of transferable votes share: candidates and seats;
 * options and withdrawals; one paper a line, ended by 0; 0 alone; names; a title.
 *
 * <p>Where programs differ this reader is strict: a paper is one line, so that a lost 0 is found
 * and does not swallow the next paper; and the title must be there, so that a lost name is found.
 */
final class BltReader {
  private static final int MOST_DECIMALS = 6;

  private final Source source;
  private final Treatment treatment;
  private final List<String> notes = new ArrayList<>();
  private BltHeader header = new BltHeader(0, 0);
  private long total;
  private long repeated;
  private long empty;
  private long onlyWithdrawn;

  private BltReader(Source source, Treatment treatment) {
    this.source = source;
    this.treatment = treatment;
  }

  static Reading.Read read(byte[] bytes, Treatment treatment) {
    int scale = 0;
    while (true) {
      Optional<Reading.Read> read = new BltReader(new Source(bytes), treatment).read(scale);
      if (read.isPresent()) return read.get();
      scale++; // a weight with more decimals: again, with room for them
    }
  }

  private Optional<Reading.Read> read(int scale) {
    var lines = new BltLines(source);
    header = lines.header();
    var papers = new Ballots.Builder(scale);
    if (!papers(papers, lines, scale)) return Optional.empty();
    var names = new BltNames(source, lines, header.candidates());
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < header.candidates(); i++) {
      candidates.add(new Candidate(i + 1, names.name(i), header.isWithdrawn(i + 1)));
    }
    String title = names.title();
    notes.addAll(names.end());
    return Optional.of(
        new Reading.Read(
            new Election(
                title, header.seats(), candidates, papers.build(), rejections(), header.tie()),
            "BLT",
            notes));
  }

  private List<Rejection> rejections() {
    var all = new ArrayList<Rejection>();
    if (empty > 0) all.add(new Rejection("no preference marked", empty));
    if (onlyWithdrawn > 0) {
      all.add(new Rejection("only withdrawn candidates marked", onlyWithdrawn));
    }
    if (repeated > 0) {
      String how = treatment.repeats() == Treatment.Repeats.END ? "ended there" : "passed over";
      notes.add("A candidate was marked twice on " + repeated + " papers: " + how + ".");
    }
    return Collections.unmodifiableList(all);
  }

  /** Whether the weights fit the scale. */
  private boolean papers(Ballots.Builder papers, BltLines lines, int scale) {
    var row = new short[header.candidates() + 1];
    int[] seenOn = new int[header.candidates() + 1];
    for (int paper = 1; ; paper++) {
      lines.toText("another paper, or 0 alone");
      int start = source.at;
      long weight = weight(scale);
      if (weight < 0) return false;
      if (weight == 0) {
        int after = source.at;
        source.skipBlanks();
        if (after - start != 1 || !lines.endsHere()) {
          throw source.fault(start, "weight 0", "a weight above 0, or 0 alone");
        }
        return true;
      }
      total += weight;
      if (total > Source.MOST) {
        throw source.fault(start, "more than 10^12 units of weight in all", "fewer or smaller");
      }
      int length = row(row, seenOn, paper, lines);
      if (length > 0) {
        papers.add(weight, row, length);
      } else {
        long count = scale == 0 ? weight : 1;
        if (length == 0) empty += count;
        else onlyWithdrawn += count;
      }
    }
  }

  /** In units of 10^-scale; -1 when the weight has more decimals. */
  private long weight(int scale) {
    if (source.peek() == '(') {
      int close = source.at;
      while (close < source.lineEnd() && source.bytes[close] != ')') close++;
      if (close == source.lineEnd()) throw source.fault(close, "')' after the paper's mark");
      source.at = close + 1;
      return scaled(1, 0, scale);
    }
    byte[] bytes = source.bytes;
    int start = source.at;
    int at = start;
    long value = 0;
    int decimals = -1;
    int digits = 0;
    for (; at < source.end; at++) {
      int d = bytes[at] - '0';
      if (d >= 0 && d <= 9) {
        value = value * 10 + d;
        digits++;
        if (decimals >= 0) decimals++;
        if (value > Source.MOST) throw source.fault(start, "a weight of at most 10^12");
      } else if (d == '.' - '0' && decimals < 0 && digits > 0) {
        decimals = 0;
      } else {
        break;
      }
    }
    if (digits == 0 || decimals == 0 || at < source.end && bytes[at] > ' ') {
      throw source.fault(start, "the weight of a paper, above 0, or 0 alone to end the papers");
    }
    while (decimals > 0 && value % 10 == 0) {
      value /= 10;
      decimals--;
    }
    if (decimals > MOST_DECIMALS) throw source.fault(start, "a weight with at most 6 decimals");
    source.at = at;
    return scaled(value, Math.max(0, decimals), scale);
  }

  private static long scaled(long value, int decimals, int scale) {
    if (decimals > scale) return -1;
    for (int i = decimals; i < scale; i++) value *= 10;
    return value;
  }

  /**
   * One paper's preferences, to the end of its line. This is the loop in which the time goes.
   *
   * @return how many; 0 for an empty paper, -1 where only withdrawn candidates are marked
   */
  private int row(short[] row, int[] seenOn, int paper, BltLines lines) {
    byte[] bytes = source.bytes;
    int end = source.end;
    int most = header.candidates();
    int at = source.at;
    int length = 0;
    boolean marked = false;
    boolean joined = false; // by '=' to the one before
    boolean keptInRank = false;
    boolean ended = false;
    while (true) {
      while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) at++;
      int start = at;
      int value = 0;
      for (int d; at < end && (d = bytes[at] - '0') >= 0 && d <= 9 && value <= most; at++) {
        value = value * 10 + d;
      }
      int next = at < end ? bytes[at] : '\n';
      if (at == start || next > ' ' && next != '=' || next < 0) {
        source.at = start;
        value = lines.nickname(header, start);
        at = source.at;
        next = at < end ? bytes[at] : '\n';
      } else if (value == 0 && at > start) {
        if (joined || next == '=') throw source.fault(start, "a candidate beside '='");
        break;
      }
      if (value < 1 || value > most) throw source.fault(start, "a candidate from 1 to " + most);
      if (!joined) keptInRank = false;
      joined = next == '=';
      if (joined) at++;
      marked = true;
      if (seenOn[value] == paper) {
        ended |= repeat(start);
        continue;
      }
      seenOn[value] = paper;
      if (ended || header.isWithdrawn(value)) continue;
      row[length++] = (short) (keptInRank ? ~(value - 1) : value - 1);
      keptInRank = true;
    }
    source.at = at;
    source.skipBlanks();
    if (!lines.endsHere()) throw source.fault(source.at, "the end of the line after the paper's 0");
    return length > 0 || !marked ? length : -1;
  }

  /** Whether the paper ends at a candidate marked before. */
  private boolean repeat(int place) {
    if (treatment.repeats() == Treatment.Repeats.REFUSE) {
      throw source.fault(place, "a candidate not already on this paper");
    }
    repeated++;
    return treatment.repeats() == Treatment.Repeats.END;
  }
}
