package org.mandate.app.register;

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
    if (w.source().isBlank() || w.source().length() > LONGEST_SOURCE) {
      faults.add(
          new Fault(
              "source",
              w.source().isBlank()
                  ? "Say where it stands, like: the company's register, read on 1 October 2026"
                  : "Shorten where it stands to " + LONGEST_SOURCE + " characters"));
    }
    w.until()
        .flatMap(until -> PeopleRules.endObstacle(w.from(), until))
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

  private static String unknown(String code) {
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
