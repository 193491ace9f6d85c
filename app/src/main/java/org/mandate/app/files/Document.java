package org.mandate.app.files;

import java.util.ArrayList;
import java.util.List;

/**
 * A document of our own: minutes, a decision's record, the contents of a pack. One model, three
 * forms with the same words: {@link #pdf()} (tagged, PDF/UA-1), {@link #docx()} (real headings,
 * lists and tables with header rows) and {@link #xhtml()} (a whole page that stands alone). Equal
 * documents give equal bytes.
 *
 * <pre>{@code
 * byte[] bytes =
 *     Document.titled("Minutes of the board, 3 March 2026")
 *         .about("Marlbrook GP collective")
 *         .rows(row("Place", "Online"), row("Chair", "Dr A. Shah"))
 *         .heading("1. Welcome")
 *         .paragraph(Words.bold("Agreed: ").and("the minutes of February."))
 *         .bullets("Dr Shah to write", "Ms Lee to answer")
 *         .table("Votes", List.of("Practice", "Vote"), List.of(List.of("Elm", "For")))
 *         .build()
 *         .pdf();
 * }</pre>
 *
 * <p>Whatever a person typed is handed over as it is; each form escapes it. Line ends inside words
 * become line breaks. Letters that no XML may carry are left out.
 *
 * @param title the first heading, and the title in the file's properties
 * @param about whose document it is: the line above the title, and the subject in the properties;
 *     "" for none
 * @param blocks in order
 */
public record Document(String title, String about, List<Block> blocks) {

  /** One part of a document. */
  public sealed interface Block {
    /**
     * @param level 2 to 4; the title is 1. A level is never skipped on the way down
     */
    record Heading(int level, String text) implements Block {
      public Heading {
        if (level < 2 || level > 4) {
          throw new IllegalArgumentException("a heading's level is 2 to 4, not " + level);
        }
      }
    }

    record Paragraph(Words words) implements Block {}

    /** A paragraph that is set off: what holds for all that follows, a warning, a watermark. */
    record Note(Words words) implements Block {}

    /** A list; numbered where the order is meant. */
    record Bullets(boolean numbered, List<Words> items) implements Block {
      public Bullets {
        items = List.copyOf(items);
      }
    }

    /** Names and what they hold: a table of two columns whose first heads its row. */
    record Rows(List<Row> rows) implements Block {
      public Rows {
        rows = List.copyOf(rows);
      }
    }

    /**
     * A table with a header row. The first cell of a row is its heading.
     *
     * @param caption what it shows; never empty
     */
    record Table(String caption, List<String> headings, List<List<Words>> rows) implements Block {
      public Table {
        headings = List.copyOf(headings);
        rows = rows.stream().map(List::copyOf).toList();
        if (headings.isEmpty() || caption.isBlank()) {
          throw new IllegalArgumentException("a table has a caption and columns: " + caption);
        }
        for (List<Words> row : rows) {
          if (row.size() != headings.size()) {
            throw new IllegalArgumentException(
                "%d cells for %d columns in: %s".formatted(row.size(), headings.size(), caption));
          }
        }
      }
    }
  }

  /** One row of {@link Block.Rows}. */
  public record Row(String name, Words holds) {}

  public Document {
    blocks = List.copyOf(blocks);
    if (title.isBlank()) {
      throw new IllegalArgumentException("a document has a title");
    }
    int level = 1;
    for (Block block : blocks) {
      if (block instanceof Block.Heading(int deeper, String text)) {
        if (deeper > level + 1) {
          throw new IllegalArgumentException(
              "heading of level %d right below level %d: %s".formatted(deeper, level, text));
        }
        level = deeper;
      }
    }
  }

  public static Builder titled(String title) {
    return new Builder(title);
  }

  public static Row row(String name, String holds) {
    return new Row(name, Words.of(holds));
  }

  public static Row row(String name, Words holds) {
    return new Row(name, holds);
  }

  /** A tagged PDF with an embedded font, A4, pages numbered, one bookmark a heading. */
  public byte[] pdf() {
    return PdfWriter.bytes(this);
  }

  /** A Word document without macros, fields or links elsewhere. */
  public byte[] docx() {
    return DocxWriter.bytes(this);
  }

  /** A whole page in UTF-8 with its own print style and no script; it asks nothing of a server. */
  public String xhtml() {
    return XhtmlWriter.page(this, XhtmlWriter.Form.SCREEN);
  }

  /** Builds a document block by block. */
  public static final class Builder {
    private final String title;
    private String about = "";
    private final List<Block> blocks = new ArrayList<>();

    private Builder(String title) {
      this.title = title;
    }

    public Builder about(String given) {
      about = given;
      return this;
    }

    /** A heading right below the title. */
    public Builder heading(String text) {
      return heading(2, text);
    }

    public Builder heading(int level, String text) {
      return add(new Block.Heading(level, text));
    }

    /** Nothing is added for words that are blank. */
    public Builder paragraph(String text) {
      return text.isBlank() ? this : paragraph(Words.of(text));
    }

    public Builder paragraph(Words words) {
      return add(new Block.Paragraph(words));
    }

    public Builder note(String text) {
      return add(new Block.Note(Words.of(text)));
    }

    public Builder bullets(String... items) {
      return bullets(List.of(items).stream().map(Words::of).toList());
    }

    /** Nothing is added for no items. */
    public Builder bullets(List<Words> items) {
      return items.isEmpty() ? this : add(new Block.Bullets(false, items));
    }

    public Builder numbered(List<Words> items) {
      return items.isEmpty() ? this : add(new Block.Bullets(true, items));
    }

    public Builder rows(Row... rows) {
      return rows(List.of(rows));
    }

    /** Nothing is added for no rows. */
    public Builder rows(List<Row> rows) {
      return rows.isEmpty() ? this : add(new Block.Rows(rows));
    }

    /** A table of plain cells. */
    public Builder table(String caption, List<String> headings, List<List<String>> rows) {
      return add(
          new Block.Table(
              caption,
              headings,
              rows.stream().map(row -> row.stream().map(Words::of).toList()).toList()));
    }

    public Builder add(Block block) {
      blocks.add(block);
      return this;
    }

    public Document build() {
      return new Document(title, about, blocks);
    }
  }
}
