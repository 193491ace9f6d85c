package org.mandate.ballot.ceremony;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.Proof;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** Reads what trustees send each other: objects with exactly the members that are named. */
final class Fields {
  private final Map<String, Json> members;

  private Fields(Map<String, Json> members) {
    this.members = members;
  }

  /**
   * The members of an object.
   *
   * @throws BoardException unless it is an object with these members in this order
   */
  static Fields of(Json json, String... keys) {
    Map<String, Json> members = new LinkedHashMap<>();
    if (json instanceof Json.Obj obj) {
      obj.members().forEach(member -> members.put(member.getKey(), member.getValue()));
    }
    if (!List.copyOf(members.keySet()).equals(List.of(keys))) {
      throw fault("expected an object of " + String.join(", ", keys));
    }
    return new Fields(members);
  }

  Json json(String key) {
    Json json = members.get(key);
    if (json == null) {
      throw new IllegalArgumentException("not asked for: " + key);
    }
    return json;
  }

  String text(String key) {
    return text(json(key));
  }

  static String text(Json json) {
    if (json instanceof Json.Str str) {
      return str.value();
    }
    throw fault("expected a text");
  }

  List<Json> list(String key) {
    if (json(key) instanceof Json.Arr arr) {
      return arr.items();
    }
    throw fault(key + " is not a list");
  }

  byte[] bytes(String key) {
    try {
      return HexFormat.of().parseHex(text(key));
    } catch (IllegalArgumentException _) {
      throw fault(key + " is not hexadecimal");
    }
  }

  Element element(Group group, String key) {
    return element(group, json(key));
  }

  /** A member of the group, tested. */
  static Element element(Group group, Json json) {
    return group.read(text(json)).orElseThrow(() -> fault("not a member of the group"));
  }

  static BigInteger exponent(Group group, Json json) {
    String text = text(json);
    if (text.length() > 617 || !text.matches("0|[1-9][0-9]*")) {
      throw fault("not an exponent");
    }
    BigInteger value = new BigInteger(text);
    if (value.compareTo(group.q()) >= 0) {
      throw fault("an exponent is too large");
    }
    return value;
  }

  static Proof proof(Group group, Json json) {
    Fields fields = of(json, "challenge", "response");
    return new Proof(
        exponent(group, fields.json("challenge")), exponent(group, fields.json("response")));
  }

  static SignedMessage signed(Group group, Json json) {
    Fields fields = of(json, "message", "signature");
    return new SignedMessage(fields.text("message"), proof(group, fields.json("signature")));
  }

  static List<SignedMessage> allSigned(Group group, List<Json> list) {
    List<SignedMessage> signed = new ArrayList<>(list.size());
    list.forEach(json -> signed.add(signed(group, json)));
    return signed;
  }

  static BoardException fault(String what) {
    return new BoardException(BoardException.Kind.FORM, what);
  }
}
