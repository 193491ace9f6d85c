package org.mandate.app.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.register.TieResult.Fault;
import org.mandate.app.web.Dates;

/** What may be recorded of ties between organisations. */
final class TieRules {
  private static final int LONGEST_SOURCE = 300;
  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2199;

  private TieRules() {}

  /** A tie that may be recorded, or what to mend. */
  record Judged(Optional<Tie> tie, List<Fault> faults) {}

  /**
   * Judges a tie.
   *
   * @param known the codes of its two ends that the register knows
   * @param held ties that stand already
   */
  static Judged judge(Tie.Wanted w, Set<String> known, List<Tie> held) {
    List<Fault> faults = new ArrayList<>();
    ends(w, known, faults);
    source(w.source()).ifPresent(words -> faults.add(new Fault("source", words)));
    day(w.from()).ifPresent(words -> faults.add(new Fault("from", words)));
    w.until()
        .flatMap(until -> end(w.from(), until))
        .ifPresent(words -> faults.add(new Fault("until", words)));
    Optional<StatedShare> share = share(w, faults);
    if (!faults.isEmpty()) {
      return new Judged(Optional.empty(), faults);
    }
    Tie tie =
        new Tie(
            w.id(),
            w.relation(),
            w.child(),
            w.parent(),
            share,
            w.source().strip(),
            w.from(),
            w.until());
    Optional<Fault> twice = twice(tie, "from", held);
    return new Judged(
        twice.isPresent() ? Optional.empty() : Optional.of(tie), twice.stream().toList());
  }

  /** What is wrong with the first day on which a tie no longer holds. */
  static Optional<String> end(LocalDate from, LocalDate until) {
    return day(until).or(() -> PeopleRules.endObstacle(from, until));
  }

  private static Optional<String> day(LocalDate day) {
    return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR
        ? Optional.of("Enter a year from %d to %d".formatted(FIRST_YEAR, LAST_YEAR))
        : Optional.empty();
  }

  /** What is wrong with the words that say where a tie stands. */
  static Optional<String> source(String words) {
    if (words.isBlank()) {
      return Optional.of(
          "Say where it stands, like: the company’s register, read on 1 October 2026");
    }
    return words.length() > LONGEST_SOURCE
        ? Optional.of("Shorten where it stands to " + LONGEST_SOURCE + " characters")
        : Optional.empty();
  }

  private static void ends(Tie.Wanted w, Set<String> known, List<Fault> faults) {
    if (!known.contains(w.child())) {
      faults.add(new Fault("child", unknown(w.child())));
    }
    if (w.child().equals(w.parent())) {
      faults.add(new Fault("parent", "A tie joins two. Enter the code of another organisation"));
    } else if (!known.contains(w.parent())) {
      faults.add(new Fault("parent", unknown(w.parent())));
    }
  }

  /** No such organisation, or none named. */
  static String unknown(String code) {
    return code.isBlank()
        ? "Enter the code of the other organisation"
        : "The register knows no organisation " + code + ". Check the code, or add it first";
  }

  private static Optional<StatedShare> share(Tie.Wanted w, List<Fault> faults) {
    if (w.share().isBlank()) {
      return Optional.empty();
    }
    if (!w.relation().hasShare()) {
      faults.add(
          new Fault(
              "share",
              "Only ownership has a share, %s has none. Leave it empty".formatted(word(w))));
      return Optional.empty();
    }
    return switch (StatedShare.read(w.share())) {
      case StatedShare.Read.Ok(StatedShare share) -> Optional.of(share);
      case StatedShare.Read.Refused(String mend) -> {
        faults.add(new Fault("share", mend));
        yield Optional.empty();
      }
    };
  }

  private static String word(Tie.Wanted w) {
    return w.relation().name().toLowerCase(Locale.ROOT);
  }

  /** The same tie again while one stands. */
  static Optional<Fault> twice(Tie tie, String field, List<Tie> held) {
    return held.stream()
        .filter(other -> !other.id().equals(tie.id()) && other.meets(tie))
        .findFirst()
        .map(
            other ->
                new Fault(
                    field,
                    "This tie is recorded already, from %s%s. End that one first, or choose other days"
                        .formatted(
                            Dates.plain(other.from()),
                            other.until().map(u -> " until " + Dates.plain(u)).orElse(""))));
  }
}
