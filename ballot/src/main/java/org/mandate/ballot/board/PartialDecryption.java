package org.mandate.ballot.board;

import java.util.List;
import org.mandate.ballot.group.Element;

/** One trustee's factor alpha^x for each ciphertext of the (mixed) tally, each with its proof. */
public record PartialDecryption(List<Rows<Element>> factors, List<Rows<Proof>> proofs)
    implements Written {
  public PartialDecryption {
    factors = List.copyOf(factors);
    proofs = List.copyOf(proofs);
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text text = new Text(out);
    Text.list(
        text.key("decryption_factors"),
        factors,
        (to, rows) -> rows.writeTo(to, (o, x) -> o.append('"').append(x.text()).append('"')));
    Text.list(
        text.key("decryption_proofs"),
        proofs,
        (to, rows) -> rows.writeTo(to, (o, p) -> p.writeTo(o)));
    text.end();
  }

  /** Reads the canonical text. */
  public static PartialDecryption read(String text, Election election) {
    GroupReader reader = new GroupReader(election.group());
    List<Boolean> nested = Rows.nested(election);
    Members members = Members.whole(text, "partial decryption");
    PartialDecryption read =
        new PartialDecryption(
            Rows.readAll(
                members.json("decryption_factors"),
                nested,
                "decryption_factors",
                json -> reader.element(json, "decryption factor")),
            Rows.readAll(
                members.json("decryption_proofs"),
                nested,
                "decryption_proofs",
                json -> reader.proof(json, "decryption proof")));
    members.end();
    return read;
  }
}
