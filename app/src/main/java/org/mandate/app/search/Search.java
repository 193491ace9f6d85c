package org.mandate.app.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what the reader of this transaction may read, best first. */
public final class Search {
  private static final int MOST_MENDED = 3;
  private final SearchStore store;

  public Search(JdbcClient db) {
    this.store = new SearchStore(db);
  }

  /** What fits a question; nothing where the question names only what must not be there. */
  public Found find(Asked asked) {
    return asked.question().asksNothing() ? Found.nothing() : store.find(asked);
  }

  /**
   * What was perhaps meant, where nothing was found: the same question with words one letter off
   * mended by words of titles that the reader may read; empty where that finds nothing either.
   */
  public Optional<String> meant(String typed, Asked asked) {
    List<String> words = new ArrayList<>();
    int mended = 0;
    for (String word : typed.strip().split("\\s+")) {
      Optional<String> meant =
          mended < MOST_MENDED && word.matches("\\p{L}{4,20}")
              ? store.meant(word)
              : Optional.empty();
      mended += meant.isPresent() ? 1 : 0;
      words.add(meant.orElse(word));
    }
    String whole = String.join(" ", words);
    Asked again =
        new Asked(Question.of(whole), asked.body(), asked.kind(), asked.from(), asked.to(), 0, 1);
    return mended > 0 && find(again).total() > 0 ? Optional.of(whole) : Optional.empty();
  }

  /**
   * Puts with the public what has opened by itself, as the closer: for speed, what is found stays
   * the same.
   *
   * @return how many compartments went
   */
  public int tidy() {
    return store.tidy();
  }
}
