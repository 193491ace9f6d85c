package org.mandate.ballot.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mandate.ballot.board.Ciphertext;
import org.mandate.ballot.board.ShuffleProof;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Checks the proof of a shuffle (specification, table CheckShuffleProof, after CHVote 1.3.2; the
 * names are the table's). All elements but the commitments t must have been tested for membership;
 * t is compared with products of members.
 */
public final class ShuffleCheck {
  private final Tables tables;
  private final Group group;
  private final String fingerprint;

  /** For the shuffles of one election. */
  public ShuffleCheck(Tables tables, String fingerprint) {
    this.tables = tables;
    this.group = tables.group();
    this.fingerprint = fingerprint;
  }

  /** Checks that {@code after} is {@code before} in another order and encryption. */
  public Verdict check(List<Ciphertext> before, List<Ciphertext> after, ShuffleProof proof) {
    int n = before.size();
    boolean form =
        after.size() == n
            && proof.c().size() == n
            && proof.cHat().size() == n
            && proof.t().tHat().size() == n
            && proof.s().sHat().size() == n
            && proof.s().sPrime().size() == n;
    if (!form) {
      return new Verdict.Fails(
          Claim.SHUFFLE_FORM, "the lists of a shuffle have not the length of what goes in");
    }
    String broken = new Equations(before, after, proof).firstBroken();
    return Verdict.of(
        broken.isEmpty(), Claim.SHUFFLE, "the proof of the shuffle is false: " + broken);
  }

  /** The equations of one proof. */
  private final class Equations {
    private final List<Ciphertext> before;
    private final List<Ciphertext> after;
    private final ShuffleProof proof;
    private final ShuffleProof.Responses s;
    private final List<BigInteger> u;
    private final BigInteger minusC;
    private final Element h = group.generator(-1);

    Equations(List<Ciphertext> before, List<Ciphertext> after, ShuffleProof proof) {
      this.before = before;
      this.after = after;
      this.proof = proof;
      this.s = proof.s();
      this.u = ShuffleChallenges.lots(group, fingerprint, before, after, proof.c());
      BigInteger c =
          ShuffleChallenges.challenge(
              group, fingerprint, tables.key(), before, after, proof.c(), proof.cHat(), proof.t());
      this.minusC = c.negate().mod(group.q());
    }

    String firstBroken() {
      ShuffleProof.Commitments t = proof.t();
      List<Element> generators =
          IntStream.range(0, before.size()).mapToObj(group::generator).toList();
      if (!t.t1().equals(t1(generators))) {
        return "t1";
      }
      if (!t.t2().equals(t2())) {
        return "t2";
      }
      if (!t.t3().equals(t3(generators))) {
        return "t3";
      }
      BigInteger minusS4 = s.s4().negate().mod(group.q());
      Element alphas = reEncrypted(alphas(before), alphas(after), tables.g().to(minusS4));
      if (!t.t42().equals(alphas)) {
        return "t4,2";
      }
      Element betas = reEncrypted(betas(before), betas(after), tables.y().to(minusS4));
      if (!t.t41().equals(betas)) {
        return "t4,1";
      }
      return chain();
    }

    private Element t1(List<Element> generators) {
      Element bar = group.over(multiply(proof.c()), multiply(generators));
      return group.times(group.power(bar, minusC), tables.g().to(s.s1()));
    }

    private Element t2() {
      BigInteger product = BigInteger.ONE;
      for (BigInteger one : u) {
        product = product.multiply(one).mod(group.q());
      }
      Element last = proof.cHat().isEmpty() ? h : proof.cHat().getLast();
      Element hat = group.over(last, group.power(h, product));
      return group.times(group.power(hat, minusC), tables.g().to(s.s2()));
    }

    private Element t3(List<Element> generators) {
      Element tilde = group.product(proof.c(), u);
      return group.times(
          group.power(tilde, minusC),
          group.times(tables.g().to(s.s3()), group.product(generators, s.sPrime())));
    }

    /** (prod before_i^u_i)^-c key^-s4 prod after_i^s'_i. */
    private Element reEncrypted(List<Element> in, List<Element> out, Element shift) {
      Element folded = group.power(group.product(in, u), minusC);
      return group.times(folded, group.times(shift, group.product(out, s.sPrime())));
    }

    private String chain() {
      Element previous = h;
      for (int i = 0; i < proof.cHat().size(); i++) {
        Element link = proof.cHat().get(i);
        Element expected =
            group.times(
                tables.g().to(s.sHat().get(i)),
                group.product(List.of(link, previous), List.of(minusC, s.sPrime().get(i))));
        if (!proof.t().tHat().get(i).equals(expected)) {
          return "t^" + (i + 1);
        }
        previous = link;
      }
      return "";
    }

    private Element multiply(List<Element> elements) {
      Element product = group.one();
      for (Element one : elements) {
        product = group.times(product, one);
      }
      return product;
    }
  }

  private static List<Element> alphas(List<Ciphertext> list) {
    return new ArrayList<>(list.stream().map(Ciphertext::alpha).toList());
  }

  private static List<Element> betas(List<Ciphertext> list) {
    return new ArrayList<>(list.stream().map(Ciphertext::beta).toList());
  }
}
