package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.ledger.Ageing;

/**
 * Practices and where their money is, of one promise or of several, on a day. The one place that
 * sums them: page, letter, export and statement all read this.
 *
 * @param day as known on
 * @param lines by network, then by name
 */
public record Sheet(LocalDate day, List<PracticeLine> lines) {
  private static final Comparator<PracticeLine> ORDER =
      Comparator.comparing((PracticeLine l) -> l.networkName().isEmpty())
          .thenComparing(PracticeLine::networkName)
          .thenComparing(PracticeLine::name)
          .thenComparing(PracticeLine::code);

  public Sheet {
    lines = lines.stream().sorted(ORDER).toList();
  }

  /** Several sheets of one day as one, a line a practice. */
  static Sheet together(LocalDate day, List<Sheet> sheets) {
    Map<String, PracticeLine> byCode = new LinkedHashMap<>();
    for (Sheet sheet : sheets) {
      sheet.lines().forEach(l -> byCode.merge(l.code(), l, PracticeLine::plus));
    }
    return new Sheet(day, new ArrayList<>(byCode.values()));
  }

  Sheet of(Scope scope) {
    return new Sheet(day, lines.stream().filter(scope::takes).toList());
  }

  Position total() {
    return lines.stream().map(PracticeLine::position).reduce(Position.NOUGHT, Position::plus);
  }

  /** Of every practice that misses something; what came beyond a due elsewhere fills no gap. */
  long missing() {
    return lines.stream().mapToLong(PracticeLine::missing).sum();
  }

  long beyond() {
    return lines.stream().mapToLong(PracticeLine::beyond).sum();
  }

  long patients() {
    return lines.stream().mapToLong(PracticeLine::patients).sum();
  }

  /** The day of the oldest instalment of which something is missing. */
  Optional<LocalDate> oldest() {
    return lines.stream().flatMap(l -> l.oldest(day).stream()).min(LocalDate::compareTo);
  }

  /** The day of the oldest instalment that the promiser has not wholly paid. */
  Optional<LocalDate> oldestUnpaid() {
    return lines.stream().flatMap(l -> l.oldestUnpaid(day).stream()).min(LocalDate::compareTo);
  }

  long missing(Ageing.Bucket bucket) {
    return lines.stream().mapToLong(l -> l.missing(bucket, day)).sum();
  }

  long unpaid(Ageing.Bucket bucket) {
    return lines.stream().mapToLong(l -> l.unpaid(bucket, day)).sum();
  }

  long held(Ageing.Bucket bucket) {
    return missing(bucket) - unpaid(bucket);
  }

  Optional<PracticeLine> line(String code) {
    return lines.stream().filter(l -> l.code().equals(code)).findFirst();
  }

  /** Networks of these practices, code to name, in order of their names. */
  Map<String, String> networks() {
    Map<String, String> found = new LinkedHashMap<>();
    for (PracticeLine line : lines) {
      if (!line.network().isEmpty()) {
        found.putIfAbsent(line.network(), line.networkName());
      }
    }
    return found;
  }

  /** What is uncertain about any of them, each reason once. */
  List<String> cannotTell() {
    return lines.stream().flatMap(l -> l.cannotTell().stream()).distinct().toList();
  }

  /** Whose figures are asked for. */
  sealed interface Scope {
    boolean takes(PracticeLine line);

    /** All practices. */
    record All() implements Scope {
      @Override
      public boolean takes(PracticeLine line) {
        return true;
      }
    }

    /** Practices of a network. */
    record Network(String code) implements Scope {
      @Override
      public boolean takes(PracticeLine line) {
        return line.network().equals(code);
      }
    }

    /** One practice. */
    record Practice(String code) implements Scope {
      @Override
      public boolean takes(PracticeLine line) {
        return line.code().equals(code);
      }
    }
  }
}
