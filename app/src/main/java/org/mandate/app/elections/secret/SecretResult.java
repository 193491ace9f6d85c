package org.mandate.app.elections.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/**
 * What an election gave, as its box opened it.
 *
 * @param votes for each option of a motion; empty where candidates were ranked
 * @param rankings one for each ballot: places on the list, from 1; empty for a motion
 * @param cast ballots that count, blank ones too
 * @param patients for each option and on blank ballots, in the weights of their bands; empty where
 *     all count alike
 */
public record SecretResult(
    UUID election,
    List<Long> votes,
    Optional<List<List<Integer>>> rankings,
    long cast,
    long blank,
    Optional<Patients> patients,
    Outcome outcome,
    Instant declaredAt,
    long entry) {

  /** Patients, in the weights of bands. */
  public record Patients(List<Long> votes, long blank) {
    /** Copies. */
    public Patients {
      votes = List.copyOf(votes);
    }
  }

  /** What it decided. */
  public enum Outcome {
    ELECTED,
    NOBODY,
    CARRIED,
    FALLEN,
    NO_DECISION;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * Somebody elected.
   *
   * @param number in the order of election, from 1; a count-back adds to it
   * @param how "ballot", "unopposed" or "count-back"
   * @param office once they took it
   * @param follows the office whose vacancy a count-back filled
   */
  public record Elected(
      UUID election,
      int number,
      UUID nomination,
      String how,
      String constituency,
      Optional<UUID> office,
      Optional<UUID> follows,
      long entry) {}

  public SecretResult {
    votes = List.copyOf(votes);
  }

  boolean ranked() {
    return rankings.isPresent();
  }

  /** One line for each ballot; a blank one is empty. */
  public String rankingsText() {
    return rankings.orElse(List.of()).stream()
        .map(r -> r.stream().map(String::valueOf).collect(Collectors.joining(">")))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  static List<List<Integer>> rankings(String text) {
    List<List<Integer>> all = new ArrayList<>();
    if (text.isEmpty()) {
      return all;
    }
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      List<Integer> ranking = new ArrayList<>();
      if (!line.isEmpty()) {
        for (String place : line.split(">", -1)) {
          ranking.add(Integer.valueOf(place));
        }
      }
      all.add(ranking);
    }
    return all;
  }

  /**
   * What room count counts.
   *
   * @param names of the candidates in the order of the list
   * @param withdrawn places whose preferences are passed over: whoever left an office
   */
  static Election election(
      String title,
      int seats,
      List<String> names,
      List<List<Integer>> rankings,
      List<Integer> withdrawn) {
    List<Candidate> candidates = new ArrayList<>();
    for (String name : names) {
      int number = candidates.size() + 1;
      candidates.add(
          new Candidate(
              number, name.isEmpty() ? "Candidate " + number : name, withdrawn.contains(number)));
    }
    Ballots.Builder papers = new Ballots.Builder(0);
    for (List<Integer> ranking : rankings) {
      check(ranking, names.size());
      if (!ranking.isEmpty()) {
        short[] paper = new short[ranking.size()];
        for (int i = 0; i < paper.length; i++) {
          paper[i] = (short) (ranking.get(i) - 1);
        }
        papers.add(1, paper, paper.length);
      }
    }
    return new Election(title, seats, candidates, papers.build(), List.of(), List.of());
  }

  private static void check(List<Integer> ranking, int candidates) {
    boolean known = ranking.stream().allMatch(n -> n >= 1 && n <= candidates);
    if (!known || new HashSet<>(ranking).size() != ranking.size()) {
      throw new IllegalArgumentException("no ranking of " + candidates + ": " + ranking);
    }
  }
}
