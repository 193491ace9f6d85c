package org.mandate.ballot.board;

import java.math.BigInteger;
import java.util.List;
import org.mandate.ballot.group.Element;

/**
 * The proof of one shuffle of n ciphertexts (Terelius and Wikström, as in CHVote 1.3.2).
 *
 * @param t commitments
 * @param s responses
 * @param c commitments to the permutation, n of them
 * @param cHat the chain of commitments, n of them
 */
public record ShuffleProof(Commitments t, Responses s, List<Element> c, List<Element> cHat)
    implements Written {

  /** t1, t2, t3, (t4,1, t4,2) and the n of the chain. */
  public record Commitments(
      Element t1, Element t2, Element t3, Element t41, Element t42, List<Element> tHat) {
    public Commitments {
      tHat = List.copyOf(tHat);
    }
  }

  /** s1 to s4, the n of the chain and the n of the permutation. */
  public record Responses(
      BigInteger s1,
      BigInteger s2,
      BigInteger s3,
      BigInteger s4,
      List<BigInteger> sHat,
      List<BigInteger> sPrime) {
    public Responses {
      sHat = List.copyOf(sHat);
      sPrime = List.copyOf(sPrime);
    }
  }

  public ShuffleProof {
    c = List.copyOf(c);
    cHat = List.copyOf(cHat);
  }

  @Override
  public void writeTo(StringBuilder out) {
    out.append("[[\"").append(t.t1.text()).append("\",\"").append(t.t2.text());
    out.append("\",\"").append(t.t3.text()).append("\",");
    Text.quoted(out, List.of(t.t41.text(), t.t42.text()));
    texts(out.append(','), t.tHat);
    out.append("],[\"").append(s.s1).append("\",\"").append(s.s2).append("\",\"").append(s.s3);
    out.append("\",\"").append(s.s4).append("\",");
    Text.quoted(out, s.sHat);
    Text.quoted(out.append(','), s.sPrime);
    texts(out.append("],"), c);
    texts(out.append(','), cHat);
    out.append(']');
  }

  private static void texts(StringBuilder out, List<Element> elements) {
    Text.quoted(out, elements.stream().map(Element::text).toList());
  }

  static ShuffleProof read(Json json, GroupReader reader) {
    List<Json> parts = tuple(json, 4, "shuffle proof");
    List<Json> t = tuple(parts.get(0), 5, "shuffle proof.t");
    List<Json> t4 = tuple(t.get(3), 2, "shuffle proof.t4");
    List<Json> s = tuple(parts.get(1), 6, "shuffle proof.s");
    return new ShuffleProof(
        new Commitments(
            reader.element(t.get(0), "shuffle proof.t1"),
            reader.element(t.get(1), "shuffle proof.t2"),
            reader.element(t.get(2), "shuffle proof.t3"),
            reader.element(t4.get(0), "shuffle proof.t4"),
            reader.element(t4.get(1), "shuffle proof.t4"),
            reader.elements(t.get(4), "shuffle proof.t^")),
        new Responses(
            reader.exponent(s.get(0), "shuffle proof.s1"),
            reader.exponent(s.get(1), "shuffle proof.s2"),
            reader.exponent(s.get(2), "shuffle proof.s3"),
            reader.exponent(s.get(3), "shuffle proof.s4"),
            reader.exponents(s.get(4), "shuffle proof.s^"),
            reader.exponents(s.get(5), "shuffle proof.s'")),
        reader.elements(parts.get(2), "shuffle proof.c"),
        reader.elements(parts.get(3), "shuffle proof.c^"));
  }

  private static List<Json> tuple(Json json, int size, String what) {
    List<Json> items = Members.items(json, what);
    if (items.size() != size) {
      throw Members.fault(what, "has " + items.size() + " parts instead of " + size);
    }
    return items;
  }
}
