package org.mandate.app.promises.gap;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;

/** Holds steps, replies and withheld sums against their entries; what is sealed has none. */
final class ChaseAudit {
  private ChaseAudit() {}

  static List<Audited> of(ChaseStore steps, WithheldStore withheld) {
    return List.of(new Steps(steps), new Replies(steps), new Kept(withheld), new LetGo(withheld));
  }

  /** Also that a letter's text is still the one whose hash was recorded. */
  private record Steps(ChaseStore store) implements Audited {
    @Override
    public String table() {
      return "chase_step";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Step s : store.all()) {
        if (s.entry() != 0) {
          String text = store.letter(s.id()).map(ChaseStore.Letter::words).orElse("");
          Map<String, Object> facts = ChaseEntries.facts(s);
          facts.put("letter_sha256", LetterText.sha256(text));
          each.accept(new Row(s.id().toString(), s.entry(), facts, ChaseEntries.words(s, text)));
        }
      }
    }
  }

  private record Replies(ChaseStore store) implements Audited {
    @Override
    public String table() {
      return "chase_reply";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Step s : store.all()) {
        for (Step.Answered r : s.replies()) {
          if (r.entry() != 0) {
            each.accept(
                new Row(
                    r.id().toString(),
                    r.entry(),
                    ChaseEntries.facts(s, r),
                    Map.of("words", r.words())));
          }
        }
      }
    }
  }

  private record Kept(WithheldStore store) implements Audited {
    @Override
    public String table() {
      return "withheld";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Withheld w : store.all()) {
        if (w.entry() != 0) {
          each.accept(
              new Row(w.id().toString(), w.entry(), ChaseEntries.facts(w), ChaseEntries.words(w)));
        }
      }
    }
  }

  private record LetGo(WithheldStore store) implements Audited {
    @Override
    public String table() {
      return "withheld_end";
    }

    @Override
    public void rows(Consumer<Row> each) {
      for (Withheld w : store.all()) {
        w.end()
            .filter(e -> e.entry() != 0)
            .ifPresent(
                e ->
                    each.accept(
                        new Row(
                            e.id().toString(),
                            e.entry(),
                            ChaseEntries.facts(w, e),
                            Map.of("words", e.words()))));
      }
    }
  }
}
