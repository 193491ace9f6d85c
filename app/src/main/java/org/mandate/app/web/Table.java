package org.mandate.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table with its caption. The first cell of a row is its heading.
 *
 * @param caption what the table shows; read aloud even where {@code captionHidden}
 * @param id of the caption; made from its words unless given
 * @param captionHidden true where the heading above already says it
 * @param layout how it behaves on a phone
 * @param columns one or more
 * @param rows in order
 */
public record Table(
    String caption,
    String id,
    boolean captionHidden,
    Layout layout,
    List<Column> columns,
    List<Row> rows) {

  /**
   * SCROLL: figures, scrolls sideways with its first column fixed. STACK: words, each row becomes a
   * block on a phone. FIT: two to four narrow columns.
   */
  public enum Layout {
    SCROLL,
    STACK,
    FIT
  }

  /** A column; {@code under} is a second, quieter line of its heading. */
  public record Column(String heading, @Nullable String under, boolean numeric) {}

  /** PLAIN; GROUP heads the rows after it; OWN is the reader's practice; TOTAL ends. */
  public enum Kind {
    PLAIN,
    GROUP,
    OWN,
    TOTAL
  }

  /** A row; a GROUP has one cell. */
  public record Row(Kind kind, List<Prose> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    public String classes() {
      return switch (kind) {
        case PLAIN -> "nhsuk-table__row";
        case GROUP -> "nhsuk-table__row mnd-group";
        case OWN -> "nhsuk-table__row mnd-own";
        case TOTAL -> "nhsuk-table__row mnd-total";
      };
    }
  }

  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table needs columns: " + caption);
    }
  }

  public static Builder named(String caption) {
    return new Builder(caption);
  }

  /** Tables of words keep their roles when a phone shows each row as a block. */
  public boolean stacks() {
    return layout == Layout.STACK;
  }

  public String regionClasses() {
    return switch (layout) {
      case SCROLL -> "mnd-scroll mnd-dense mnd-stick";
      case STACK -> "mnd-dense mnd-stack";
      case FIT -> "mnd-scroll mnd-dense mnd-fit";
    };
  }

  /** Builds a table row by row. */
  public static final class Builder {
    private final String caption;
    private String id;
    private boolean captionHidden;
    private Layout layout = Layout.SCROLL;
    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    private Builder(String caption) {
      this.caption = caption;
      this.id =
          "t-"
              + caption.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    }

    /** Needed only where two tables on a page have the same caption. */
    public Builder id(String given) {
      id = given;
      return this;
    }

    public Builder captionHidden() {
      captionHidden = true;
      return this;
    }

    public Builder stack() {
      layout = Layout.STACK;
      return this;
    }

    public Builder fit() {
      layout = Layout.FIT;
      return this;
    }

    public Builder column(String heading) {
      columns.add(new Column(heading, null, false));
      return this;
    }

    public Builder column(String heading, String under) {
      columns.add(new Column(heading, under, false));
      return this;
    }

    public Builder numeric(String heading) {
      columns.add(new Column(heading, null, true));
      return this;
    }

    public Builder numeric(String heading, String under) {
      columns.add(new Column(heading, under, true));
      return this;
    }

    /** Cells are text, whole numbers, links, states or {@link Prose}; null is an empty cell. */
    public Builder row(@Nullable Object... cells) {
      return add(Kind.PLAIN, cells);
    }

    /** The reader's own practice; say "(you)" in its first cell. */
    public Builder own(@Nullable Object... cells) {
      return add(Kind.OWN, cells);
    }

    public Builder total(@Nullable Object... cells) {
      return add(Kind.TOTAL, cells);
    }

    public Builder group(String heading) {
      rows.add(new Row(Kind.GROUP, List.of(Prose.of(heading))));
      return this;
    }

    private Builder add(Kind kind, @Nullable Object... cells) {
      if (cells.length != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells for %d columns in: %s".formatted(cells.length, columns.size(), caption));
      }
      var row = new ArrayList<Prose>();
      for (Object cell : cells) {
        row.add(Prose.from(cell));
      }
      rows.add(new Row(kind, row));
      return this;
    }

    public Table build() {
      return new Table(caption, id, captionHidden, layout, columns, rows);
    }
  }
}
