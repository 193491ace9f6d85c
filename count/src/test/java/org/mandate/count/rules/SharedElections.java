package org.mandate.count.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/** A reader of the small real files, apart from the product's own. */
final class SharedElections {
  private SharedElections() {}

  static Path small(String file) {
    String shared = System.getProperty("mandate.shared", "");
    Path path = Path.of(shared, "elections", "small", file);
    Assumptions.assumeTrue(!shared.isEmpty() && Files.exists(path), "real files not here: " + path);
    return path;
  }

  static String text(String file) {
    try {
      return Files.readString(small(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Candidates, options and papers of a well-formed BLT text. */
  static Election blt(String text) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    String[] head = lines.get(0).split(" ");
    int candidates = Integer.parseInt(head[0]);
    List<String> nicks = new ArrayList<>();
    List<String> withdrawn = List.of();
    List<String> ties = List.of();
    int at = 1;
    for (; lines.get(at).startsWith("["); at++) {
      List<String> words = List.of(lines.get(at).replaceAll("[\\[\\]]", "").strip().split(" +"));
      List<String> rest = words.subList(1, words.size());
      switch (words.get(0)) {
        case "nick" -> nicks.addAll(rest);
        case "withdrawn" -> withdrawn = rest;
        case "tie" -> ties = rest;
        default -> throw new IllegalArgumentException(lines.get(at));
      }
    }
    var builder = new Ballots.Builder(0);
    for (; !lines.get(at).equals("0"); at++) {
      String[] words = lines.get(at).split(" +");
      var row = new short[64];
      int length = 0;
      for (int w = 1; w < words.length - 1; w++) {
        String[] equal = words[w].split("=");
        for (int i = 0; i < equal.length; i++) {
          short index = (short) (number(equal[i], nicks) - 1);
          row[length++] = i == 0 ? index : (short) ~index;
        }
      }
      builder.add(Long.parseLong(words[0]), row, length);
    }
    var people = new ArrayList<Candidate>();
    for (int i = 1; i <= candidates; i++) {
      int number = i;
      boolean out = withdrawn.stream().anyMatch(w -> number(w, nicks) == number);
      people.add(new Candidate(i, lines.get(at + i).replace("\"", ""), out));
    }
    String title = lines.get(at + candidates + 1).replace("\"", "");
    return new Election(
        title,
        Integer.parseInt(head[1]),
        people,
        builder.build(),
        List.of(),
        ties.stream().map(t -> number(t, nicks)).toList());
  }

  private static int number(String word, List<String> nicks) {
    int nick = nicks.indexOf(word);
    return nick >= 0 ? nick + 1 : Integer.parseInt(word);
  }
}
