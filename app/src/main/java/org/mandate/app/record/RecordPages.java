package org.mandate.app.record;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.tlog.Tile;

/** The public record's pages, and its files as any tile client reads them. */
public final class RecordPages {
  private static final int SHOWN = 15;
  private final Record record;
  private final Log log;
  private final Sequencer sequencer;

  /** All three face the same database. */
  public RecordPages(Record record, Log log, Sequencer sequencer) {
    this.record = record;
    this.log = log;
    this.sequencer = sequencer;
  }

  /**
   * The record's front page.
   *
   * @param checkpoint signed note as published; empty before the first
   * @param latest newest first
   * @param hour place of the latest entry {@code sealed}
   */
  public record RecordPage(
      String origin,
      String key,
      Optional<String> checkpoint,
      long size,
      List<Line> latest,
      Optional<Long> hour) {}

  /**
   * One entry in a list.
   *
   * @param sealed how many of its fields are only committed to, as far as this reader sees
   */
  public record Line(
      Instant at, String kind, String subject, Optional<Long> place, int fields, int sealed) {
    private static final java.util.regex.Pattern LONG_ID =
        java.util.regex.Pattern.compile("([0-9a-f]{8})(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** "Mandate granted". */
    public String what() {
      String words = kind.replace('.', ' ').replace('-', ' ');
      return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** "ballot 68f0d432". */
    public String about() {
      return LONG_ID.matcher(subject).replaceAll("$1").replace(':', ' ');
    }

    /** How much of it can be read: open, part sealed, or a fingerprint only. */
    public Status open() {
      if (sealed == 0) {
        return Status.yes("Open");
      }
      return sealed < fields ? Status.part("Part sealed") : Status.none("Fingerprint only");
    }
  }

  /**
   * One entry whole.
   *
   * @param openings shown values of sealed fields, field by field
   * @param sealed names of the fields that are only committed to here
   */
  public record EntryPage(
      long place, Record.Entry entry, List<Opened> openings, List<String> sealed) {
    /** Whether it is the one that every hour makes. */
    public boolean isHour() {
      return entry.kind().equals(SealedFacts.KIND);
    }
  }

  /** A sealed field that may be shown, with what is needed to check it. */
  public record Opened(String field, String value, String saltHex, String commitment) {}

  public Reply front(Ask ask) {
    List<Record.Entry> entries = record.latest(SHOWN);
    Map<Long, Long> opened =
        record.openings(entries.stream().map(Record.Entry::id).toList()).stream()
            .collect(Collectors.groupingBy(Record.Opening::entry, Collectors.counting()));
    List<Line> latest =
        entries.stream().map(e -> line(e, opened.getOrDefault(e.id(), 0L).intValue())).toList();
    return Reply.page(
        "record/front.jte",
        "The public record",
        new RecordPage(
            log.origin().orElse(""),
            log.verifierKey().orElse(""),
            sequencer.published(),
            log.head().size(),
            latest,
            record.latestHour().flatMap(Record.Entry::place)));
  }

  private static Line line(Record.Entry e, int opened) {
    int facts = e.content().get("facts") instanceof Map<?, ?> m ? m.size() : 0;
    int commitments = e.content().get("commitments") instanceof Map<?, ?> m ? m.size() : 0;
    return new Line(
        e.at(), e.kind(), e.subject(), e.place(), facts + commitments, commitments - opened);
  }

  public Reply entry(Ask ask) {
    Optional<Record.Entry> found = number(ask.variable("place")).flatMap(record::at);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Record.Entry entry = found.get();
    Map<?, ?> commitments =
        entry.content().get("commitments") instanceof Map<?, ?> m ? m : Map.of();
    List<Opened> opened = new ArrayList<>();
    for (Record.Opening o : record.openings(List.of(entry.id()))) {
      opened.add(
          new Opened(
              o.field(),
              o.valueJson(),
              java.util.HexFormat.of().formatHex(o.salt()),
              String.valueOf(commitments.get(o.field()))));
    }
    List<String> shown = opened.stream().map(Opened::field).toList();
    List<String> sealed =
        commitments.keySet().stream().map(String::valueOf).filter(f -> !shown.contains(f)).toList();
    return Reply.page(
        "record/entry.jte",
        "Entry " + entry.place().orElse(0L),
        new EntryPage(entry.place().orElse(0L), entry, opened, sealed));
  }

  public Reply howToCheck(Ask ask) {
    return front(ask) instanceof Reply.Html h
        ? Reply.page("record/check.jte", "How to check this record", h.model())
        : new Reply.NotFound();
  }

  public Reply checkpoint(Ask ask) {
    return sequencer
        .published()
        .<Reply>map(note -> text(note, "no-cache"))
        .orElse(new Reply.NotFound());
  }

  public Reply key(Ask ask) {
    return log.verifierKey()
        .<Reply>map(key -> text(key + "\n", "no-cache"))
        .orElse(new Reply.NotFound());
  }

  /**
   * A tile or entry bundle. One that is full never changes; what the checkpoint does not cover yet
   * is not shown.
   */
  public Reply tile(Ask ask) {
    String path = "tile" + ask.variable("rest");
    Optional<Tile> tile = Tile.parse(path);
    if (tile.isEmpty()) {
      return new Reply.NotFound();
    }
    String cache = "public, max-age=31536000, immutable";
    return file(tile.get())
        .<Reply>map(
            bytes ->
                new Reply.Bytes("application/octet-stream", bytes, Map.of("Cache-Control", cache)))
        .orElse(new Reply.NotFound());
  }

  // A partial tile gives way to the full one; a reader at an older checkpoint still gets its own.
  private Optional<byte[]> file(Tile tile) {
    Optional<byte[]> exact = log.fetch(tile.path());
    if (exact.isPresent() || !tile.partial()) {
      return exact;
    }
    return log.fetch(tile.full().path()).map(full -> tile.full().narrowed(full, tile.width()));
  }

  private static Reply text(String words, String cache) {
    return new Reply.Bytes(
        "text/plain;charset=UTF-8",
        words.getBytes(StandardCharsets.UTF_8),
        Map.of("Cache-Control", cache));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
