package org.mandate.app.register;

import java.util.List;

/**
 * The three tables of dated facts, as columns: what makes a fact the same fact in two editions, and
 * what it says. From these the SQL of {@link Periods} is built, once for all three.
 */
enum FactTable {
  ORGANISATION(
      "organisation_fact",
      List.of("code"),
      List.of(
          "name",
          "role",
          "state",
          "grouping_code",
          "geography",
          "commissioner",
          "commissioner_from",
          "address",
          "postcode",
          "phone",
          "opened",
          "closed",
          "subtype")),
  RELATION(
      "relation_fact", List.of("relation", "child", "parent", "from_date"), List.of("to_date")),
  LIST("list_size", List.of("code", "basis"), List.of("patients"));

  final String table;
  final List<String> keys;

  /** The columns of what a fact says. */
  final List<String> says;

  FactTable(String table, List<String> keys, List<String> says) {
    this.table = table;
    this.keys = keys;
    this.says = says;
  }

  /** Whether equal neighbours are one period; a list size stands for its own day alone. */
  boolean joinsNeighbours() {
    return this != LIST;
  }
}
