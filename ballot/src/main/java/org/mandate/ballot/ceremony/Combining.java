package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.EncryptedTally;
import org.mandate.ballot.board.PartialDecryption;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Result;
import org.mandate.ballot.board.Rows;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Puts partial decryptions together and reads the result (specification, "Election result"). It
 * does not check their proofs.
 */
public final class Combining {
  private final Election election;
  private final Group group;
  private final Trustees trustees;
  private final SortedMap<Integer, PartialDecryption> partial;

  /**
   * @param partial the partial decryption of each owner, numbered from 1; of a threshold group the
   *     lowest numbers are used, as many as it needs
   */
  public Combining(
      Election election, Trustees trustees, SortedMap<Integer, PartialDecryption> partial) {
    this.election = election;
    this.group = election.group();
    this.trustees = trustees;
    this.partial = new TreeMap<>(partial);
  }

  /** Whose part is missing, in words; empty if the result can be opened. */
  public Optional<String> missing() {
    int first = 1;
    for (Trustees.Share share : trustees.shares()) {
      int end = first + share.keys().size();
      int here = partial.subMap(first, end).size();
      int needed = share instanceof Trustees.Pedersen group ? group.threshold() : 1;
      if (here < needed) {
        return Optional.of(
            share instanceof Trustees.Pedersen
                ? here + " of the " + needed + " needed of trustees " + first + ".." + (end - 1)
                : "trustee " + first);
      }
      first = end;
    }
    return Optional.empty();
  }

  /**
   * The result.
   *
   * @param tally what was decrypted, ranked questions mixed
   * @param weight the weight of all ballots, which bounds every total
   * @return empty if some total is not a number up to the weight, that is, a proof was false
   * @throws IllegalArgumentException if parts are missing
   */
  public Optional<Result> result(EncryptedTally tally, long weight) {
    missing()
        .ifPresent(
            who -> {
              throw new IllegalArgumentException("missing: " + who);
            });
    SmallLogarithm logarithm = new SmallLogarithm(group, weight);
    List<Rows<Long>> parts = new ArrayList<>();
    for (int i = 0; i < election.questions().size(); i++) {
      Rows<Ciphertext> rows = tally.questions().get(i);
      List<Element> opened = opened(rows, i);
      if (election.questions().get(i) instanceof Question.Ranked ranked) {
        parts.add(Rows.nested(opened.stream().map(x -> ranks(x, ranked)).toList()));
        continue;
      }
      List<Long> totals = new ArrayList<>(opened.size());
      for (Element x : opened) {
        OptionalLong total = logarithm.of(x);
        if (total.isEmpty()) {
          return Optional.empty();
        }
        totals.add(total.getAsLong());
      }
      parts.add(rows.shaped(totals));
    }
    return Optional.of(new Result(parts));
  }

  private List<Long> ranks(Element x, Question.Ranked question) {
    return group.decoded(x, question.answers().size()).stream().map(Integer::longValue).toList();
  }

  /** beta / F for every ciphertext of a question. */
  private List<Element> opened(Rows<Ciphertext> rows, int question) {
    List<Ciphertext> all = rows.all();
    List<Element> opened = new ArrayList<>(all.size());
    List<List<Part>> shares = parts();
    for (int j = 0; j < all.size(); j++) {
      Element factor = group.one();
      for (List<Part> share : shares) {
        factor = group.times(factor, factor(share, question, j));
      }
      opened.add(group.over(all.get(j).beta(), factor));
    }
    return opened;
  }

  /** A partial decryption, flat, and its Lagrange coefficient. */
  private record Part(List<List<Element>> factors, BigInteger exponent) {}

  private Element factor(List<Part> share, int question, int j) {
    if (share.size() == 1 && share.getFirst().exponent().equals(BigInteger.ONE)) {
      return share.getFirst().factors().get(question).get(j);
    }
    return group.product(
        share.stream().map(part -> part.factors().get(question).get(j)).toList(),
        share.stream().map(Part::exponent).toList());
  }

  private List<List<Part>> parts() {
    List<List<Part>> parts = new ArrayList<>();
    int first = 1;
    for (Trustees.Share share : trustees.shares()) {
      int end = first + share.keys().size();
      int needed = share instanceof Trustees.Pedersen group ? group.threshold() : 1;
      List<Integer> owners = partial.subMap(first, end).keySet().stream().limit(needed).toList();
      int before = first - 1;
      List<Integer> seats = owners.stream().map(owner -> owner - before).toList();
      List<Part> list = new ArrayList<>();
      for (int owner : owners) {
        list.add(
            new Part(
                Objects.requireNonNull(partial.get(owner)).factors().stream()
                    .map(Rows::all)
                    .toList(),
                lagrange(seats, owner - before, group.q())));
      }
      parts.add(list);
      first = end;
    }
    return parts;
  }

  /** The product of k / (k - seat) over the other seats k. */
  static BigInteger lagrange(List<Integer> seats, int seat, BigInteger q) {
    BigInteger over = BigInteger.ONE;
    BigInteger under = BigInteger.ONE;
    for (int k : seats) {
      if (k != seat) {
        over = over.multiply(BigInteger.valueOf(k)).mod(q);
        under = under.multiply(BigInteger.valueOf(k - seat)).mod(q);
      }
    }
    return over.multiply(under.modInverse(q)).mod(q);
  }
}
