package org.mandate.app.register.reading;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * An official file on disk. {@link #recognise} looks at it without reading its rows; {@link #read}
 * then hands on every row once, in order, in memory that does not grow with the size of a row or
 * the number of columns.
 */
public final class OfficialFile {
  private static final int LONGEST_RECORD = 1 << 16;

  private final Path path;
  private final String name;
  private final Limits limits;
  private final TextScan.Text text;
  private final Layout layout;
  private final String sha256;

  private OfficialFile(
      Path path, String name, Limits limits, TextScan.Text text, Layout layout, String sha256) {
    this.path = path;
    this.name = name;
    this.limits = limits;
    this.text = text;
    this.layout = layout;
    this.sha256 = sha256;
  }

  /** What became of looking at a file. */
  public sealed interface Looked {
    record Recognised(OfficialFile file) implements Looked {}

    record NotTaken(Refusal refusal) implements Looked {}
  }

  /**
   * What became of reading a file; {@code stated} is the date the file itself gives as its edition.
   */
  public sealed interface Outcome {
    record Whole(long rows, Optional<LocalDate> stated) implements Outcome {}

    record NotTaken(Refusal refusal, long rows) implements Outcome {}
  }

  /**
   * Looks at a file: unpacks, checks encoding and limits over all of it, recognises its kind.
   *
   * @param path where it is
   * @param name what its sender calls it, for refusals and for a year and month in it
   */
  public static Looked recognise(Path path, String name) {
    return recognise(path, name, Limits.STANDARD);
  }

  /** The same with other limits, for tests. */
  public static Looked recognise(Path path, String name, Limits limits) {
    try {
      TextScan.Text text;
      try (InputStream in = new Unpacking(path, name, limits).open()) {
        text = TextScan.scan(in, name);
      }
      Layout layout = layout(path, name, limits, text);
      return new Looked.Recognised(
          new OfficialFile(path, name, limits, text, layout, sha256(path)));
    } catch (Refused e) {
      return new Looked.NotTaken(e.refusal());
    } catch (IOException e) {
      return new Looked.NotTaken(
          new Refusal(name, 0, 0, "The file cannot be read.", "Check that it exists."));
    }
  }

  public Kind kind() {
    return layout.kind();
  }

  public String name() {
    return name;
  }

  /** How many values each row of the file has. */
  public int columns() {
    return layout.columns();
  }

  /** The columns, from 1, that together make a row unique. */
  public List<Integer> keyColumns() {
    return IntStream.range(0, kind().keyFields()).mapToObj(i -> layout.source()[i] + 1).toList();
  }

  /** Whether the file's first row names its columns. */
  public boolean hasHeader() {
    return layout.hasHeader();
  }

  /** The file's own bytes, unpacked, without a byte order mark. */
  public InputStream open() throws IOException {
    return open(path, name, limits, text);
  }

  /** Where the file lies. */
  public Path path() {
    return path;
  }

  /** SHA-256 of the file as sent, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /**
   * Reads every row once. A refusal may come after rows were handed on: they must then be dropped.
   */
  public Outcome read(Consumer<OfficialRow> rows) {
    long count = 0;
    EditionStated stated = new EditionStated(name, layout);
    try (CsvReader<CsvRecord> csv = csv(path, name, limits, text);
        RowReader reader = new RowReader(name, layout, limits)) {
      try {
        Iterator<CsvRecord> records = csv.iterator();
        if (layout.hasHeader()) {
          records.next();
        }
        while (records.hasNext()) {
          Optional<OfficialRow> row = reader.read(records.next());
          if (row.isPresent()) {
            stated.see(row.get());
            rows.accept(row.get());
            count++;
          }
        }
        whole(count + 1);
        if (count == 0) {
          throw new Refused(
              new Refusal(name, 1, 0, "The file has no rows.", "Download it again, whole."));
        }
      } catch (Refused e) {
        // a key that stands twice before this line is the earlier fault
        return new Outcome.NotTaken(reader.twice().orElse(e.refusal()), count);
      } catch (CsvParseException e) {
        Refusal refusal = unreadable(count + 1 + (layout.hasHeader() ? 1 : 0));
        return new Outcome.NotTaken(reader.twice().orElse(refusal), count);
      }
      Optional<Refusal> twice = reader.twice();
      return twice.isPresent()
          ? new Outcome.NotTaken(twice.get(), count)
          : new Outcome.Whole(count, stated.date());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A figure cut in half is still a figure, so a last line that ends in one must be ended. */
  private void whole(long line) {
    int last = layout.columns() - 1;
    for (int i = 0; i < layout.source().length; i++) {
      boolean figure = kind().fields().get(i).form() == Field.Form.COUNT;
      if (text.openEnded() && figure && layout.source()[i] == last) {
        throw new Refused(
            new Refusal(
                name,
                line,
                last + 1,
                "The last line has no end, so its last figure may be cut.",
                "If the file is whole, add a line break at its end; if not, download it again."));
      }
    }
  }

  private Refusal unreadable(long line) {
    return new Refusal(
        name,
        line,
        0,
        "The row is too long or its quotation marks do not match.",
        "Save the table as CSV again.");
  }

  private static Layout layout(Path path, String name, Limits limits, TextScan.Text text)
      throws IOException {
    try (CsvReader<CsvRecord> csv = csv(path, name, limits, text)) {
      Iterator<CsvRecord> records = csv.iterator();
      if (!records.hasNext()) {
        throw new Refused(new Refusal(name, 1, 0, "The file is empty.", "Download it again."));
      }
      return switch (Recognition.of(records.next().getFields())) {
        case Recognition.Found.Known(Layout layout) -> layout;
        case Recognition.Found.Nearly(Kind kind, var missing) ->
            throw new Refused(
                new Refusal(
                    name,
                    1,
                    1,
                    "This looks like "
                        + kind.title()
                        + ", but lacks: "
                        + String.join(", ", missing)
                        + ".",
                    "Download the file again and leave its header as it is."));
        case Recognition.Found.Unknown() ->
            throw new Refused(
                new Refusal(
                    name,
                    1,
                    1,
                    "This is none of the official files the register knows.",
                    "Known are: " + knownKinds() + "."));
      };
    } catch (CsvParseException e) {
      throw new Refused(
          new Refusal(
              name, 1, 0, "The first row is no row of a table.", "Save the table as CSV again."));
    }
  }

  private static String knownKinds() {
    StringBuilder all = new StringBuilder();
    for (Kind kind : Kind.values()) {
      all.append(all.isEmpty() ? "" : "; ").append(kind.title());
    }
    return all.toString();
  }

  private static CsvReader<CsvRecord> csv(Path path, String name, Limits limits, TextScan.Text text)
      throws IOException {
    InputStream in = open(path, name, limits, text);
    Reader reader = new BufferedReader(new InputStreamReader(in, text.charset()), 1 << 16);
    return CsvReader.builder()
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .maxBufferSize(LONGEST_RECORD)
        .ofCsvRecord(reader);
  }

  private static InputStream open(Path path, String name, Limits limits, TextScan.Text text)
      throws IOException {
    InputStream in = new Unpacking(path, name, limits).open();
    if (text.byteOrderMark()) {
      in.skipNBytes(3);
    }
    return in;
  }

  private static String sha256(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
