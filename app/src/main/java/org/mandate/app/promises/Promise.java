package org.mandate.app.promises;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Body;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/**
 * What somebody promised the practices of a body.
 *
 * @param reference "2026-P003" within the body
 * @param title what the practices call it: "£3 a head"
 * @param promiser code of the organisation that promised
 * @param payee whom the money is paid to
 * @param links what it stands on
 * @param open whether everybody may read it
 * @param versions its terms, by number; ours before theirs
 * @param entry of the record; 0 where it was sealed when it was made
 */
public record Promise(
    UUID id,
    UUID body,
    String reference,
    String title,
    Kind kind,
    String promiser,
    Payee payee,
    Links links,
    boolean open,
    List<Version> versions,
    Instant recordedAt,
    long entry) {

  /** What is promised. */
  public enum Kind {
    MONEY,
    SUPPORT;

    /** As the record, the database and forms write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whose reading of the terms. */
  public enum Side {
    OURS,
    THEIRS;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whom the promiser pays. */
  public sealed interface Payee {
    /** Each beneficiary itself. */
    record Itself() implements Payee {}

    /** The nominated payee of the network that each practice is in. */
    record Network() implements Payee {}

    /** One organisation for all. */
    record One(String code) implements Payee {}
  }

  /** What a promise stands on, as far as it does. */
  public record Links(
      Optional<UUID> matter,
      Optional<UUID> programme,
      Optional<String> decision,
      Optional<UUID> minute) {
    public static final Links NONE =
        new Links(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Where the words stand.
   *
   * @param title of the document
   * @param page in it; empty where it has none
   * @param saidBy who said it, and of what office; empty where not known
   * @param meeting at which it was said; empty where it was none
   */
  public record Source(
      String title, String page, String saidBy, String meeting, LocalDate saidOn) {}

  /**
   * The terms as one side reads them, from a day on.
   *
   * @param words quoted, exact
   * @param terms empty where that side names none
   * @param support staff, it, space, data or other; empty for money
   * @param instalments when it falls due; empty where nothing does
   */
  public record Version(
      UUID id,
      UUID promise,
      int number,
      Side side,
      String words,
      Source source,
      Optional<Terms> terms,
      Optional<String> support,
      List<Schedule.Instalment> instalments,
      String conditions,
      String clawBack,
      LocalDate validFrom,
      Instant recordedAt,
      long entry) {}

  /** Who is to receive it, and who says so. The last day is the one before {@code to}. */
  public record Beneficiary(
      UUID id,
      UUID promise,
      String organisation,
      LocalDate from,
      Optional<LocalDate> to,
      String source,
      Instant recordedAt,
      long entry) {
    boolean covers(LocalDate day) {
      return !day.isBefore(from) && to.map(day::isBefore).orElse(true);
    }
  }

  /** What the promiser says to it. */
  public enum Said {
    CONFIRMED("Confirmed"),
    DISPUTED("Disputed"),
    IGNORED("Not answered");

    private final String words;

    Said(String words) {
      this.words = words;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
      return words;
    }
  }

  /**
   * An answer of the promiser.
   *
   * @param pence their figure
   * @param byPromiser recorded by somebody of the promiser, not by an officer of the body
   */
  public record Answer(
      UUID id,
      UUID promise,
      UUID version,
      Said said,
      LocalDate on,
      Optional<Long> pence,
      String words,
      String source,
      boolean byPromiser,
      Instant recordedAt,
      long entry) {}

  /** Support that came, or did not. */
  public record Delivery(
      UUID id,
      UUID promise,
      Optional<String> organisation,
      boolean delivered,
      LocalDate on,
      String words,
      Instant recordedAt,
      long entry) {}

  /** What a successor says to a promise of an organisation that was abolished. */
  public record Succession(
      UUID id,
      UUID promise,
      String from,
      String to,
      boolean accepted,
      LocalDate on,
      String words,
      String source,
      Instant recordedAt,
      long entry) {}

  /** As entries name it. */
  public String subject() {
    return "promise:" + id;
  }

  /** Its page. */
  public String path(Body of) {
    return "/bodies/" + of.slug() + "/promises/" + reference;
  }

  /** The latest terms as the body reads them. */
  public Version ours() {
    return versions.stream()
        .filter(v -> v.side() == Side.OURS)
        .max(Comparator.comparing(Version::number))
        .orElseThrow();
  }

  /** Every reading of the body, oldest first. */
  public List<Version> ourVersions() {
    return versions.stream().filter(v -> v.side() == Side.OURS).toList();
  }

  /** The terms of that number as the promiser reads them. */
  public Optional<Version> theirs(int number) {
    return versions.stream()
        .filter(v -> v.side() == Side.THEIRS && v.number() == number)
        .findFirst();
  }

  public boolean isMoney() {
    return kind == Kind.MONEY;
  }
}
