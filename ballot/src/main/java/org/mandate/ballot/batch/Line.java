package org.mandate.ballot.batch;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** Reads the parts of a sidecar's line; every fault says that it is one of the sidecar. */
final class Line {
  private static final int MAX_DIGITS = 700;

  private Line() {}

  /** The members' values, if these are the members, in this order. */
  static List<Json> members(Json json, String... keys) {
    if (!(json instanceof Json.Obj object)
        || !object.members().stream().map(Map.Entry::getKey).toList().equals(List.of(keys))) {
      throw fault("an object does not have the members " + List.of(keys));
    }
    return object.members().stream().map(Map.Entry::getValue).toList();
  }

  /** Elements, not tested for membership. */
  static List<Element> elements(Json json, Group group) {
    if (!(json instanceof Json.Arr array)) {
      throw fault("the commitments are not a list");
    }
    List<Element> elements = new ArrayList<>();
    array.items().forEach(item -> elements.add(element(item, group)));
    return elements;
  }

  /** An element, not tested for membership. */
  static Element element(Json json, Group group) {
    return group
        .readUnproved(text(json))
        .orElseThrow(() -> fault("a commitment is not an element of " + group.name()));
  }

  /** A number in 0..q-1. */
  static BigInteger exponent(Json json, Group group) {
    String digits = text(json);
    if (digits.matches("[0-9]+") && digits.length() <= MAX_DIGITS) {
      BigInteger exponent = new BigInteger(digits);
      if (exponent.compareTo(group.q()) < 0) {
        return exponent;
      }
    }
    throw fault("a number of a proof is not one below q");
  }

  static String text(Json json) {
    if (json instanceof Json.Str text) {
      return text.value();
    }
    throw fault("a text is missing");
  }

  /** What was read, if its one text is the line. */
  static <T> T canonical(T read, String text, String line) {
    if (!text.equals(line)) {
      throw fault("it is not written in the canonical way");
    }
    return read;
  }

  static BoardException fault(String what) {
    return new BoardException(BoardException.Kind.FORM, "a line of the sidecar: " + what);
  }
}
