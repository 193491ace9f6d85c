package org.mandate.count.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/** Small elections written as a reader sees them: {@code "5 ACB=E"}, candidates A, B, C ... */
final class Papers {
  private Papers() {}

  static Election of(int candidates, int seats, String... lines) {
    var builder = new Ballots.Builder(0);
    for (String line : lines) {
      String[] words = line.split(" ");
      var row = new short[32];
      int length = 0;
      boolean shares = false;
      for (char c : words.length == 1 ? new char[0] : words[1].toCharArray()) {
        if (c == '=') {
          shares = true;
        } else {
          short index = (short) (c - 'A');
          row[length++] = shares ? (short) ~index : index;
          shares = false;
        }
      }
      builder.add(Long.parseLong(words[0]), row, length);
    }
    return of(names(candidates), seats, builder.build());
  }

  static Election of(List<String> names, int seats, Ballots ballots) {
    var people = new ArrayList<Candidate>();
    for (String name : names) people.add(new Candidate(people.size() + 1, name, false));
    return new Election("test", seats, people, ballots, List.of(), List.of());
  }

  static List<String> names(int candidates) {
    return IntStream.range(0, candidates).mapToObj(i -> "" + (char) ('A' + i)).toList();
  }

  /** With one candidate withdrawn. */
  static Election without(Election election, int withdrawn) {
    var people = new ArrayList<>(election.candidates());
    Candidate out = people.get(withdrawn);
    people.set(withdrawn, new Candidate(out.number(), out.name(), true));
    return new Election(
        election.title(), election.seats(), people, election.ballots(), List.of(), List.of());
  }

  static Count count(String rule, Election election, Lot lot) {
    return (Count) Rules.named(rule).orElseThrow().count(election, lot);
  }

  static List<String> elected(Count count) {
    return count.elected().stream().map(count.names()::get).toList();
  }
}
