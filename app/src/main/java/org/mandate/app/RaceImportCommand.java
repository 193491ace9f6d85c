package org.mandate.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mandate.app.register.ImportResult;
import org.mandate.app.register.reading.OfficialFile;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Races the import of official files against PostgreSQL's COPY of the same rows into one plain
 * table with a primary key, both through a connection of the same pool and committed durably, in
 * turns. The register of the folder is emptied before each round: use a throw-away folder.
 */
@Command(
    name = "import",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Races the import of official files against COPY, on a throw-away folder.",
    footer = {"", "Example: ./mandate race import --data /tmp/race --rounds 7 FILE...", ""})
final class RaceImportCommand extends Main.OnData {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "official files, in this order")
  List<Path> files = List.of();

  @Option(names = "--rounds", defaultValue = "7", description = "rounds; the first is cold")
  int rounds;

  @Option(
      names = "--edition",
      defaultValue = "2024-08-01",
      description = "the date of files that state none")
  LocalDate edition = LocalDate.EPOCH;

  private final Set<Path> wanting = new HashSet<>();

  /** Seconds of one file in each round. */
  private record Times(List<Double> ours, List<Double> copy, List<Double> unpackedCopy) {
    static Times none() {
      return new Times(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  @Override
  public Integer call() throws Exception {
    Map<String, Times> times = new LinkedHashMap<>();
    try (Running running = Running.alone(where.settings())) {
      for (int round = 0; round < rounds; round++) {
        empty(running);
        for (Path file : files) {
          race(running, file, times.computeIfAbsent(name(file), f -> Times.none()));
        }
      }
    }
    times.forEach(RaceImportCommand::print);
    Times all = Times.none();
    for (int round = 0; round < rounds; round++) {
      int at = round;
      all.ours.add(times.values().stream().mapToDouble(t -> t.ours.get(at)).sum());
      all.copy.add(times.values().stream().mapToDouble(t -> t.copy.get(at)).sum());
      all.unpackedCopy.add(times.values().stream().mapToDouble(t -> t.unpackedCopy.get(at)).sum());
    }
    print("all", all);
    return 0;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private void race(Running running, Path path, Times times) throws Exception {
    OfficialFile file = recognised(path);
    byte[] text;
    try (InputStream in = file.open()) {
      text = in.readAllBytes();
    }
    plainTable(running, file);
    times.ours.add(importOf(running.program, path));
    times.copy.add(timed(() -> copy(running, file, new ByteArrayInputStream(text))));
    plainTable(running, file);
    times.unpackedCopy.add(
        timed(
            () -> {
              try (InputStream in = file.open()) {
                hash(path);
                copy(running, file, in);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            }));
  }

  /** Seconds of an import; a file that wants its date gets it, and only then counts. */
  private double importOf(Composition program, Path file) {
    long began = System.nanoTime();
    Optional<LocalDate> given = wanting.contains(file) ? Optional.of(edition) : Optional.empty();
    ImportResult result =
        program.jobs.as("import", () -> program.register.take(file, name(file), given));
    if (result instanceof ImportResult.EditionWanted && wanting.add(file)) {
      return importOf(program, file);
    }
    if (!(result instanceof ImportResult.Done)) {
      throw new IllegalStateException(result.toString());
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static double timed(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e9;
  }

  private static OfficialFile recognised(Path path) {
    return switch (OfficialFile.recognise(path, name(path))) {
      case OfficialFile.Looked.Recognised(OfficialFile file) -> file;
      case OfficialFile.Looked.NotTaken(var refusal) ->
          throw new IllegalArgumentException(refusal.toString());
    };
  }

  private static void empty(Running running) throws SQLException {
    asOwner(
        running,
        "truncate register_import, organisation_fact, relation_fact, list_size restart identity");
  }

  private static void plainTable(Running running, OfficialFile file) throws SQLException {
    String columns =
        IntStream.rangeClosed(1, file.columns())
            .mapToObj(i -> "c" + i + " text")
            .collect(Collectors.joining(", "));
    String key = file.keyColumns().stream().map(i -> "c" + i).collect(Collectors.joining(", "));
    asOwner(running, "drop table if exists race_plain");
    asOwner(running, "create table race_plain (" + columns + ", primary key (" + key + "))");
    asOwner(running, "grant insert on race_plain to mandate_app");
  }

  private static void asOwner(Running running, String sql) throws SQLException {
    try (Connection owner = running.databases.asOwner();
        Statement s = owner.createStatement()) {
      s.execute(sql);
    }
  }

  private static long copy(Running running, OfficialFile file, InputStream text) {
    Long rows =
        running.program.writing.execute(
            status ->
                running.program.jdbc.execute(
                    (ConnectionCallback<Long>)
                        c -> {
                          try {
                            return c.unwrap(PGConnection.class)
                                .getCopyAPI()
                                .copyIn(
                                    "copy race_plain from stdin (format csv, header "
                                        + file.hasHeader()
                                        + ")",
                                    text,
                                    1 << 16);
                          } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                          }
                        }));
    return rows == null ? 0 : rows;
  }

  private static void hash(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void print(String what, Times times) {
    double ours = median(times.ours);
    double copy = median(times.copy);
    double unpacked = median(times.unpackedCopy);
    System.out.printf(
        "{\"file\":\"%s\",\"importSeconds\":%.3f,\"copySeconds\":%.3f,\"unpackHashCopySeconds\":%.3f,"
            + "\"ratio\":%.2f,\"ratioWithUnpacking\":%.2f,\"coldImportSeconds\":%.3f,\"coldRatio\":%.2f}%n",
        what,
        ours,
        copy,
        unpacked,
        ours / copy,
        ours / unpacked,
        times.ours.getFirst(),
        times.ours.getFirst() / copy);
  }

  private static double median(List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
