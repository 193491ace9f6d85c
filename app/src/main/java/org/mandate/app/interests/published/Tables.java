package org.mandate.app.interests.published;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.mandate.app.register.reading.Refusal;
import org.mandate.app.register.reading.Refused;

/**
 * The tables an edition is made of: a CSV file, a folder of them, or a zip of them. Nothing in a
 * zip is ever written to disk, and what comes out of it is counted while it comes.
 */
final class Tables implements AutoCloseable {
  private final String edition;
  private final Limits limits;
  private final List<Table> tables = new ArrayList<>();
  private final List<ZipFile> open = new ArrayList<>();
  private long sent;

  /** Opens a table's bytes; every time from their beginning. */
  private interface Opening {
    InputStream open() throws IOException;
  }

  /** One table; its name is what its sender calls it. */
  final class Table {
    private final String name;
    private final Opening opening;

    private Table(String name, Opening opening) {
      this.name = name;
      this.opening = opening;
    }

    String name() {
      return name;
    }

    /** Its bytes; more than the limits allow are refused while they are read. */
    InputStream open(Budget budget) throws IOException {
      try {
        return new BufferedInputStream(new Counted(opening.open(), name, budget), 1 << 16);
      } catch (ZipException e) {
        throw damaged(name);
      }
    }
  }

  /** Bytes that one pass over all tables has given out. */
  static final class Budget {
    private long opened;
  }

  private Tables(String edition, Limits limits) {
    this.edition = edition;
    this.limits = limits;
  }

  /**
   * The tables at a place.
   *
   * @param name what its sender calls it
   * @throws Refused when there are none, too many, or one that must not be opened
   */
  static Tables at(Path path, String name, Limits limits) throws IOException {
    Tables all = new Tables(name, limits);
    try {
      if (Files.isDirectory(path)) {
        all.folder(path);
      } else {
        all.file(path);
      }
    } catch (IOException | RuntimeException e) {
      all.close();
      throw e;
    }
    if (all.tables.isEmpty()) {
      throw all.refused("There is no table in it whose name ends in .csv.", "Send the CSV files.");
    }
    return all;
  }

  List<Table> all() {
    return List.copyOf(tables);
  }

  /**
   * What identifies the edition: the file's own SHA-256 when it is one table; of several that of
   * what {@code sha256sum} prints for them in order of their names, so that a folder and a zip of
   * the same tables are the same edition.
   */
  String sha256() throws IOException {
    StringBuilder lines = new StringBuilder();
    Budget budget = new Budget();
    for (Table table : tables) {
      MessageDigest one = EntryFields.sha256();
      try (InputStream in = table.open(budget)) {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          one.update(buffer, 0, n);
        }
      }
      String hex = HexFormat.of().formatHex(one.digest());
      if (tables.size() == 1) {
        return hex;
      }
      lines.append(hex).append("  ").append(shortName(table)).append('\n');
    }
    byte[] all = lines.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(EntryFields.sha256().digest(all));
  }

  private static String shortName(Table table) {
    return table.name().substring(table.name().lastIndexOf('/') + 1);
  }

  private void folder(Path path) throws IOException {
    List<Path> files;
    try (Stream<Path> in = Files.list(path)) {
      files = in.filter(f -> isTable(f.getFileName().toString())).sorted().toList();
    }
    if (files.size() > limits.files()) {
      throw tooMany();
    }
    for (Path file : files) {
      sent += Files.size(file);
      add(file.getFileName().toString(), () -> Files.newInputStream(file));
    }
    judgeSent();
  }

  private void file(Path path) throws IOException {
    sent = Files.size(path);
    if (sent == 0) {
      throw refused("There is nothing in it.", "Download it again, whole.");
    }
    judgeSent();
    byte[] start;
    try (InputStream in = Files.newInputStream(path)) {
      start = in.readNBytes(4);
    }
    if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
      zip(path);
    } else {
      add(edition, () -> Files.newInputStream(path));
    }
  }

  private void judgeSent() {
    if (sent > limits.sentBytes()) {
      throw refused(
          "It is larger than " + Limits.megabytes(limits.sentBytes()) + ".",
          "No register we know is; check that it is the right one.");
    }
  }

  private void zip(Path path) throws IOException {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw damaged(edition);
    }
    open.add(zip);
    if (zip.size() > limits.files()) {
      throw tooMany();
    }
    List<ZipEntry> entries = new ArrayList<>();
    for (Enumeration<? extends ZipEntry> e = zip.entries(); e.hasMoreElements(); ) {
      entries.add(e.nextElement());
    }
    entries.sort(java.util.Comparator.comparing(ZipEntry::getName));
    for (ZipEntry entry : entries) {
      String name = entry.getName().replace('\\', '/');
      if (name.startsWith("/") || name.contains("..") || name.contains(":")) {
        throw refused(
            "It holds a file that names a place outside it.", "Pack the CSV files again.");
      }
      if (!entry.isDirectory() && isTable(name)) {
        add(name, () -> zip.getInputStream(entry));
      }
    }
  }

  private void add(String name, Opening opening) {
    tables.add(new Table(name, opening));
  }

  /** A table by its name; what a Mac adds beside each file is none. */
  private static boolean isTable(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return !file.startsWith(".")
        && !name.startsWith("__MACOSX/")
        && file.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  private Refused tooMany() {
    return refused("It holds more than " + limits.files() + " files.", "Send one register.");
  }

  private Refused refused(String reason, String mend) {
    return new Refused(new Refusal(edition, 0, 0, reason, mend));
  }

  private static Refused damaged(String name) {
    return new Refused(
        new Refusal(
            name, 0, 0, "The zip is damaged or ends too early.", "Download it again, whole."));
  }

  @Override
  public void close() throws IOException {
    for (ZipFile zip : open) {
      zip.close();
    }
  }

  private final class Counted extends FilterInputStream {
    private final String name;
    private final Budget budget;

    Counted(InputStream in, String name, Budget budget) {
      super(in);
      this.name = name;
      this.budget = budget;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n;
      try {
        n = super.read(b, off, len);
      } catch (ZipException | java.io.EOFException e) {
        throw damaged(name);
      }
      budget.opened += Math.max(0, n);
      if (budget.opened > limits.openBytes()) {
        throw refused(
            "Unpacked, its tables are larger than " + Limits.megabytes(limits.openBytes()) + ".",
            "No register we know is; check that it is the right one.");
      }
      if (!open.isEmpty() && budget.opened > 1 << 20 && budget.opened / limits.ratio() > sent) {
        throw refused(
            "It unpacks to more than " + limits.ratio() + " times its size.",
            "No register we know does; check that it is the right one.");
      }
      return n;
    }
  }
}
