package org.mandate.app.register;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts one edition of a list in its place in time, whichever order editions come in. An edition
 * speaks for the days from its own until the next one's; within these days the timeline of every
 * fact it names becomes what it says, and a fact it does not name ends. The rows that said
 * otherwise are superseded, not changed, and what they said of other days is written again. Equal
 * neighbours become one period. The oracle in the tests says the same in a page of Java.
 */
final class Periods {
  private final FactTable table;
  private final String name;
  private final String keys;
  private final String says;

  Periods(FactTable table) {
    this.table = table;
    this.name = table.table;
    this.keys = String.join(", ", table.keys);
    this.says = String.join(", ", table.says());
  }

  /** The statements, in order; parameters :source :edition :until :import :at. */
  List<String> statements() {
    // temporary tables have no statistics of their own, and a join of thousands by guess takes
    // minutes
    return List.of(
        "analyze pg_temp." + table.incoming(),
        changed(),
        "analyze changed",
        superseded(),
        "analyze gone",
        marked(),
        remainders(),
        fresh());
  }

  /** For the first edition of a list there is nothing to compare: every row is a new period. */
  String first() {
    return """
        insert into %s (source, %s, %s, valid_from, valid_to, recorded_at, import)
        select :source, %s, %s, :edition::date, :until::date, :at::timestamptz, :import
          from pg_temp.%s"""
        .formatted(name, keys, says, keys, says, table.incoming());
  }

  /** Facts that this edition says otherwise than what we hold for its day. */
  private String changed() {
    return """
        create temp table changed on commit drop as
        select %1$s, %2$s, i.%5$s is not null as named, f.%5$s is not null as held
          from (select * from %3$s where source = :source and superseded_at = 'infinity'
                   and valid_from <= :edition::date and valid_to > :edition::date) f
          full join pg_temp.%4$s i on (%6$s)
         where i.%5$s is null or f.%5$s is null or (%7$s) is distinct from (%8$s)"""
        .formatted(
            each("coalesce(i.%1$s, f.%1$s) as %1$s", table.keys),
            each("i.%1$s as %1$s", table.says()),
            name,
            table.incoming(),
            table.keys.getFirst(),
            table.keys.stream()
                .map(k -> "i." + k + " = f." + k)
                .collect(Collectors.joining(" and ")),
            each("i.%1$s", table.says()),
            each("f.%1$s", table.says()));
  }

  /** The period that covers the day, and neighbours that will be one with what is new. */
  private String superseded() {
    return """
        create temp table gone on commit drop as
        select f.* from %1$s f join changed c on (%2$s)
         where f.source = :source and f.superseded_at = 'infinity'
           and ((f.valid_from <= :edition::date and f.valid_to > :edition::date)
             or (%5$s and c.named and (f.valid_to = :edition::date or f.valid_from = :until::date)
               and (%3$s) is not distinct from (%4$s)))"""
        .formatted(
            name,
            same("f", "c"),
            each("f.%1$s", table.says()),
            each("c.%1$s", table.says()),
            table.joinsNeighbours());
  }

  private String marked() {
    return """
        update %1$s f set superseded_at = :at::timestamptz from gone c
         where %2$s and f.source = :source and f.superseded_at = 'infinity' and f.valid_from = c.valid_from"""
        .formatted(name, same("f", "c"));
  }

  /** What the superseded periods said of the days before and after this edition's. */
  private String remainders() {
    return """
        insert into %1$s (source, %2$s, %3$s, valid_from, valid_to, recorded_at, import)
        select source, %2$s, %3$s, valid_from, :edition::date, :at::timestamptz, import from gone
         where valid_from < :edition::date and valid_to > :edition::date
        union all
        select source, %2$s, %3$s, :until::date, valid_to, :at::timestamptz, import from gone
         where valid_from <= :edition::date and valid_to > :until::date"""
        .formatted(name, keys, says);
  }

  /** What this edition says, joined to equal neighbours. */
  private String fresh() {
    return """
        insert into %1$s (source, %2$s, %3$s, valid_from, valid_to, recorded_at, import)
        select :source, %4$s, %5$s,
               coalesce(l.valid_from, :edition::date), coalesce(r.valid_to, :until::date),
               :at::timestamptz, :import
          from changed c
          left join gone l on %6$s and l.valid_to = :edition::date
          left join gone r on %7$s and r.valid_from = :until::date
         where c.named"""
        .formatted(
            name,
            keys,
            says,
            each("c.%1$s", table.keys),
            each("c.%1$s", table.says()),
            same("l", "c"),
            same("r", "c"));
  }

  private String same(String a, String b) {
    return table.keys.stream()
        .map(k -> a + "." + k + " = " + b + "." + k)
        .collect(Collectors.joining(" and "));
  }

  private static String each(String pattern, List<String> columns) {
    return columns.stream().map(pattern::formatted).collect(Collectors.joining(", "));
  }
}
