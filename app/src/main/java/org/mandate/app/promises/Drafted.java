package org.mandate.app.promises;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.Decision;
import org.mandate.app.minutes.Block;
import org.mandate.app.minutes.MinutesSet;
import org.mandate.app.minutes.Reading;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;

/** A promise's first draft: the words and the source of a decision or of published minutes. */
final class Drafted {
  private static final int MOST_WORDS = 5000;
  private final Promises promises;

  Drafted(Promises promises) {
    this.promises = promises;
  }

  static Optional<String> decision(String from) {
    return from.startsWith("decision:") ? Optional.of(from.substring(9)) : Optional.empty();
  }

  static Optional<UUID> minutes(String from) {
    try {
      return from.startsWith("minutes:")
          ? Optional.of(UUID.fromString(from.substring(8)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The matter of a decision that was taken behind closed doors: the promise stands there too. */
  Optional<UUID> matter(String from) {
    return decision(from)
        .flatMap(promises.ground().decisions()::find)
        .flatMap(d -> promises.ground().matters().find(d.matter()))
        .filter(m -> !m.isOpen())
        .map(m -> m.id());
  }

  /** Values by box; empty where the form comes from nothing that whoever asks may read. */
  Map<String, String> of(Body body, Ask ask) {
    String from = ask.typed("from");
    Optional<Decision> decision =
        decision(from)
            .flatMap(promises.ground().decisions()::find)
            .filter(d -> d.body().equals(body.id()));
    Optional<MinutesSet> set =
        minutes(from)
            .flatMap(promises.ground().minutes()::find)
            .filter(s -> s.body().equals(body.id()));
    return decision
        .map(d -> of(body, d))
        .or(() -> set.map(s -> of(s, ask.typedUuid("item"))))
        .orElse(Map.of());
  }

  private Map<String, String> of(Body body, Decision d) {
    Map<String, String> all = new HashMap<>();
    String effect = d.plan().effectWords();
    all.put("title", d.title().length() <= 150 ? d.title() : d.title().substring(0, 150));
    all.put("words", d.title() + (effect.isEmpty() ? "" : ". " + effect));
    all.put("source-title", "Decision " + d.reference() + " of " + body.name());
    all.put("said-on", Dates.on(d.decidedAt()).toString());
    all.put("promiser", body.founder());
    d.source()
        .ofMeeting()
        .flatMap(m -> promises.ground().meetings().find(m.meeting()))
        .ifPresent(m -> all.put("meeting", m.title()));
    return all;
  }

  private Map<String, String> of(MinutesSet set, Optional<UUID> item) {
    Reading read = promises.ground().minutes().read(set);
    String words =
        read.corrected().stream()
            .filter(b -> b.kind() == Block.Kind.ITEM)
            .filter(b -> item.isEmpty() || b.item().equals(item))
            .map(Block::words)
            .collect(Collectors.joining("\n\n"));
    Map<String, String> all = new HashMap<>();
    all.put("words", words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS));
    all.put("source-title", read.title());
    all.put("meeting", read.meeting().title());
    all.put("said-on", Dates.on(read.meeting().startsAt()).toString());
    return all;
  }
}
