package org.mandate.count.ballots;

import java.util.ArrayList;
import java.util.List;

/** The lines of a BLT file between its first and its names: comments, options, withdrawals. */
final class BltLines {
  private final Source source;
  private boolean sawLongComment;

  BltLines(Source source) {
    this.source = source;
  }

  /** The first line, then options and withdrawals up to the first paper. */
  BltHeader header() {
    toText("the number of candidates and of seats");
    int candidates = number(Source.MOST_CANDIDATES, "the number of candidates");
    source.skipBlanks();
    if (source.atLineEnd()) throw source.fault(source.at, "the number of seats");
    int seats = number(Source.MOST_CANDIDATES, "the number of seats");
    source.skipBlanks();
    if (!endsHere()) throw source.fault(source.at, "the end of the line after the seats");
    var header = new BltHeader(candidates, seats);
    for (boolean more = true; more; ) {
      toText("the papers");
      if (source.peek() == '[') option(header);
      else if (source.peek() == '-') withdrawals(header);
      else more = false;
    }
    return header;
  }

  /** Past blanks, empty lines and comments, to something else. */
  void toText(String expected) {
    while (true) {
      source.skipBlanks();
      if (source.done()) throw source.fault(source.end, expected);
      if (!endsHere()) return;
      source.skipLineEnd();
    }
  }

  /** Whether nothing but a comment follows in this line; stands at the line's end then. */
  boolean endsHere() {
    while (true) {
      int c = source.peek();
      if (c == '#') {
        source.at = source.lineEnd();
      } else if (c == '/' && source.at + 1 < source.end && source.bytes[source.at + 1] == '*') {
        blockComment();
        source.skipBlanks();
        continue;
      }
      return source.atLineEnd();
    }
  }

  private void blockComment() {
    int start = source.at;
    boolean severalLines = false;
    for (int i = start + 2; i + 1 < source.end; i++) {
      severalLines |= source.bytes[i] == '\n' || source.bytes[i] == '\r';
      if (source.bytes[i] == '*' && source.bytes[i + 1] == '/') {
        sawLongComment |= severalLines;
        source.at = i + 2;
        return;
      }
    }
    throw source.fault(start, "a comment closed by */");
  }

  /** Whether a comment went over the end of a line. */
  boolean sawLongComment() {
    return sawLongComment;
  }

  private int number(int most, String what) {
    int start = source.at;
    long value = 0;
    while (source.peek() >= '0' && source.peek() <= '9' && value <= most) {
      value = value * 10 + source.peek() - '0';
      source.at++;
    }
    boolean whole = source.at > start && source.peek() <= ' ';
    if (!whole || value < 1 || value > most) {
      throw source.fault(start, what + ", a whole number from 1 to " + most);
    }
    return (int) value;
  }

  private void withdrawals(BltHeader header) {
    while (true) {
      source.skipBlanks();
      if (endsHere()) return;
      int start = source.at;
      if (source.peek() != '-') {
        throw source.fault(start, "- and the number of another withdrawn candidate");
      }
      source.at++;
      withdraw(header, start, number(header.candidates(), "a withdrawn candidate"));
    }
  }

  private void withdraw(BltHeader header, int place, int number) {
    if (!header.withdraw(number)) throw source.fault(place, "each withdrawn candidate once");
  }

  private void option(BltHeader header) {
    int start = source.at++;
    var places = new ArrayList<Integer>();
    var words = words(start, places);
    String name = words.isEmpty() ? "" : words.getFirst();
    if (name.equals("nick") && header.hasNicknames() || name.equals("tie") && header.hasTie()) {
      throw source.fault(start, "[" + name + " ...] once");
    }
    for (int i = 1; i < words.size(); i++) {
      int place = places.get(i);
      switch (name) {
        case "nick" -> nickname(header, words.get(i), i, place);
        case "withdrawn" -> withdraw(header, place, candidate(header, words.get(i), place));
        default -> {}
      }
    }
    switch (name) {
      case "nick" -> {
        if (words.size() - 1 != header.candidates()) {
          throw source.fault(
              start, (words.size() - 1) + " nicknames", header.candidates() + ", one a candidate");
        }
      }
      case "tie" -> header.tie(tie(header, words, places, start));
      case "withdrawn" -> {}
      default -> throw source.fault(start, "[tie ...], [nick ...] or [withdrawn ...]");
    }
  }

  private void nickname(BltHeader header, String word, int number, int place) {
    boolean numeral = word.matches("[0-9]+");
    if (numeral && !word.equals(Integer.toString(number)) || word.indexOf('=') >= 0) {
      // On a paper a number is a candidate's number and '=' joins two: one meaning or none.
      throw source.fault(place, "a nickname without '=' that is no other candidate's number");
    }
    source.shortName(word, place);
    if (number > header.candidates() || !header.nickname(word, number)) {
      throw source.fault(place, header.candidates() + " nicknames, each another");
    }
  }

  private List<Integer> tie(BltHeader header, List<String> words, List<Integer> places, int start) {
    var order = new ArrayList<Integer>();
    boolean[] named = new boolean[header.candidates() + 1];
    for (int i = 1; i < words.size(); i++) {
      int number = candidate(header, words.get(i), places.get(i));
      if (named[number]) throw source.fault(places.get(i), "each candidate once");
      named[number] = true;
      order.add(number);
    }
    for (int number = 1; number <= header.candidates(); number++) {
      if (!header.isWithdrawn(number) && !named[number]) {
        throw source.fault(
            start, "no candidate " + number, "every candidate in the order for ties");
      }
    }
    return order;
  }

  private List<String> words(int start, List<Integer> places) {
    var words = new ArrayList<String>();
    while (true) {
      source.skipBlanks();
      if (source.atLineEnd()) throw source.fault(source.at, "] to close the option");
      if (source.peek() == ']') break;
      int from = source.at;
      while (!source.atLineEnd() && source.peek() > ' ' && source.peek() != ']') source.at++;
      if (source.at == from) throw source.fault(from, "a word or ]");
      places.add(from);
      words.add(source.text(from, source.at));
    }
    source.at++;
    source.skipBlanks();
    if (!endsHere()) throw source.fault(source.at, "the end of the line after ]");
    if (words.isEmpty()) throw source.fault(start, "[tie ...], [nick ...] or [withdrawn ...]");
    return words;
  }

  private int candidate(BltHeader header, String word, int place) {
    int number = header.named(word);
    if (number == 0 && word.matches("[0-9]{1,5}")) number = Integer.parseInt(word);
    if (number < 1 || number > header.candidates()) {
      throw source.fault(place, "a candidate from 1 to " + header.candidates() + ", or a nickname");
    }
    return number;
  }

  /** The candidate whose nickname stands here; passes it. */
  int nickname(BltHeader header, int start) {
    int at = start;
    byte[] bytes = source.bytes;
    while (at < source.end && bytes[at] != '=' && (bytes[at] > ' ' || bytes[at] < 0)) at++;
    if (at == start && start < source.end && bytes[start] == '=') {
      throw source.fault(start, "a candidate beside '='");
    }
    if (at == start || bytes[start] == '#') {
      throw source.fault(start, "0 to end the paper, or another preference");
    }
    String word = header.hasNicknames() ? source.text(start, at) : "";
    int number = header.named(word);
    if (number == 0) {
      throw source.fault(
          start,
          header.hasNicknames()
              ? "a candidate's number or nickname, or 0 to end the paper"
              : "a candidate's number, or 0 to end the paper");
    }
    source.at = at;
    return number;
  }
}
