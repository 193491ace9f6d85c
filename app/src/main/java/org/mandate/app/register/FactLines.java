package org.mandate.app.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.OfficialRow;

/**
 * Which dated facts a row of an official file states, as lines of PostgreSQL's COPY text format.
 */
final class FactLines {
  private static final Map<Kind, List<FactTable>> TABLES = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      TABLES.put(
          kind,
          switch (kind) {
            case PRACTICES, COMMISSIONERS, NETWORKS, ICB_NAMES -> List.of(FactTable.ORGANISATION);
            case NETWORK_MEMBERS, CODE_HISTORY -> List.of(FactTable.RELATION);
            case LIST_SIZES -> List.of(FactTable.LIST);
            case ICB_LOOKUP, HIERARCHY -> List.of(FactTable.ORGANISATION, FactTable.RELATION);
          });
    }
  }

  private final FactTable table;
  private final StringBuilder out;
  private final Set<String> seen = new HashSet<>();

  /**
   * @param table which facts to write
   * @param out where the lines go
   */
  FactLines(FactTable table, StringBuilder out) {
    this.table = table;
    this.out = out;
  }

  /** The tables a kind of file speaks for. */
  static List<FactTable> tables(Kind kind) {
    return TABLES.getOrDefault(kind, List.of());
  }

  void add(OfficialRow row) {
    switch (table) {
      case ORGANISATION -> organisation(row);
      case RELATION -> relation(row);
      case LIST -> line(row.get("code"), "registered", row.get("patients"));
    }
  }

  private void organisation(OfficialRow row) {
    switch (row.kind()) {
      case PRACTICES ->
          full(
              row,
              row.get("setting").equals("4") ? "practice" : "prescriber",
              row.get("commissioner"),
              row.get("commissioner_from"),
              row.get("setting"));
      case COMMISSIONERS -> full(row, "commissioner", "", "", row.get("roles"));
      case NETWORKS -> full(row, "network", row.get("commissioner"), "", "");
      case ICB_NAMES -> named(row.get("code"), row.get("name"), "board", row.get("ons"));
      case ICB_LOOKUP -> named(row.get("icb"), row.get("icb_name"), "board", "");
      case HIERARCHY -> {
        named(row.get("practice"), row.get("practice_name"), "practice", "");
        named(row.get("network"), row.get("network_name"), "network", "");
        named(row.get("commissioner"), row.get("commissioner_name"), "commissioner", "");
        named(row.get("board"), row.get("board_name"), "board", "");
        named(row.get("region"), row.get("region_name"), "region", "");
      }
      default -> throw new IllegalArgumentException(row.kind() + " names no organisation");
    }
  }

  private void full(
      OfficialRow row, String role, String commissioner, String since, String subtype) {
    boolean placed = row.kind() != Kind.NETWORKS;
    line(
        row.get("code"),
        row.get("name"),
        role,
        Standing.of(row).state().name(),
        placed ? row.get("grouping") : "",
        placed ? row.get("geography") : "",
        commissioner,
        from(since),
        address(row),
        row.get("postcode"),
        row.kind() == Kind.PRACTICES ? row.get("phone") : "",
        from(row.get("opened")),
        to(row.get("closed")),
        subtype);
  }

  /** A name that stands beside a code in a mapping, once. */
  private void named(String code, String name, String role, String subtype) {
    if (!code.isEmpty() && !name.isEmpty() && seen.add(code)) {
      line(code, name, role, "ACTIVE", "", "", "", from(""), "", "", "", from(""), to(""), subtype);
    }
  }

  private void relation(OfficialRow row) {
    switch (row.kind()) {
      case NETWORK_MEMBERS ->
          line(
              "network",
              row.get("practice"),
              row.get("network"),
              from(row.get("from")),
              to(row.get("to")));
      case CODE_HISTORY ->
          line(
              "successor",
              row.get("previous"),
              row.get("code"),
              from(row.get("previous_last")),
              to(""));
      case ICB_LOOKUP -> link("board", row.get("commissioner"), row.get("icb"));
      case HIERARCHY -> {
        link("network", row.get("practice"), row.get("network"));
        link("commissioner", row.get("practice"), row.get("commissioner"));
        link("board", row.get("commissioner"), row.get("board"));
        link("region", row.get("board"), row.get("region"));
      }
      default -> throw new IllegalArgumentException(row.kind() + " states no relation");
    }
  }

  /** A relation without dates, once. */
  private void link(String relation, String child, String parent) {
    if (!child.isEmpty() && !parent.isEmpty() && seen.add(relation + " " + child + " " + parent)) {
      line(relation, child, parent, from(""), to(""));
    }
  }

  private static String from(String date) {
    return date.isEmpty() ? "-infinity" : date;
  }

  private static String to(String date) {
    return date.isEmpty() ? "infinity" : date;
  }

  private static String address(OfficialRow row) {
    List<String> lines = new ArrayList<>(5);
    Stream.of("address1", "address2", "address3", "address4", "address5")
        .map(row::get)
        .filter(l -> !l.isEmpty())
        .forEach(lines::add);
    return String.join(", ", lines);
  }

  private void line(String... values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        out.append('\t');
      }
      escaped(values[i]);
    }
    out.append('\n');
  }

  private void escaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        default -> out.append(c);
      }
    }
  }
}
