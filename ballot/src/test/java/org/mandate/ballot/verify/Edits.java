package org.mandate.ballot.verify;

import java.util.function.UnaryOperator;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes one place of a JSON text; pointers as in RFC 6901. */
final class Edits {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Edits() {}

  /** The value at a place, as JSON. */
  static String get(String json, String pointer) {
    return JSON.readTree(json).at(pointer).toString();
  }

  /** The text at a place. */
  static String text(String json, String pointer) {
    return JSON.readTree(json).at(pointer).asString();
  }

  /** How many items or members stand there. */
  static int size(String json, String pointer) {
    return JSON.readTree(json).at(pointer).size();
  }

  /** Puts JSON at a place; "-" as the last part appends to a list. */
  static String set(String json, String pointer, String value) {
    JsonNode root = JSON.readTree(json);
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = root.at(at.head());
    String last = at.last().toString().substring(1);
    JsonNode node = JSON.readTree(value);
    if (parent instanceof ObjectNode object) {
      object.set(last, node);
    } else if (last.equals("-")) {
      ((ArrayNode) parent).add(node);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(last), node);
    }
    return written(root);
  }

  /** Removes what stands at a place. */
  static String remove(String json, String pointer) {
    JsonNode root = JSON.readTree(json);
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = root.at(at.head());
    String last = at.last().toString().substring(1);
    if (parent instanceof ObjectNode object) {
      object.remove(last);
    } else {
      ((ArrayNode) parent).remove(Integer.parseInt(last));
    }
    return written(root);
  }

  /** Changes the text at a place. */
  static String change(String json, String pointer, UnaryOperator<String> change) {
    return set(json, pointer, "\"" + change.apply(text(json, pointer)) + "\"");
  }

  /** Exchanges what stands at two places. */
  static String swap(String json, String one, String other) {
    String first = get(json, one);
    return set(set(json, one, get(json, other)), other, first);
  }

  /** As the board's programs write it: unlike Jackson they escape DEL. */
  private static String written(JsonNode root) {
    return root.toString().replace("\u007f", "\\u007f");
  }

  /** Adds one to a number in digits. */
  static String plusOne(String digits) {
    return new java.math.BigInteger(digits).add(java.math.BigInteger.ONE).toString();
  }
}
