package org.mandate.ledger.national;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Reckoned;

/** Reads one payments file: its line of names, then row after row. */
final class PaymentsReader {
  private static final int NAMES_WITHIN = 20;
  private static final int MOST_CELL = 1 << 20;

  /** Stops the reading with a fault. */
  static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Reckoned.Fault fault;

    Stop(String field, String words) {
      super(words, null, false, false);
      this.fault = new Reckoned.Fault(field, words);
    }

    Reckoned.Fault fault() {
      return fault;
    }
  }

  private final Bytes bytes;
  private final String name;
  private final String column;
  private final Consumer<PracticePaid> each;
  private final List<String> notes = new ArrayList<>();
  private Optional<FinancialYear> claimed;

  PaymentsReader(Bytes bytes, String name, String column, Consumer<PracticePaid> each) {
    this.bytes = bytes;
    this.name = name;
    this.column = column;
    this.each = each;
    this.claimed = FinancialYear.in(name);
  }

  Reckoned<PaymentsFile> read(Bytes.Source source) throws IOException {
    char separator = separator(source);
    try (InputStream in = Bytes.content(source);
        CsvReader<CsvRecord> csv = csv(text(in), separator)) {
      Iterator<CsvRecord> records = csv.iterator();
      Header header = names(records);
      var rows = new Rows(header, payment(header), notes, each);
      while (records.hasNext()) rows.take(records.next());
      return new Reckoned.Done<>(told(header, rows));
    } catch (Stop stop) {
      return new Reckoned.Refused<>(List.of(stop.fault()));
    } catch (CsvParseException e) {
      return Reckoned.refused("file", broken(e));
    } catch (EOFException | ZipException e) {
      return Reckoned.refused(
          "file", "The gzip file is cut short. Get it again from its publisher.");
    }
  }

  private static String broken(CsvParseException e) {
    return "The file breaks off inside a quoted cell, or is no CSV ("
        + e.getMessage()
        + "). Get it again from its publisher.";
  }

  private int payment(Header header) {
    Reckoned<Integer> found = header.payment(column);
    for (Reckoned.Fault fault : found.faults()) throw new Stop(fault.field(), fault.words());
    return found.orElseThrow();
  }

  private Reader text(InputStream in) throws IOException {
    in.skipNBytes(bytes.mark());
    return new InputStreamReader(in, bytes.charset());
  }

  private static CsvReader<CsvRecord> csv(Reader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .allowUnclosedQuote(false)
        .maxBufferSize(MOST_CELL)
        .ofCsvRecord(text);
  }

  /** Comma, unless the first lines have more of another. */
  private char separator(Bytes.Source source) throws IOException {
    try (InputStream in = Bytes.content(source);
        var text = new BufferedReader(text(in))) {
      char[] head = new char[1 << 14];
      int n = text.read(head);
      int comma = 0;
      int semicolon = 0;
      int tab = 0;
      for (int i = 0; i < n; i++) {
        if (head[i] == ',') comma++;
        else if (head[i] == ';') semicolon++;
        else if (head[i] == '\t') tab++;
      }
      if (semicolon > comma && semicolon > tab) return ';';
      return tab > comma ? '\t' : ',';
    }
  }

  private Header names(Iterator<CsvRecord> records) {
    for (int i = 0; i < NAMES_WITHIN && records.hasNext(); i++) {
      List<String> cells = records.next().getFields();
      var header = new Header(cells);
      if (header.likely()) {
        if (i > 0) notes.add(i + (i == 1 ? " line" : " lines") + " above the names was left out.");
        return header;
      }
      if (claimed.isEmpty()) claimed = FinancialYear.in(String.join(" ", cells));
    }
    throw new Stop(
        "file",
        "This is no file of NHS Payments to General Practice: none of its first lines heads a"
            + " column Practice Code and one Number of Registered (or Weighted) Patients.");
  }

  private PaymentsFile told(Header header, Rows rows) {
    rows.end();
    if (claimed.isEmpty()) claimed = rows.stated();
    readOtherwise(header);
    if (!bytes.lineEnds() && rows.paymentColumn() == header.size() - 1) {
      notes.add(
          "The last line has no end, and its last cell is the payment: compare that figure, the"
              + " file may be cut short.");
    }
    return new PaymentsFile(
        bytes.sha256(),
        header.name(rows.paymentColumn()),
        claimed,
        later(header.notBefore(), rows.newest().map(FinancialYear::of)),
        rows.practices(),
        rows.registered(),
        rows.weighted(),
        rows.total(),
        rows.averagesOff(),
        rows.icbGiven(),
        bases(header),
        header.find(Header.Known.NETWORK).isPresent()
            || header.find(Header.Known.NETWORK_NAME).isPresent(),
        notes);
  }

  private static Set<Basis> bases(Header header) {
    var given = EnumSet.noneOf(Basis.class);
    for (Basis one : Basis.values()) {
      if (header.find(Header.Known.valueOf(one.name())).isPresent()) given.add(one);
    }
    return given;
  }

  private static Optional<FinancialYear> later(
      Optional<FinancialYear> one, Optional<FinancialYear> two) {
    if (one.isEmpty() || two.isEmpty()) return one.or(() -> two);
    return one.orElseThrow().compareTo(two.orElseThrow()) >= 0 ? one : two;
  }

  private void readOtherwise(Header header) {
    if (header.misnamed()) {
      notes.add(
          "The file heads the network's code \"Code\" and its name \"CCG NAME\"; they were read as"
              + " the network's.");
    }
    if (!bytes.charset().equals(StandardCharsets.UTF_8)) {
      notes.add(
          "The file is not in UTF-8; it was read as "
              + bytes.charset().displayName()
              + ". That changes no figure, only letters in names.");
    }
  }

  /** The name, for a message. */
  @Override
  public String toString() {
    return name;
  }
}
