package org.mandate.app.matters;

import java.time.Instant;
import java.time.LocalDate;
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
 * @param openness whether its words are public
 * @param entry of the record; 0 where it has none of its own, because it is not announced
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
    Openness openness,
    Instant openedAt,
    long entry) {

  /** Whether a matter's words are public today. */
  public sealed interface Openness {
    /** They are. */
    record Open() implements Openness {}

    /**
     * That it exists, why it is closed, by whom and until when is public; the words are not.
     *
     * @param until the first day on which everything is public
     * @param read whether the words are given here, to somebody who needs to know
     */
    record Closed(LocalDate until, boolean read) implements Openness {}

    /**
     * Nothing shows that it exists but to those who need to know.
     *
     * @param until the first day on which it is only closed
     * @param closedUntil the first day on which everything is public
     */
    record Unannounced(LocalDate until, LocalDate closedUntil) implements Openness {}
  }

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

  /** Business of the body's own officers, not put to the practices. */
  public boolean isBusiness() {
    return question.isEmpty();
  }

  /** Whether its words are public. */
  public boolean isOpen() {
    return openness instanceof Openness.Open;
  }

  /** Whether its words are kept from whoever asks. */
  public boolean isWithheld() {
    return openness instanceof Openness.Closed(LocalDate until, boolean read) && !read;
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
