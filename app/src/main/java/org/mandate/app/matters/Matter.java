package org.mandate.app.matters;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A question before a body.
 *
 * @param reference such as 2026-041, counted per body and year
 * @param title the question in one sentence
 * @param reasons in the words of whoever put it
 * @param question the constitution's kind of question
 * @param reserved id of the constitution's reserved matter; empty for none
 * @param options in the order of the ballot; candidates where they are ranked
 * @param filling the seats to be filled, where the options are ranked; else empty
 * @param proposal the constitution whose exact text is put; empty for every other matter
 * @param entry of the record
 */
public record Matter(
    UUID id,
    UUID body,
    String reference,
    String title,
    String reasons,
    String question,
    String reserved,
    List<Option> options,
    Optional<Filling> filling,
    List<Evidence> evidence,
    Optional<Proposal> proposal,
    Instant openedAt,
    long entry) {

  /** One answer that can be given. */
  public record Option(String id, String words) {}

  /**
   * What a ranking fills.
   *
   * @param places how many are to be elected, 1 or more
   * @param seat id of the constitution's seat; empty where options, not people, are ranked
   */
  public record Filling(int places, String seat) {
    /**
     * @throws IllegalArgumentException if there is no place to fill
     */
    public Filling {
      if (places < 1) throw new IllegalArgumentException(places + " places, least is 1");
    }
  }

  /**
   * A constitution put to the practices, fixed when the matter was put.
   *
   * @param version that it would be
   * @param hash SHA-256 of its canonical tree, 64 hex digits
   */
  public record Proposal(long version, String hash) {}

  /**
   * Something to read before answering.
   *
   * @param link https or a path here; empty for none
   */
  public record Evidence(String words, String link) {}

  public Matter {
    options = List.copyOf(options);
    evidence = List.copyOf(evidence);
  }

  /** As entries name it. */
  public String subject() {
    return "matter:" + id;
  }

  public List<String> optionIds() {
    return options.stream().map(Option::id).toList();
  }

  /** The words of an option; its id where it has none. */
  public String words(String option) {
    return options.stream()
        .filter(o -> o.id().equals(option))
        .map(Option::words)
        .findFirst()
        .orElse(option);
  }

  /** The words of each option, by id. */
  public Map<String, String> optionWords() {
    return options.stream().collect(Collectors.toMap(Option::id, Option::words));
  }
}
