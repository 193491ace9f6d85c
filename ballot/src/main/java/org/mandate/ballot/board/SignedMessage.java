package org.mandate.ballot.board;

import java.util.List;
import java.util.Optional;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** A text signed with a trustee's certificate: a certificate itself, or committed coefficients. */
public record SignedMessage(String message, Proof signature) implements Written {

  /** What a certificate holds: the keys with which a trustee signs and receives shares. */
  public record CertificateKeys(Optional<Context> context, Element verification, Element encryption)
      implements Written {
    @Override
    public void writeTo(StringBuilder out) {
      Text text = new Text(out);
      context.ifPresent(value -> text.value("context", value));
      text.plain("verification", verification.text()).plain("encryption", encryption.text()).end();
    }
  }

  /** For which group and threshold a certificate of 3.x was made, and for whom; index from 1. */
  public record Context(String group, int size, int threshold, int index) implements Written {
    @Override
    public void writeTo(StringBuilder out) {
      new Text(out)
          .text("group", group)
          .number("size", size)
          .number("threshold", threshold)
          .number("index", index)
          .end();
    }
  }

  /** The commitments g^a_0 .. g^a_t of a trustee's polynomial. */
  public record Coefficients(List<Element> coefexps) implements Written {
    public Coefficients {
      coefexps = List.copyOf(coefexps);
    }

    @Override
    public void writeTo(StringBuilder out) {
      Text text = new Text(out);
      Text.quoted(text.key("coefexps"), coefexps.stream().map(Element::text).toList());
      text.end();
    }
  }

  @Override
  public void writeTo(StringBuilder out) {
    new Text(out).text("message", message).value("signature", signature).end();
  }

  static SignedMessage read(Json json, GroupReader reader) {
    Members members = Members.of(json, "signed message");
    SignedMessage read =
        new SignedMessage(
            members.text("message"),
            reader.proof(members.json("signature"), "signed message.signature"));
    members.end();
    return read;
  }

  /** Reads the message as a certificate. */
  public CertificateKeys certificate(Group group) {
    GroupReader reader = new GroupReader(group);
    Members members = Members.whole(message, "certificate");
    CertificateKeys keys =
        new CertificateKeys(
            members.optional("context").map(SignedMessage::readContext),
            reader.element(members.json("verification"), "certificate.verification"),
            reader.element(members.json("encryption"), "certificate.encryption"));
    members.end();
    return keys;
  }

  private static Context readContext(Json json) {
    Members members = Members.of(json, "certificate.context");
    Context context =
        new Context(
            members.text("group"),
            members.small("size"),
            members.small("threshold"),
            members.small("index"));
    members.end();
    return context;
  }

  /** Reads the message as committed coefficients. */
  public Coefficients coefficients(Group group) {
    GroupReader reader = new GroupReader(group);
    Members members = Members.whole(message, "coefficients");
    Coefficients read =
        new Coefficients(reader.elements(members.json("coefexps"), "coefficients.coefexps"));
    members.end();
    return read;
  }
}
