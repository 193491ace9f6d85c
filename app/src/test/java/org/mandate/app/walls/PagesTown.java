package org.mandate.app.walls;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.TestServer;
import org.mandate.app.matters.Matter;

/**
 * The small world of walls behind a web server, with the readers that a page must tell apart:
 * nobody, a voter of a practice, an officer, a conflicted member, the guardian, a guardian who is
 * conflicted on one matter, and the guardian of another body.
 */
final class PagesTown implements AutoCloseable {
  final WallTown w = WallTown.founded();
  final UUID stranger = UUID.randomUUID();
  final UUID voter;
  final TestServer server;
  private final Map<UUID, TestServer.Browser> browsers = new HashMap<>();

  PagesTown() {
    voter = w.town.voters.values().iterator().next();
    w.job(
        "town",
        () -> {
          w.town.elsewhere(stranger);
          return true;
        });
    server = TestServer.of(w.t);
  }

  /** One browser a person, signed in; nobody's for null is {@link #nobody}. */
  TestServer.Browser as(UUID person) {
    return browsers.computeIfAbsent(person, p -> server.browser(w.t.session(p)));
  }

  TestServer.Browser nobody() {
    return server.browser();
  }

  /** From today on the guardian is a partner of a federation's practice. */
  void guardianJoins(String practice) {
    w.job(
        "town",
        () ->
            w.p.people.affiliate(
                w.guardian, practice, "partner", LocalDate.of(2025, 4, 1), Optional.empty()));
  }

  static String at(Matter m, String below) {
    return "/matters/" + m.id() + below;
  }

  /** The three boxes of a date. */
  static Map<String, String> date(String name, LocalDate day) {
    return Map.of(
        name + "-day", String.valueOf(day.getDayOfMonth()),
        name + "-month", String.valueOf(day.getMonthValue()),
        name + "-year", String.valueOf(day.getYear()));
  }

  @SafeVarargs
  static Map<String, String> fields(Map<String, String>... parts) {
    Map<String, String> all = new HashMap<>();
    for (Map<String, String> part : parts) {
      all.putAll(part);
    }
    return all;
  }

  /** How many rows the owner counts. */
  long count(String sql, Object... values) {
    try (var owner = w.t.databases.asOwner();
        var s = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        s.setObject(i + 1, values[i]);
      }
      try (var row = s.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
