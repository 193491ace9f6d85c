package org.mandate.app.register;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The three tables of dated facts, as columns: what makes a fact the same fact in two editions, and
 * what it says. From these the SQL of {@link Periods} is built, once for all three.
 */
enum FactTable {
  ORGANISATION(
      "organisation_fact",
      List.of("code"),
      List.of(
          "name text",
          "role text",
          "state text",
          "grouping_code text",
          "geography text",
          "commissioner text",
          "commissioner_from date",
          "address text",
          "postcode text",
          "phone text",
          "opened date",
          "closed date",
          "subtype text")),
  RELATION(
      "relation_fact",
      List.of("relation", "child", "parent", "from_date"),
      List.of("to_date date")),
  LIST("list_size", List.of("code", "basis"), List.of("patients int"));

  final String table;
  final List<String> keys;
  private final List<String> typed;

  FactTable(String table, List<String> keys, List<String> typed) {
    this.table = table;
    this.keys = keys;
    this.typed = typed;
  }

  /** The names of what a fact says. */
  List<String> says() {
    return typed.stream().map(t -> t.substring(0, t.indexOf(' '))).toList();
  }

  /** Keys and what is said, in the order in which rows are copied. */
  List<String> columns() {
    return Stream.concat(keys.stream(), says().stream()).toList();
  }

  /** Whether equal neighbours are one period; a list size stands for its own day alone. */
  boolean joinsNeighbours() {
    return this != LIST;
  }

  /** The temporary table that takes one file's rows. */
  String incoming() {
    return "incoming_" + table;
  }

  String createIncoming() {
    String keyTypes =
        keys.stream()
            .map(k -> k + (k.equals("from_date") ? " date" : " text"))
            .collect(Collectors.joining(", "));
    return "create temp table "
        + incoming()
        + " ("
        + keyTypes
        + ", "
        + String.join(", ", typed)
        + ") on commit drop";
  }

  String copyIncoming() {
    return "copy pg_temp." + incoming() + " (" + String.join(", ", columns()) + ") from stdin";
  }
}
