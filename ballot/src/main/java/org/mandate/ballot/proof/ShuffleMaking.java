package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.ShuffleProof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Re-encrypting and permuting the ciphertexts of one ranked question, with the proof of Terelius
 * and Wikström (specification, "Shuffle algorithms", tables GenShuffle to GenCommitmentChain, after
 * CHVote 1.3.2). The names of the steps are the specification's.
 *
 * <p>Two things are done otherwise, with the same outcome and for speed: the commitment chain and
 * its t-hat are powers of g and h only, since who makes the chain knows the exponent of each link;
 * and the long products are made by simultaneous exponentiation. The latter take a time that
 * depends on one-time random exponents; a trustee mixes on a machine of its own, once.
 */
public final class ShuffleMaking {
  private final Group group;
  private final BigInteger q;
  private final Element key;
  private final String fingerprint;
  private final RandomGenerator random;
  private final Group.Powers g;
  private final Group.Powers y;
  private final Group.Powers h;

  /**
   * For the ranked questions of one election.
   *
   * @param key the election's public key
   * @param fingerprint of the election
   */
  public ShuffleMaking(Group group, Element key, String fingerprint, RandomGenerator random) {
    this.group = group;
    this.q = group.q();
    this.key = key;
    this.fingerprint = fingerprint;
    this.random = random;
    this.g = group.powersOf(group.g());
    this.y = group.powersOf(key);
    this.h = group.powersOf(group.generator(-1));
  }

  /** What a trustee publishes for one question. */
  public record Made(List<Ciphertext> ciphertexts, ShuffleProof proof) {
    public Made {
      ciphertexts = List.copyOf(ciphertexts);
    }
  }

  /** Mixes a list of ciphertexts and proves it. */
  public Made shuffle(List<Ciphertext> e) {
    int[] psi = permutation(e.size());
    List<BigInteger> again = exponents(e.size());
    List<Ciphertext> encrypted = new ArrayList<>(e.size());
    for (int i = 0; i < e.size(); i++) {
      encrypted.add(
          new Ciphertext(
              group.times(e.get(i).alpha(), g.toSecret(again.get(i))),
              group.times(e.get(i).beta(), y.toSecret(again.get(i)))));
    }
    List<Ciphertext> mixed = IntStream.of(psi).mapToObj(encrypted::get).toList();
    return new Made(mixed, proof(e, mixed, again, psi));
  }

  /** GenPermutation: j_1..j_N, counted from 0. */
  private int[] permutation(int n) {
    int[] psi = IntStream.range(0, n).toArray();
    for (int i = 0; i < n; i++) {
      int k = random.nextInt(i, n);
      int chosen = psi[k];
      psi[k] = psi[i];
      psi[i] = chosen;
    }
    return psi;
  }

  private List<BigInteger> exponents(int n) {
    return IntStream.range(0, n).mapToObj(i -> group.exponent(random)).toList();
  }

  /** GenShuffleProof. */
  private ShuffleProof proof(
      List<Ciphertext> e, List<Ciphertext> mixed, List<BigInteger> again, int[] psi) {
    int n = e.size();
    List<Element> generators = IntStream.range(0, n).mapToObj(group::generator).toList();
    List<BigInteger> r = exponents(n);
    List<Element> texts = new ArrayList<>();
    List<Element> c = permutationCommitment(psi, generators, r);
    mixed.forEach(one -> texts.addAll(List.of(one.alpha(), one.beta())));
    texts.addAll(c);
    group.prepareTexts(texts);
    List<BigInteger> u = ShuffleChallenges.lots(group, fingerprint, e, mixed, c);
    List<BigInteger> permuted = IntStream.of(psi).mapToObj(u::get).toList();
    Chain chain = chain(permuted);
    List<BigInteger> omega = exponents(4);
    List<BigInteger> omegaHat = exponents(n);
    List<BigInteger> omegaPrime = exponents(n);
    ShuffleProof.Commitments t = commitments(generators, mixed, chain, omega, omegaHat, omegaPrime);
    group.prepareTexts(chain.links());
    group.prepareTexts(t.tHat());
    BigInteger challenge =
        ShuffleChallenges.challenge(group, fingerprint, key, e, mixed, c, chain.links(), t);
    List<BigInteger> s = new ArrayList<>();
    List<BigInteger> secrets = List.of(sum(r), chain.end(), inner(r, u), inner(again, u));
    for (int i = 0; i < 4; i++) {
      s.add(response(omega.get(i), challenge, secrets.get(i)));
    }
    return new ShuffleProof(
        t,
        new ShuffleProof.Responses(
            s.get(0),
            s.get(1),
            s.get(2),
            s.get(3),
            responses(omegaHat, challenge, chain.randoms()),
            responses(omegaPrime, challenge, permuted)),
        c,
        chain.links());
  }

  /** GenPermutationCommitment: c_(j_i) = g^r_(j_i) h_i. */
  private List<Element> permutationCommitment(
      int[] psi, List<Element> generators, List<BigInteger> r) {
    Element[] c = new Element[psi.length];
    for (int i = 0; i < psi.length; i++) {
      c[psi[i]] = group.times(g.toSecret(r.get(psi[i])), generators.get(i));
    }
    return List.of(c);
  }

  /**
   * GenCommitmentChain: c_i = g^r_i c_(i-1)^u_i, kept as g^R_i h^U_i.
   *
   * @param links the c_i
   * @param randoms the r_i
   * @param rests the R_i; the last is the sum of r_i v_i
   * @param products the U_i
   */
  private record Chain(
      List<Element> links,
      List<BigInteger> randoms,
      List<BigInteger> rests,
      List<BigInteger> products) {
    BigInteger end() {
      return rests.isEmpty() ? BigInteger.ZERO : rests.getLast();
    }
  }

  private Chain chain(List<BigInteger> u) {
    List<BigInteger> randoms = exponents(u.size());
    List<Element> links = new ArrayList<>(u.size());
    List<BigInteger> rests = new ArrayList<>(u.size());
    List<BigInteger> products = new ArrayList<>(u.size());
    BigInteger rest = BigInteger.ZERO;
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < u.size(); i++) {
      rest = randoms.get(i).add(u.get(i).multiply(rest)).mod(q);
      product = product.multiply(u.get(i)).mod(q);
      links.add(group.times(g.toSecret(rest), h.toSecret(product)));
      rests.add(rest);
      products.add(product);
    }
    return new Chain(links, randoms, rests, products);
  }

  private ShuffleProof.Commitments commitments(
      List<Element> generators,
      List<Ciphertext> mixed,
      Chain chain,
      List<BigInteger> omega,
      List<BigInteger> omegaHat,
      List<BigInteger> omegaPrime) {
    List<Element> alphas = mixed.stream().map(Ciphertext::alpha).toList();
    List<Element> betas = mixed.stream().map(Ciphertext::beta).toList();
    BigInteger minus = q.subtract(omega.get(3)).mod(q);
    List<Element> hats = new ArrayList<>(mixed.size());
    BigInteger rest = BigInteger.ZERO;
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < mixed.size(); i++) {
      BigInteger w = omegaPrime.get(i);
      hats.add(
          group.times(
              g.toSecret(omegaHat.get(i).add(w.multiply(rest)).mod(q)),
              h.toSecret(w.multiply(product).mod(q))));
      rest = chain.rests().get(i);
      product = chain.products().get(i);
    }
    return new ShuffleProof.Commitments(
        g.toSecret(omega.get(0)),
        g.toSecret(omega.get(1)),
        group.times(g.toSecret(omega.get(2)), group.product(generators, omegaPrime)),
        group.times(y.toSecret(minus), group.product(betas, omegaPrime)),
        group.times(g.toSecret(minus), group.product(alphas, omegaPrime)),
        hats);
  }

  private BigInteger sum(List<BigInteger> x) {
    return x.stream().reduce(BigInteger.ZERO, BigInteger::add).mod(q);
  }

  private BigInteger inner(List<BigInteger> x, List<BigInteger> y) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < x.size(); i++) {
      sum = sum.add(x.get(i).multiply(y.get(i)));
    }
    return sum.mod(q);
  }

  /** Here the sign is plus: s = omega + c times the secret. */
  private BigInteger response(BigInteger omega, BigInteger challenge, BigInteger secret) {
    return omega.add(challenge.multiply(secret)).mod(q);
  }

  private List<BigInteger> responses(
      List<BigInteger> omega, BigInteger challenge, List<BigInteger> secrets) {
    return IntStream.range(0, omega.size())
        .mapToObj(i -> response(omega.get(i), challenge, secrets.get(i)))
        .toList();
  }
}
