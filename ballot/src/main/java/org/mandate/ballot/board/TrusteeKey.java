package org.mandate.ballot.board;

import java.util.Optional;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * A trustee's public key with the proof that someone knows its secret.
 *
 * @param signature with the owner's certificate, in threshold parameters of 3.x
 * @param name as the board shows it
 */
public record TrusteeKey(
    Proof pok, Element publicKey, Optional<Proof> signature, Optional<String> name)
    implements Written {

  /** A key without signature and name. */
  public TrusteeKey(Proof pok, Element publicKey) {
    this(pok, publicKey, Optional.empty(), Optional.empty());
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text text = new Text(out).value("pok", pok).plain("public_key", publicKey.text());
    signature.ifPresent(value -> text.value("signature", value));
    name.ifPresent(value -> text.text("name", value));
    text.end();
  }

  /** Reads the canonical text of one key, as a trustee hands it in. */
  public static TrusteeKey read(String text, Group group) {
    return read(Members.canonical(text, "trustee key"), new GroupReader(group));
  }

  static TrusteeKey read(Json json, GroupReader reader) {
    Members members = Members.of(json, "trustee key");
    TrusteeKey key =
        new TrusteeKey(
            reader.proof(members.json("pok"), "trustee key.pok"),
            reader.element(members.json("public_key"), "trustee key.public_key"),
            members.optional("signature").map(p -> reader.proof(p, "trustee key.signature")),
            members.optionalText("name"));
    members.end();
    return key;
  }
}
