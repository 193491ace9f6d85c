package org.mandate.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.SignedNote;
import org.mandate.tlog.TlogException;
import org.mandate.tlog.VerifierKey;

/**
 * What was seen of a record the last time it was good: three lines (when, where, which key), an
 * empty line, and the signed checkpoint itself.
 */
record Seen(Instant when, String where, VerifierKey key, SignedNote note) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  Checkpoint checkpoint() {
    return Checkpoint.parse(note.text());
  }

  /** The day in words, in the reader's own time zone. */
  String day() {
    return DAY.format(when.atZone(ZoneId.systemDefault()));
  }

  private String text() {
    return "seen %s\nwhere %s\nkey %s\n\n%s"
        .formatted(when, where, key, new String(note.bytes(), UTF_8));
  }

  private static Seen parse(Path file, String text) {
    String[] parts = text.split("\n", 5);
    try {
      if (parts.length == 5
          && parts[0].startsWith("seen ")
          && parts[1].startsWith("where ")
          && parts[2].startsWith("key ")) {
        SignedNote note = SignedNote.parse(parts[4].getBytes(UTF_8));
        VerifierKey key = VerifierKey.parse(parts[2].substring(4));
        Checkpoint.parse(note.text());
        if (note.verify(List.of(key)) instanceof SignedNote.Signing.Signed) {
          return new Seen(Instant.parse(parts[0].substring(5)), parts[1].substring(6), key, note);
        }
      }
    } catch (TlogException | DateTimeParseException _) {
      // said below
    }
    throw new Refusal(
        "What was remembered of this record cannot be read: "
            + file
            + ". Remove that file to begin anew; then only the present state is checked.");
  }

  /** The file of one log. */
  record Store(Path file) {

    /** The file asked for, else the one of this origin under the user's home. */
    static Store at(@Nullable Path asked, String origin) {
      return new Store(
          asked != null
              ? asked
              : Path.of(System.getProperty("user.home"), ".mandate", "seen")
                  .resolve(name(origin) + ".checkpoint"));
    }

    private static String name(String origin) {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(origin.getBytes(UTF_8));
        return HexFormat.of().formatHex(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    Optional<Seen> read() {
      try {
        return Files.exists(file)
            ? Optional.of(parse(file, Files.readString(file)))
            : Optional.empty();
      } catch (IOException e) {
        throw new Refusal("Cannot read " + file + ": " + e);
      }
    }

    /** Replaces the file in one step, so that a stopped run leaves the old one whole. */
    void write(Seen seen) {
      try {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(next, seen.text());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new Refusal(
            "The record is good, but that could not be remembered in " + file + ": " + e);
      }
    }

    /**
     * Another log remembered at the same place: whoever runs it could otherwise hide a rewritten
     * record behind a new origin line.
     */
    Optional<String> otherLogAt(String where) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder) || Files.exists(file)) {
        return Optional.empty();
      }
      try (Stream<Path> files = Files.list(folder)) {
        return files
            .filter(f -> f.toString().endsWith(".checkpoint"))
            .flatMap(f -> new Store(f).read().filter(s -> s.where().equals(where)).stream())
            .findFirst()
            .map(
                s ->
                    "it is of another log than the one seen here on %s (%s). If the record was"
                            .formatted(s.day(), s.checkpoint().origin())
                        + " begun anew, its first entry names the old one's last checkpoint; to"
                        + " accept it remove "
                        + Store.at(null, s.checkpoint().origin()).file());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
