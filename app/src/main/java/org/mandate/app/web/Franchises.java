package org.mandate.app.web;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One vote counted in several ways, side by side: the franchise table. */
public final class Franchises {
  /**
   * One way of counting.
   *
   * @param name "One practice, one vote"
   * @param basis "Decides", "For information only"; the quieter line of its heading
   * @param votesFor in votes or patients
   * @param needed what had to be reached, or null where nothing had to be
   * @param met whether it was, or null
   */
  public record Count(
      String name,
      String basis,
      long votesFor,
      long against,
      long abstained,
      long didNotVote,
      @Nullable Long needed,
      @Nullable Boolean met) {
    long roll() {
      return votesFor + against + abstained + didNotVote;
    }
  }

  private Franchises() {}

  /** The table; {@code rule} stands beside "Needed": "constitution, rule 9.3". */
  public static Table table(String caption, String rule, List<Count> counts) {
    var table = Table.named(caption).fit().column("");
    counts.forEach(count -> table.numeric(count.name(), count.basis()));
    line(table, "For", counts, Count::votesFor);
    line(table, "Against", counts, Count::against);
    line(table, "Abstained", counts, Count::abstained);
    line(table, "Did not vote", counts, Count::didNotVote);
    table.total(cells("Whole roll", counts, Count::roll));
    line(table, "“For” as share of the roll", counts, Franchises::share);
    line(table, "Needed (" + rule + ")", counts, Count::needed);
    line(table, "Met?", counts, Franchises::met);
    return table.build();
  }

  private static void line(
      Table.Builder table,
      String heading,
      List<Count> counts,
      Function<Count, @Nullable Object> cell) {
    table.row(cells(heading, counts, cell));
  }

  private static @Nullable Object[] cells(
      String heading, List<Count> counts, Function<Count, @Nullable Object> cell) {
    return Stream.concat(Stream.of(heading), counts.stream().map(cell)).toArray();
  }

  private static @Nullable Object share(Count count) {
    return count.roll() == 0 ? null : Numbers.share(count.votesFor(), count.roll());
  }

  private static @Nullable Object met(Count count) {
    Boolean met = count.met();
    return met == null ? null : met ? Status.yes("Yes") : Status.no("No");
  }
}
