package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mandate.ballot.board.Answer;
import org.mandate.ballot.board.Ballot;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Makes the encrypted tally from ballots in the order of the board: the last ballot of each
 * credential counts (specification, "Encrypted tally"). Keeps only the ciphertexts of ballots. It
 * does not check the ballots; the verifier adds them up again by code of its own.
 */
public final class Tallying {
  private final Election election;
  private final Group group;
  private final Map<Element, Long> weights = new HashMap<>();
  private final Map<Element, List<List<Ciphertext>>> last = new LinkedHashMap<>();

  /** For an election with that roll. */
  public Tallying(Election election, Credentials roll) {
    this.election = election;
    this.group = election.group();
    roll.list().forEach(one -> weights.put(one.publicKey(), one.counts()));
  }

  /**
   * A tally.
   *
   * @param ballots how many ballots count
   * @param weight the sum of their weights
   */
  public record Tally(EncryptedTally encrypted, int ballots, long weight) {}

  /**
   * Takes the next ballot; an earlier one of the same credential no longer counts.
   *
   * @throws IllegalArgumentException if its credential is not on the roll
   */
  public void add(Ballot ballot) {
    if (!weights.containsKey(ballot.credential())) {
      throw new IllegalArgumentException("not on the roll: " + ballot.credential());
    }
    last.put(ballot.credential(), ballot.answers().stream().map(Answer::ciphertexts).toList());
  }

  /** The tally of the ballots taken so far. */
  public Tally tally() {
    List<BigInteger> counts =
        last.keySet().stream()
            .map(c -> BigInteger.valueOf(Objects.requireNonNull(weights.get(c))))
            .toList();
    List<Rows<Ciphertext>> parts = new ArrayList<>();
    for (int i = 0; i < election.questions().size(); i++) {
      int question = i;
      List<List<Ciphertext>> answers =
          last.values().stream().map(ballot -> ballot.get(question)).toList();
      parts.add(
          switch (election.questions().get(i)) {
            case Question.Homomorphic h -> Rows.flat(products(answers, counts, h.ciphertexts()));
            case Question.Lists lists -> listProducts(lists, answers, counts);
            case Question.Ranked _ -> Rows.flat(sorted(answers, counts));
          });
    }
    long weight = last.keySet().stream().mapToLong(weights::get).sum();
    return new Tally(new EncryptedTally(parts), last.size(), weight);
  }

  /** The ciphertexts of the ranked questions, in order: what the first shuffle takes. */
  public static List<List<Ciphertext>> ranked(Election election, EncryptedTally tally) {
    List<List<Ciphertext>> ranked = new ArrayList<>();
    for (int i = 0; i < election.questions().size(); i++) {
      if (election.questions().get(i) instanceof Question.Ranked) {
        ranked.add(tally.questions().get(i).all());
      }
    }
    return ranked;
  }

  /** The tally with the mixed ciphertexts in the place of the ranked questions': what is opened. */
  public static EncryptedTally mixed(
      Election election, EncryptedTally tally, List<List<Ciphertext>> shuffled) {
    List<Rows<Ciphertext>> parts = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < election.questions().size(); i++) {
      parts.add(
          election.questions().get(i) instanceof Question.Ranked
              ? Rows.flat(shuffled.get(next++))
              : tally.questions().get(i));
    }
    return new EncryptedTally(parts);
  }

  private List<Ciphertext> products(
      List<List<Ciphertext>> answers, List<BigInteger> counts, int places) {
    List<Ciphertext> products = new ArrayList<>(places);
    for (int j = 0; j < places; j++) {
      int place = j;
      List<Ciphertext> column = answers.stream().map(answer -> answer.get(place)).toList();
      products.add(
          new Ciphertext(
              product(column.stream().map(Ciphertext::alpha).toList(), counts),
              product(column.stream().map(Ciphertext::beta).toList(), counts)));
    }
    return products;
  }

  private Element product(List<Element> factors, List<BigInteger> counts) {
    if (counts.stream().anyMatch(count -> !count.equals(BigInteger.ONE))) {
      return group.product(factors, counts);
    }
    return factors.stream().reduce(group.one(), group::times);
  }

  private Rows<Ciphertext> listProducts(
      Question.Lists question, List<List<Ciphertext>> answers, List<BigInteger> counts) {
    int places = question.answers().stream().mapToInt(List::size).sum();
    List<Ciphertext> products = products(answers, counts, places);
    List<List<Ciphertext>> rows = new ArrayList<>();
    int from = 0;
    for (List<String> list : question.answers()) {
      rows.add(products.subList(from, from + list.size()));
      from += list.size();
    }
    return Rows.nested(rows);
  }

  /** The ciphertexts themselves, in an order that tells nothing of the ballots' order. */
  private List<Ciphertext> sorted(List<List<Ciphertext>> answers, List<BigInteger> counts) {
    if (counts.stream().anyMatch(count -> !count.equals(BigInteger.ONE))) {
      throw new IllegalArgumentException("a ranked question cannot have weights");
    }
    return answers.stream().map(List::getFirst).sorted(Ciphertext.order(group)).toList();
  }
}
