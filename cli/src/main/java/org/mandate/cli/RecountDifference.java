package org.mandate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first thing in which a published result differs from its recount: what it started from, then
 * stage by stage, then who was elected.
 */
final class RecountDifference {
  private static final List<String> START = List.of("title", "seats", "valid", "rejected", "quota");
  private static final List<String> STAGE =
      List.of(
          "number",
          "action",
          "candidate",
          "transfers",
          "votes",
          "nonTransferable",
          "elected",
          "excluded");
  private static final List<String> STAGE_BEYOND = List.of("candidates", "quota", "keep");
  private static final List<String> END = List.of("tie", "elected");
  private static final List<String> BEYOND = List.of("rejections", "lots", "pairwise", "sha256");

  private RecountDifference() {}

  /** Empty when they are identical. Fields beyond the contract are compared where published. */
  static Optional<String> between(JsonNode published, JsonNode recount) {
    String found = fields("", published, recount, START, true);
    if (found == null) found = stages(published.path("stages"), recount.path("stages"));
    if (found == null) found = fields("", published, recount, END, true);
    if (found == null) found = fields("", published, recount, BEYOND, false);
    return Optional.ofNullable(found);
  }

  private static @Nullable String stages(JsonNode published, JsonNode recount) {
    if (!published.isArray()) return "the published result has no list of stages";
    for (int i = 0; i < Math.max(published.size(), recount.size()); i++) {
      String place = "stage " + (i + 1) + ": ";
      if (i >= published.size()) return place + "published has no such stage, the recount has one";
      if (i >= recount.size()) return place + "the recount has no such stage, published has one";
      String found = fields(place, published.get(i), recount.get(i), STAGE, true);
      if (found == null) {
        found = fields(place, published.get(i), recount.get(i), STAGE_BEYOND, false);
      }
      if (found != null) return found;
    }
    return null;
  }

  private static @Nullable String fields(
      String place, JsonNode published, JsonNode recount, List<String> names, boolean all) {
    for (String name : names) {
      if (!all && !published.has(name)) continue;
      String found = value(place + name, published.get(name), recount.get(name));
      if (found != null) return found;
    }
    return null;
  }

  private static @Nullable String value(
      String place, @Nullable JsonNode published, @Nullable JsonNode recount) {
    if (published == null || recount == null) {
      if (published == recount) return null;
      return place + " is " + said(published) + " as published and " + said(recount) + " recounted";
    }
    if (published.isObject() && recount.isObject()) {
      var names = new TreeSet<String>(published.propertyNames());
      names.addAll(recount.propertyNames());
      var order = new ArrayList<String>(recount.propertyNames());
      names.stream().filter(n -> !order.contains(n)).forEach(order::add);
      for (String name : order) {
        String found = value(place + " of " + name, published.get(name), recount.get(name));
        if (found != null) return found;
      }
      return null;
    }
    if (published.equals(recount)) return null;
    return place + " is " + said(published) + " as published and " + said(recount) + " recounted";
  }

  private static String said(@Nullable JsonNode value) {
    return value == null ? "nothing" : value.isString() ? value.stringValue() : value.toString();
  }
}
