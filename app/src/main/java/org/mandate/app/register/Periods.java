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
  private final String said;

  /**
   * @param said the query that tells what this edition says
   */
  Periods(FactTable table, String said) {
    this.table = table;
    this.name = table.table;
    this.keys = String.join(", ", table.keys);
    this.says = String.join(", ", table.says);
    this.said = said;
  }

  /** For the first edition of a list there is nothing to compare: every row is a new period. */
  String first() {
    return """
        insert into %s (source, %s, %s, valid_from, valid_to, recorded_at, import)
        select :source, %s, %s, :edition::date, :until::date, :at::timestamptz, :import
          from (%s) as said"""
        .formatted(name, keys, says, keys, says, said);
  }

  /**
   * One statement, so that nothing is written that is only read again; parameters :source :edition
   * :until :import :at.
   */
  String next() {
    return "with said as materialized (%s),\nchanged as materialized (%s),\ngone as (%s),\nremaining as (%s)\n%s"
        .formatted(said, changed(), gone(), remainders(), fresh());
  }

  /** Facts that this edition says otherwise than what we hold for its day. */
  private String changed() {
    return """
        select %1$s, %2$s, i.%4$s is not null as named
          from (select * from %3$s where source = :source and superseded_at = 'infinity'
                   and valid_from <= :edition::date and valid_to > :edition::date) f
          full join said i on (%5$s)
         where i.%4$s is null or f.%4$s is null or (%6$s) is distinct from (%7$s)"""
        .formatted(
            each("coalesce(i.%1$s, f.%1$s) as %1$s", table.keys),
            each("i.%1$s as %1$s", table.says),
            name,
            table.keys.getFirst(),
            same("i", "f"),
            each("i.%1$s", table.says),
            each("f.%1$s", table.says));
  }

  /**
   * Supersedes the period that covers the day, and neighbours that will be one with what is new.
   */
  private String gone() {
    return """
        update %1$s f set superseded_at = :at::timestamptz from changed c
         where %2$s and f.source = :source and f.superseded_at = 'infinity'
           and ((f.valid_from <= :edition::date and f.valid_to > :edition::date)
             or (%5$s and c.named and (f.valid_to = :edition::date or f.valid_from = :until::date)
               and (%3$s) is not distinct from (%4$s)))
        returning f.*"""
        .formatted(
            name,
            same("f", "c"),
            each("f.%1$s", table.says),
            each("c.%1$s", table.says),
            table.joinsNeighbours());
  }

  /** What the superseded periods said of the days before and after this edition's. */
  private String remainders() {
    return """
        insert into %1$s (source, %2$s, %3$s, valid_from, valid_to, recorded_at, import)
        select source, %2$s, %3$s, valid_from, :edition::date, :at::timestamptz, import from gone
         where valid_from < :edition::date and valid_to > :edition::date
        union all
        select source, %2$s, %3$s, :until::date, valid_to, :at::timestamptz, import from gone
         where valid_from <= :edition::date and valid_to > :until::date
        returning 1"""
        .formatted(name, keys, says);
  }

  /**
   * What this edition says, joined to equal neighbours. Counting what is gone first has it all
   * superseded before the first new period takes its place under the same key.
   */
  private String fresh() {
    return """
        insert into %1$s (source, %2$s, %3$s, valid_from, valid_to, recorded_at, import)
        select :source, %4$s, %5$s,
               coalesce(l.valid_from, :edition::date), coalesce(r.valid_to, :until::date),
               :at::timestamptz, :import
          from changed c
          left join gone l on %6$s and l.valid_to = :edition::date
          left join gone r on %7$s and r.valid_from = :until::date
         where c.named and (select count(*) from gone) >= 0"""
        .formatted(
            name,
            keys,
            says,
            each("c.%1$s", table.keys),
            each("c.%1$s", table.says),
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
