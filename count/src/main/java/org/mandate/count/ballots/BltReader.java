package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * BLT, the file of ballots that most counters of transferable votes share: candidates and seats;
 * options and withdrawals; one paper a line, ended by 0; 0 alone; names; a title.
 *
 * <p>Where programs differ this reader is strict: a paper is one line, so that a lost 0 is found
 * and does not swallow the next paper; and the title must be there, so that a lost name is found.
 *
 * <p>A large file is read in parts, at once. Whatever is not plain in a part (a fault, decimals, a
 * comment over several lines) sends the whole back to be read from beginning to end.
 */
final class BltReader {
  private static final int LARGE = 1 << 21;

  private final byte[] bytes;
  private final Treatment treatment;

  private BltReader(byte[] bytes, Treatment treatment) {
    this.bytes = bytes;
    this.treatment = treatment;
  }

  static Reading.Read read(byte[] bytes, Treatment treatment) {
    int processors = Runtime.getRuntime().availableProcessors();
    return read(bytes, treatment, Math.min(8, Math.min(processors, bytes.length / LARGE)));
  }

  /** As the other, in so many parts; however many they are, the same is read. */
  static Reading.Read read(byte[] bytes, Treatment treatment, int parts) {
    var reader = new BltReader(bytes, treatment);
    if (parts > 1) {
      Optional<Reading.Read> read = reader.inParts(parts);
      if (read.isPresent()) return read.get();
    }
    for (int scale = 0; ; scale++) { // a weight with more decimals: again, with room for them
      var source = new Source(bytes);
      var lines = new BltLines(source);
      BltHeader header = lines.header();
      var papers = new BltPapers(source, lines, header, treatment, scale);
      if (papers.read(source.end) == BltPapers.End.ALL) {
        return reader.whole(source, lines, header, List.of(papers));
      }
    }
  }

  private Optional<Reading.Read> inParts(int parts) {
    var source = new Source(bytes);
    BltHeader header = new BltLines(source).header();
    int from = source.at;
    var running = new ArrayList<CompletableFuture<Optional<Part>>>();
    for (int i = 0; i < parts; i++) {
      int start = i == 0 ? from : lineFrom(from + (int) ((long) (source.end - from) * i / parts));
      int limit =
          i == parts - 1
              ? source.end
              : lineFrom(from + (int) ((long) (source.end - from) * (i + 1) / parts));
      running.add(CompletableFuture.supplyAsync(() -> part(header, start, limit)));
    }
    var done = new ArrayList<Part>();
    for (var one : running) one.join().ifPresent(done::add);
    long total = done.stream().mapToLong(p -> p.papers().total()).sum();
    if (done.size() < parts || total > Source.MOST) return Optional.empty();
    Part last = done.getLast();
    return Optional.of(
        whole(last.source(), last.lines(), header, done.stream().map(Part::papers).toList()));
  }

  private record Part(Source source, BltLines lines, BltPapers papers) {}

  /** Empty where the part is not plain. */
  private Optional<Part> part(BltHeader header, int start, int limit) {
    var source = new Source(bytes);
    var lines = new BltLines(source);
    source.at = start;
    var papers = new BltPapers(source, lines, header, treatment, 0);
    try {
      BltPapers.End end = papers.read(limit);
      var expected = limit == source.end ? BltPapers.End.ALL : BltPapers.End.PART;
      if (end != expected || lines.sawLongComment()) return Optional.empty();
      papers.builder().close();
      return Optional.of(new Part(source, lines, papers));
    } catch (ReadingFault fault) {
      return Optional.empty();
    }
  }

  private int lineFrom(int place) {
    int at = place;
    while (at < bytes.length && bytes[at - 1] != '\n') at++;
    return at;
  }

  private Reading.Read whole(
      Source source, BltLines lines, BltHeader header, List<BltPapers> parts) {
    var names = new BltNames(source, lines, header.candidates());
    var candidates = new ArrayList<Candidate>();
    for (int i = 0; i < header.candidates(); i++) {
      candidates.add(new Candidate(i + 1, names.name(i), header.isWithdrawn(i + 1)));
    }
    String title = names.title();
    var notes = new ArrayList<String>(names.end());
    long repeated = parts.stream().mapToLong(BltPapers::repeated).sum();
    if (repeated > 0) notes.add(repeats(repeated));
    Ballots.Builder all = parts.getFirst().builder();
    parts.stream().skip(1).forEach(part -> all.join(part.builder()));
    return new Reading.Read(
        new Election(
            title, header.seats(), candidates, all.build(), rejections(parts), header.tie()),
        "BLT",
        notes);
  }

  private String repeats(long repeated) {
    String how =
        treatment.repeats() == Treatment.Repeats.END
            ? "the paper ends there"
            : "the second mark is passed over";
    return "A candidate is marked twice " + repeated + " times: " + how + ".";
  }

  private static List<Rejection> rejections(List<BltPapers> parts) {
    var all = new ArrayList<Rejection>();
    rejection("no preference marked", parts, BltPapers::empty).ifPresent(all::add);
    rejection("only withdrawn candidates marked", parts, BltPapers::onlyWithdrawn)
        .ifPresent(all::add);
    return all;
  }

  private static Optional<Rejection> rejection(
      String reason, List<BltPapers> parts, Function<BltPapers, BigDecimal> papers) {
    BigDecimal sum = parts.stream().map(papers).reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.signum() == 0 ? Optional.empty() : Optional.of(new Rejection(reason, sum));
  }
}
