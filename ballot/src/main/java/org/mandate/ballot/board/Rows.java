package org.mandate.ballot.board;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One question's part of a tally, of decryption factors, of their proofs or of the result: a list,
 * or (questions of lists; results of ranked questions) a list of lists.
 *
 * @param nested whether it is a list of lists
 * @param rows the lists; exactly one where not nested
 */
public record Rows<T>(boolean nested, List<List<T>> rows) {
  public Rows {
    rows = rows.stream().map(List::copyOf).toList();
    if (!nested && rows.size() != 1) {
      throw new IllegalArgumentException("a flat part has one list, not " + rows.size());
    }
  }

  /** A flat part. */
  public static <T> Rows<T> flat(List<T> row) {
    return new Rows<>(false, List.of(row));
  }

  /** A nested part. */
  public static <T> Rows<T> nested(List<List<T>> rows) {
    return new Rows<>(true, rows);
  }

  /** All entries, row after row. */
  public List<T> all() {
    return rows.size() == 1 ? rows.getFirst() : rows.stream().flatMap(List::stream).toList();
  }

  /** Whether another part has the same numbers of entries in the same rows. */
  public boolean sameShape(Rows<?> other) {
    return nested == other.nested && sizes().equals(other.sizes());
  }

  private List<Integer> sizes() {
    return rows.stream().map(List::size).toList();
  }

  /** Entries, in the order of {@link #all}, in the rows of this part. */
  public <S> Rows<S> shaped(List<S> entries) {
    List<List<S>> shaped = new ArrayList<>();
    int from = 0;
    for (List<T> row : rows) {
      shaped.add(entries.subList(from, from + row.size()));
      from += row.size();
    }
    if (from != entries.size()) {
      throw new IllegalArgumentException(entries.size() + " entries for " + from + " places");
    }
    return new Rows<>(nested, shaped);
  }

  /** Each entry changed. */
  public <S> Rows<S> map(Function<T, S> change) {
    return new Rows<>(nested, rows.stream().map(r -> r.stream().map(change).toList()).toList());
  }

  void writeTo(StringBuilder out, BiConsumer<StringBuilder, T> each) {
    if (nested) {
      Text.list(out, rows, (to, row) -> Text.list(to, row, each));
    } else {
      Text.list(out, rows.getFirst(), each);
    }
  }

  static <T> Rows<T> read(Json json, boolean nested, String what, Function<Json, T> one) {
    return nested
        ? nested(Members.list(json, what, row -> Members.list(row, what, one)))
        : flat(Members.list(json, what, one));
  }

  /** One part a question; questions of lists have nested parts. */
  static <T> List<Rows<T>> readAll(
      Json json, List<Boolean> nested, String what, Function<Json, T> one) {
    List<Json> items = Members.items(json, what);
    if (items.size() != nested.size()) {
      throw Members.fault(
          what, "has " + items.size() + " parts for " + nested.size() + " questions");
    }
    List<Rows<T>> parts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      parts.add(read(items.get(i), nested.get(i), what, one));
    }
    return parts;
  }

  /** For each question whether its part of a tally is nested. */
  static List<Boolean> nested(Election election) {
    return election.questions().stream().map(q -> q instanceof Question.Lists).toList();
  }
}
