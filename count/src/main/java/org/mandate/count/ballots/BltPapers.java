package org.mandate.count.ballots;

import java.math.BigDecimal;

/**
 * The papers of a BLT file, or of a part of one, a line each. Here the time of reading goes, so
 * lines as programs write them (whole weights, one blank between numbers below 100) are tried
 * first; any other line is read with all that the format allows, from its beginning.
 */
final class BltPapers {
  private static final int MOST_DECIMALS = 6;

  private final Source source;
  private final BltLines lines;
  private final BltHeader header;
  private final Treatment treatment;
  private final int scale;
  private final Ballots.Builder builder;
  private final PackedPapers packed;
  private final short[] row;
  private final int[] seenOn;
  private final long barred; // candidates, as bits, that the quick way leaves to the other
  private final int bits;
  private long total;
  private long repeated;
  private long empty;
  private long onlyWithdrawn;

  BltPapers(Source source, BltLines lines, BltHeader header, Treatment treatment, int scale) {
    this.source = source;
    this.lines = lines;
    this.header = header;
    this.treatment = treatment;
    this.scale = scale;
    this.builder = new Ballots.Builder(scale, header.candidates());
    this.packed = builder.packed();
    this.row = new short[header.candidates() + 1];
    this.seenOn = new int[header.candidates() + 1];
    this.bits = PackedPapers.bits(header.candidates());
    long withdrawn = 1;
    for (int i = 1; i <= Math.min(63, header.candidates()); i++) {
      if (header.isWithdrawn(i)) withdrawn |= 1L << i;
    }
    this.barred = withdrawn;
  }

  Ballots.Builder builder() {
    return builder;
  }

  long total() {
    return total;
  }

  long repeated() {
    return repeated;
  }

  /** How many papers mark nobody. */
  BigDecimal empty() {
    return BigDecimal.valueOf(empty, scale);
  }

  BigDecimal onlyWithdrawn() {
    return BigDecimal.valueOf(onlyWithdrawn, scale);
  }

  /** How reading a part ended. */
  enum End {
    /** At the 0 that stands alone. */
    ALL,
    /** At the end of the part. */
    PART,
    /** A weight has more decimals than the scale. */
    FINER
  }

  /** Reads lines that begin before a place. */
  End read(int limit) {
    boolean plain = scale == 0 && header.candidates() < 64;
    for (int paper = 1; ; paper++) {
      if (plain) {
        while (source.at < limit && quick()) {}
      }
      if (limit < source.end) {
        while (source.at < limit && blankLine()) {}
        if (source.at >= limit) return End.PART;
      }
      lines.toText("another paper, or 0 alone");
      int start = source.at;
      // A comment may have led past the end: that paper is the next part's.
      if (limit < source.end && start >= limit) return End.PART;
      long weight = weight();
      if (weight < 0) return End.FINER;
      if (weight == 0) {
        int after = source.at;
        source.skipBlanks();
        if (after - start != 1 || !lines.endsHere()) {
          throw source.fault(start, "weight 0", "a weight above 0, or 0 alone");
        }
        return End.ALL;
      }
      total += weight;
      if (total > Source.MOST) throw tooMuch(start);
      int length = row(paper);
      if (length > 0) {
        builder.add(weight, row, length);
      } else {
        if (length == 0) empty += weight;
        else onlyWithdrawn += weight;
      }
      source.skipLineEnd();
    }
  }

  ReadingFault tooMuch(int place) {
    return source.fault(
        place, "more than 10^12 units of weight in all", "smaller weights, or fewer decimals");
  }

  private boolean blankLine() {
    source.skipBlanks();
    if (source.done() || !source.atLineEnd()) return false;
    source.skipLineEnd();
    return true;
  }

  /** Takes one plain line; else changes nothing and says so. */
  private boolean quick() {
    byte[] bytes = source.bytes;
    int end = source.end - 4;
    int at = source.at;
    int most = header.candidates();
    int weight = 0;
    for (int d; at < end && (d = bytes[at] - '0') >= 0 && d <= 9 && weight < 1e8; at++) {
      weight = weight * 10 + d;
    }
    if (weight == 0 || bytes[at++] != ' ') return false;
    long seen = barred;
    long key = 0;
    int shift = 63;
    int length = 0;
    while (true) {
      if (at >= end) return false;
      int high = bytes[at] - '0';
      int low = bytes[at + 1] - '0';
      int two = ((low - 10) & ~low) >>> 31; // 1 when the next byte is a digit, without a branch
      int number = high + two * (9 * high + low);
      at += 2 + two;
      int after = bytes[at - 1];
      if (number == 0 && two == 0 && (after == '\n' || after == '\r')) break;
      if (high < 1 || high > 9 || number > most || after != ' ' || (seen >>> number & 1) != 0) {
        return false;
      }
      seen |= 1L << number;
      shift -= bits;
      if (shift >= 0) key |= (long) number << shift;
      row[length++] = (short) (number - 1);
    }
    if (length == 0 || total + weight > Source.MOST) return false;
    total += weight;
    if (shift >= 0) packed.add(key, weight);
    else builder.add(weight, row, length);
    if (bytes[at - 1] == '\r' && bytes[at] == '\n') at++;
    source.at = at;
    return true;
  }

  /** In units of 10^-scale; -1 when the weight has more decimals. */
  private long weight() {
    if (source.peek() == '(') {
      int end = source.lineEnd();
      int close = source.at;
      while (close < end && source.bytes[close] != ')') close++;
      if (close == end) throw source.fault(close, "')' after the paper's mark");
      source.at = close + 1;
      return scaled(1, 0);
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
    return scaled(value, Math.max(0, decimals));
  }

  private long scaled(long value, int decimals) {
    if (decimals > scale) return -1;
    for (int i = decimals; i < scale; i++) value *= 10;
    return value;
  }

  /**
   * One paper's preferences, to the end of its line.
   *
   * @return how many; 0 for an empty paper, -1 where only withdrawn candidates are marked
   */
  private int row(int paper) {
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
