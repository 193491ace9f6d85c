package org.mandate.ballot.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * Who must work together to open the result. The keys are numbered from 1 in the order of the list:
 * that number is the "owner" of shuffles and partial decryptions.
 */
public record Trustees(List<Share> shares) implements Written {

  /** One factor of the election's key. */
  public sealed interface Share extends Written {
    /** The keys that it adds to the numbering, in order. */
    List<TrusteeKey> keys();
  }

  /** A trustee without whom nothing opens. */
  public record Single(TrusteeKey key) implements Share {
    @Override
    public List<TrusteeKey> keys() {
      return List.of(key);
    }

    @Override
    public void writeTo(StringBuilder out) {
      key.writeTo(out.append("[\"Single\","));
      out.append(']');
    }
  }

  /**
   * A group of trustees of whom any {@code threshold} can open.
   *
   * @param signatures over all certificates and the own coefficients, in 3.x; empty in 2.0
   */
  public record Pedersen(
      int threshold,
      List<SignedMessage> certs,
      List<SignedMessage> coefexps,
      Optional<List<Proof>> signatures,
      List<TrusteeKey> verificationKeys)
      implements Share {
    public Pedersen {
      certs = List.copyOf(certs);
      coefexps = List.copyOf(coefexps);
      signatures = signatures.map(List::copyOf);
      verificationKeys = List.copyOf(verificationKeys);
    }

    @Override
    public List<TrusteeKey> keys() {
      return verificationKeys;
    }

    @Override
    public void writeTo(StringBuilder out) {
      out.append("[\"Pedersen\",");
      Text text =
          new Text(out)
              .number("threshold", threshold)
              .values("certs", certs)
              .values("coefexps", coefexps);
      signatures.ifPresent(list -> text.values("signatures", list));
      text.values("verification_keys", verificationKeys).end();
      out.append(']');
    }
  }

  public Trustees {
    shares = List.copyOf(shares);
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("an election without trustees");
    }
  }

  /** All keys by number: the key of owner k is at k - 1. */
  public List<TrusteeKey> keys() {
    List<TrusteeKey> keys = new ArrayList<>();
    shares.forEach(share -> keys.addAll(share.keys()));
    return keys;
  }

  /** The product of the shares: the key of the election. */
  public Element publicKey(Group group) {
    Element product = group.one();
    for (Share share : shares) {
      product = group.times(product, publicKey(group, share));
    }
    return product;
  }

  private static Element publicKey(Group group, Share share) {
    return switch (share) {
      case Single single -> single.key().publicKey();
      case Pedersen pedersen -> {
        Element product = group.one();
        for (SignedMessage coefficients : pedersen.coefexps()) {
          product = group.times(product, coefficients.coefficients(group).coefexps().getFirst());
        }
        yield product;
      }
    };
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text.written(out, shares);
  }

  /** Reads the canonical text; nothing is tested beyond the form. */
  public static Trustees read(String text, Group group) {
    GroupReader reader = new GroupReader(group);
    List<Share> shares =
        Members.list(
            Members.canonical(text, "trustees"), "trustees", json -> readShare(json, reader));
    if (shares.isEmpty()) {
      throw Members.fault("trustees", "is empty");
    }
    return new Trustees(shares);
  }

  private static Share readShare(Json json, GroupReader reader) {
    List<Json> pair = Members.items(json, "trustee");
    if (pair.size() != 2) {
      throw Members.fault("trustee", "is not a pair of kind and parameters");
    }
    String kind = Members.text(pair.get(0), "trustee");
    return switch (kind) {
      case "Single" -> new Single(TrusteeKey.read(pair.get(1), reader));
      case "Pedersen" -> readPedersen(Members.of(pair.get(1), "threshold parameters"), reader);
      default -> throw Members.fault("trustee", "is of the unknown kind \"" + kind + "\"");
    };
  }

  private static Pedersen readPedersen(Members members, GroupReader reader) {
    Pedersen pedersen =
        new Pedersen(
            members.small("threshold"),
            members.list("certs", json -> SignedMessage.read(json, reader)),
            members.list("coefexps", json -> SignedMessage.read(json, reader)),
            members.optional("signatures").map(json -> reader.proofs(json, "signatures")),
            members.list("verification_keys", json -> TrusteeKey.read(json, reader)));
    members.end();
    return pedersen;
  }
}
