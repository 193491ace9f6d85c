package org.mandate.app.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;

/**
 * One request, as a value: who asks, which address, what was filled in. Handlers see nothing else
 * of HTTP.
 *
 * @param who confirmed by the database for this transaction
 * @param path the address's path
 * @param variables of the route, by name
 * @param fields query and form fields, each with its values in order
 * @param files uploaded files by field name
 * @param csrf the token to put into every form
 * @param remoteAddress of the peer, for rate limits only
 * @param forwarded whether a proxy says that it handed this request on (Forwarded, X-Forwarded-*,
 *     X-Real-IP, Via), or it was asked under a name that is not this machine's own; what it says is
 *     never believed
 * @param session the session's secret, empty when there is none; for signing out only
 */
public record Ask(
    Who who,
    String path,
    Map<String, String> variables,
    Map<String, List<String>> fields,
    Map<String, Upload> files,
    String csrf,
    String remoteAddress,
    boolean forwarded,
    Optional<String> session) {

  /**
   * An uploaded file, kept on disk while the request lasts.
   *
   * @param name as the browser gave it; never trusted as a path
   * @param at where its bytes are
   */
  public record Upload(String name, java.nio.file.Path at) {}

  /** A variable of the route's address. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no variable " + name);
    }
    return value;
  }

  /** A variable that is a uuid; empty when it is not one (the page does not exist). */
  public Optional<UUID> uuid(String name) {
    return uuidOf(variables.getOrDefault(name, ""));
  }

  /** A field that is a uuid; empty when missing or not one (somebody changed the form). */
  public Optional<UUID> typedUuid(String name) {
    return uuidOf(typed(name));
  }

  /** The values of a field that are uuids, in the order sent; others are left out. */
  public List<UUID> allUuids(String name) {
    return all(name).stream().flatMap(value -> uuidOf(value).stream()).toList();
  }

  private static Optional<UUID> uuidOf(String word) {
    try {
      return Optional.of(UUID.fromString(word));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The first value of a field, stripped; empty when missing or blank. */
  public Optional<String> field(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() || values.getFirst().isBlank()
        ? Optional.empty()
        : Optional.of(values.getFirst().strip());
  }

  /**
   * The first value of a field as typed, "" when missing: what a form shows again after an error.
   */
  public String typed(String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  /** All values of a field. */
  public List<String> all(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** A field that is an ISO date (yyyy-mm-dd); empty when missing or not a date. */
  public Optional<LocalDate> date(String name) {
    try {
      return field(name).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether anything was typed into the three boxes of a date. */
  public boolean isDateTyped(String name) {
    return List.of("-day", "-month", "-year").stream()
        .anyMatch(box -> field(name + box).isPresent());
  }

  /** A day, month and year typed into the three boxes name-day, name-month, name-year. */
  public Optional<LocalDate> dateBoxes(String name) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(field(name + "-year").orElse("")),
              Integer.parseInt(field(name + "-month").orElse("")),
              Integer.parseInt(field(name + "-day").orElse(""))));
    } catch (NumberFormatException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }
}
