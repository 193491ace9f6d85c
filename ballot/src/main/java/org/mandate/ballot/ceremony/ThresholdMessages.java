package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.board.Written;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * What passes between threshold trustees and the server (specification, "Polynomials" to
 * "Voutputs"), in its one text form.
 */
public final class ThresholdMessages {
  private ThresholdMessages() {}

  /** The two structures of threshold parameters that are in use. */
  public enum Form {
    /** Certificates without a context; nothing says that all saw the same certificates. */
    V2_0,
    /** Certificates name group, size, threshold and seat; trustees sign what they saw. */
    V3
  }

  /**
   * What a trustee hands in after the certificates are fixed.
   *
   * @param polynomial its secret coefficients, encrypted for itself
   * @param secrets for each trustee its share, encrypted for it
   * @param coefexps the signed commitments to the coefficients
   * @param signature over all certificates and the commitments; empty in {@link Form#V2_0}
   */
  public record Polynomial(
      String polynomial, List<String> secrets, SignedMessage coefexps, Optional<Proof> signature) {
    public Polynomial {
      secrets = List.copyOf(secrets);
    }

    /** The half that everybody may see. */
    public Committed committed() {
      return new Committed(coefexps, signature);
    }

    /** The text that is committed to before it is handed in. */
    public String text() {
      List<Map.Entry<String, Json>> members = new ArrayList<>();
      members.add(Map.entry("polynomial", new Json.Str(polynomial)));
      members.add(Map.entry("secrets", texts(secrets)));
      members.add(Map.entry("coefexps", json(coefexps)));
      signature.ifPresent(proof -> members.add(Map.entry("signature", json(proof))));
      return new Json.Obj(members).text();
    }

    /**
     * Reads the text.
     *
     * @throws org.mandate.ballot.board.BoardException if it is anything else
     */
    public static Polynomial read(Group group, Form form, String text) {
      Json json = Json.read(text);
      boolean signed = form == Form.V3;
      Fields fields =
          signed
              ? Fields.of(json, "polynomial", "secrets", "coefexps", "signature")
              : Fields.of(json, "polynomial", "secrets", "coefexps");
      return new Polynomial(
          fields.text("polynomial"),
          fields.list("secrets").stream().map(Fields::text).toList(),
          Fields.signed(group, fields.json("coefexps")),
          signed ? Optional.of(Fields.proof(group, fields.json("signature"))) : Optional.empty());
    }
  }

  /**
   * The public half of a {@link Polynomial}.
   *
   * @param coefexps the signed commitments to the coefficients
   * @param signature over all certificates and the commitments; empty in {@link Form#V2_0}
   */
  public record Committed(SignedMessage coefexps, Optional<Proof> signature) {

    /** Its text. */
    public String text() {
      List<Map.Entry<String, Json>> members = new ArrayList<>();
      members.add(Map.entry("coefexps", json(coefexps)));
      signature.ifPresent(proof -> members.add(Map.entry("signature", json(proof))));
      return new Json.Obj(members).text();
    }

    /**
     * Reads the text.
     *
     * @throws org.mandate.ballot.board.BoardException if it is anything else
     */
    public static Committed read(Group group, Form form, String text) {
      boolean signed = form == Form.V3;
      Fields fields =
          signed
              ? Fields.of(Json.read(text), "coefexps", "signature")
              : Fields.of(Json.read(text), "coefexps");
      return new Committed(
          Fields.signed(group, fields.json("coefexps")),
          signed ? Optional.of(Fields.proof(group, fields.json("signature"))) : Optional.empty());
    }
  }

  /**
   * What a trustee gets back from the others.
   *
   * @param polynomial its own, from {@link Polynomial}
   * @param secrets its share from each trustee
   * @param coefexps everybody's commitments
   * @param signatures everybody's signature over what it saw
   */
  public record Received(
      String polynomial,
      List<String> secrets,
      List<SignedMessage> coefexps,
      Optional<List<Proof>> signatures) {
    public Received {
      secrets = List.copyOf(secrets);
      coefexps = List.copyOf(coefexps);
      signatures = signatures.map(List::copyOf);
    }

    /** The text that goes to the trustee. */
    public String text() {
      List<Map.Entry<String, Json>> members = new ArrayList<>();
      members.add(Map.entry("polynomial", new Json.Str(polynomial)));
      members.add(Map.entry("secrets", texts(secrets)));
      members.add(Map.entry("coefexps", array(coefexps)));
      signatures.ifPresent(list -> members.add(Map.entry("signatures", array(list))));
      return new Json.Obj(members).text();
    }

    /**
     * Reads the text.
     *
     * @throws org.mandate.ballot.board.BoardException if it is anything else
     */
    public static Received read(Group group, Form form, String text) {
      Json json = Json.read(text);
      boolean signed = form == Form.V3;
      Fields fields =
          signed
              ? Fields.of(json, "polynomial", "secrets", "coefexps", "signatures")
              : Fields.of(json, "polynomial", "secrets", "coefexps");
      return new Received(
          fields.text("polynomial"),
          fields.list("secrets").stream().map(Fields::text).toList(),
          Fields.allSigned(group, fields.list("coefexps")),
          signed
              ? Optional.of(
                  fields.list("signatures").stream().map(p -> Fields.proof(group, p)).toList())
              : Optional.empty());
    }
  }

  /**
   * A trustee's key after the ceremony.
   *
   * @param encryptedKey its share of the secret, encrypted for itself, which the server keeps for
   *     it
   * @param key what is published
   */
  public record KeyShare(String encryptedKey, TrusteeKey key) {

    /** The text that goes to the server. */
    public String text() {
      return new Json.Obj(
              List.of(
                  Map.entry("private_key", new Json.Str(encryptedKey)),
                  Map.entry("public_key", json(key))))
          .text();
    }

    /**
     * Reads the text.
     *
     * @throws org.mandate.ballot.board.BoardException if it is anything else
     */
    public static KeyShare read(Group group, String text) {
      Fields fields = Fields.of(Json.read(text), "private_key", "public_key");
      return new KeyShare(
          fields.text("private_key"), TrusteeKey.read(fields.json("public_key").text(), group));
    }
  }

  /**
   * Reads a certificate as a trustee hands it in: its keys are tested by {@link ThresholdPlan}.
   *
   * @throws org.mandate.ballot.board.BoardException if it is anything else
   */
  public static SignedMessage readCertificate(Group group, String text) {
    return Fields.signed(group, Json.read(text));
  }

  static String polynomialText(List<BigInteger> coefficients) {
    return object("polynomial", texts(coefficients.stream().map(BigInteger::toString).toList()));
  }

  static String secretText(BigInteger secret) {
    return object("secret", new Json.Str(secret.toString()));
  }

  static BigInteger secret(Group group, String text) {
    return Fields.exponent(group, Fields.of(Json.read(text), "secret").json("secret"));
  }

  static List<BigInteger> coefficients(Group group, String text) {
    return Fields.of(Json.read(text), "polynomial").list("polynomial").stream()
        .map(json -> Fields.exponent(group, json))
        .toList();
  }

  /** What a trustee signs in {@link Form#V3}: the certificates that it saw and its commitments. */
  static String certsText(List<SignedMessage> certs, List<Element> coefexps) {
    return "certs_sig|"
        + new Json.Obj(
                List.of(
                    Map.entry("certs", array(certs)),
                    Map.entry("coefexps", texts(coefexps.stream().map(Element::text).toList()))))
            .text();
  }

  private static String object(String key, Json value) {
    return new Json.Obj(List.of(Map.entry(key, value))).text();
  }

  private static Json texts(List<String> texts) {
    return new Json.Arr(texts.stream().map(text -> (Json) new Json.Str(text)).toList());
  }

  private static Json array(List<? extends Written> values) {
    return new Json.Arr(values.stream().map(ThresholdMessages::json).toList());
  }

  private static Json json(Written value) {
    return Json.read(value.text());
  }
}
