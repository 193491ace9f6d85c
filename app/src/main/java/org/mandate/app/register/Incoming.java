package org.mandate.app.register;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.OfficialRow;
import org.mandate.app.register.reading.Utf8Line;

/**
 * The temporary table that takes one file's rows as they were read, one text column for each value,
 * and what they state as SQL over it: the dated facts of each table, and the codes of other
 * organisations they refer to. It is the session's own and empties itself at every commit.
 */
final class Incoming {
  private static final int MOST_VALUES = 19;

  static final String CREATE =
      "create temp table if not exists incoming (line int, state text, "
          + IntStream.range(0, MOST_VALUES).mapToObj(i -> "v" + i + " text").collect(commas())
          + ") on commit delete rows";

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

  private final Kind kind;

  Incoming(Kind kind) {
    this.kind = kind;
  }

  /** The tables a kind of file speaks for. */
  static List<FactTable> tables(Kind kind) {
    return TABLES.getOrDefault(kind, List.of());
  }

  String copy() {
    return "copy pg_temp.incoming (line, state, "
        + IntStream.range(0, kind.fields().size()).mapToObj(i -> "v" + i).collect(commas())
        + ") from stdin";
  }

  /**
   * A row in PostgreSQL's COPY text format; how it stands is judged here, by the one rule of it.
   */
  static void write(OfficialRow row, Utf8Line out) {
    out.number(row.line()).ascii('\t').text(Standing.state(row).name());
    for (String value : row.values()) {
      out.ascii('\t');
      if (!out.plain(value, "\\")) {
        out.text(escaped(value));
      }
    }
    out.ascii('\n');
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** What the rows state for a table, in the order of its columns. */
  String facts(FactTable table) {
    return switch (table) {
      case ORGANISATION -> organisations();
      case RELATION -> relations();
      case LIST ->
          "select %s as code, 'registered' as basis, %s::int as patients from pg_temp.incoming"
              .formatted(at("code"), at("patients"));
    };
  }

  private String organisations() {
    return switch (kind) {
      case PRACTICES ->
          full(
              "case " + at("setting") + " when '4' then 'practice' else 'prescriber' end",
              at("commissioner"),
              from("commissioner_from"),
              at("setting"));
      case COMMISSIONERS -> full("'commissioner'", "''", "date '-infinity'", at("roles"));
      case NETWORKS -> full("'network'", at("commissioner"), "date '-infinity'", "''");
      case ICB_NAMES -> named(List.of(name("code", "name", "board", at("ons"))));
      case ICB_LOOKUP -> named(List.of(name("icb", "icb_name", "board", "''")));
      case HIERARCHY ->
          named(
              Stream.of("practice", "network", "commissioner", "board", "region")
                  .map(role -> name(role, role + "_name", role, "''"))
                  .toList());
      default -> throw new IllegalArgumentException(kind + " names no organisation");
    };
  }

  private String full(String role, String commissioner, String since, String subtype) {
    boolean placed = kind != Kind.NETWORKS;
    String address =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> "nullif(" + at("address" + i) + ", '')")
            .collect(commas());
    return """
        select %s as code, %s as name, %s as role, state, %s as grouping_code, %s as geography,
               %s as commissioner, %s as commissioner_from, concat_ws(', ', %s) as address,
               %s as postcode, %s as phone, %s as opened, %s as closed, %s as subtype
          from pg_temp.incoming"""
        .formatted(
            at("code"),
            at("name"),
            role,
            placed ? at("grouping") : "''",
            placed ? at("geography") : "''",
            commissioner,
            since,
            address,
            at("postcode"),
            kind == Kind.PRACTICES ? at("phone") : "''",
            from("opened"),
            to("closed"),
            subtype);
  }

  private String name(String code, String name, String role, String subtype) {
    return "%s, %s, '%s', %s".formatted(at(code), at(name), role, subtype);
  }

  /** Names that stand beside a code in a mapping: of each code the first. */
  private static String named(List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String name : names) {
      parts.add("select line, " + parts.size() + ", " + name + " from pg_temp.incoming");
    }
    return """
        select distinct on (code) code, name, role, 'ACTIVE' as state, '' as grouping_code, '' as geography,
               '' as commissioner, date '-infinity' as commissioner_from, '' as address, '' as postcode,
               '' as phone, date '-infinity' as opened, date 'infinity' as closed, subtype
          from (select min(line) as line, place, code, name, role, subtype
                  from (%s) as every (line, place, code, name, role, subtype)
                 where code <> '' and name <> '' group by place, code, name, role, subtype) as once
         order by code, line, place"""
        .formatted(String.join(" union all ", parts));
  }

  private String relations() {
    return switch (kind) {
      case NETWORK_MEMBERS ->
          relation("network", at("practice"), at("network"), from("from"), to("to"));
      case CODE_HISTORY ->
          relation(
              "successor", at("previous"), at("code"), from("previous_last"), "date 'infinity'");
      case ICB_LOOKUP -> link("board", "commissioner", "icb");
      case HIERARCHY ->
          String.join(
              " union all ",
              link("network", "practice", "network"),
              link("commissioner", "practice", "commissioner"),
              link("board", "commissioner", "board"),
              link("region", "board", "region"));
      default -> throw new IllegalArgumentException(kind + " states no relation");
    };
  }

  private static String relation(
      String relation, String child, String parent, String from, String to) {
    return """
        select '%s' as relation, %s as child, %s as parent, %s as from_date, %s as to_date
          from pg_temp.incoming"""
        .formatted(relation, child, parent, from, to);
  }

  /** A relation without dates, once. */
  private String link(String relation, String child, String parent) {
    return "select distinct"
        + relation(relation, at(child), at(parent), "date '-infinity'", "date 'infinity'")
            .substring("select".length())
        + " where %s <> '' and %s <> ''".formatted(at(child), at(parent));
  }

  /**
   * The codes of other organisations that the rows refer to; may hold one twice, or an empty one.
   */
  String references() {
    List<String> fields =
        switch (kind) {
          case PRACTICES, NETWORKS, ICB_LOOKUP -> List.of("commissioner");
          case COMMISSIONERS -> List.of("geography");
          case NETWORK_MEMBERS ->
              List.of("practice", "network", "practice_commissioner", "network_commissioner");
          case LIST_SIZES -> List.of("code", "commissioner");
          case CODE_HISTORY -> List.of("code", "previous");
          // these name whatever they refer to
          case ICB_NAMES, HIERARCHY -> List.of();
        };
    return fields.isEmpty()
        ? "select '' where false"
        : fields.stream()
            .map(f -> "select distinct " + at(f) + " from pg_temp.incoming")
            .collect(Collectors.joining(" union "));
  }

  private String at(String field) {
    return "v" + kind.at(field);
  }

  private String from(String field) {
    return "coalesce(nullif(" + at(field) + ", ''), '-infinity')::date";
  }

  private String to(String field) {
    return "coalesce(nullif(" + at(field) + ", ''), 'infinity')::date";
  }

  private static java.util.stream.Collector<CharSequence, ?, String> commas() {
    return Collectors.joining(", ");
  }
}
