package org.mandate.app.meetings;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mandate.app.TestServer;
import org.mandate.app.walls.WallTown;

/** The small world of walls behind a web server, and what its forms need. */
final class MeetingTown implements AutoCloseable {
  static final String LIST = "/bodies/marlbrook/meetings";
  private static final Pattern STAMP = Pattern.compile("name=\"stamp\" value=\"(\\d+)\"");
  final WallTown w = WallTown.founded();
  final UUID secretary = w.town.secretary;
  final TestServer server;
  private final Map<UUID, TestServer.Browser> browsers = new HashMap<>();

  MeetingTown() {
    server = TestServer.of(w.t);
  }

  TestServer.Browser as(UUID person) {
    return browsers.computeIfAbsent(person, p -> server.browser(w.t.session(p)));
  }

  TestServer.Browser nobody() {
    return server.browser();
  }

  /** Looks at a form and sends it with its stamp, as a browser does. */
  HttpResponse<String> fill(UUID who, String path, Map<String, String> fields) {
    HttpResponse<String> form = as(who).get(path);
    if (form.statusCode() != 200) {
      return form;
    }
    Map<String, String> all = new LinkedHashMap<>(fields);
    stamp(form.body()).ifPresent(s -> all.putIfAbsent("stamp", s));
    return as(who).post(path.replaceAll("\\?on=.*|&on=.*", ""), all);
  }

  static Optional<String> stamp(String html) {
    Matcher found = STAMP.matcher(html);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
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
    Map<String, String> all = new LinkedHashMap<>();
    for (Map<String, String> part : parts) {
      all.putAll(part);
    }
    return all;
  }

  /** A single meeting of the board so many days from today, planned by the secretary's form. */
  String planned(String title, int days) {
    HttpResponse<String> done =
        fill(
            secretary,
            LIST + "/new",
            fields(
                Map.of(
                    "title",
                    title,
                    "starts",
                    "10am",
                    "ends",
                    "midday",
                    "place",
                    "The Corn Exchange",
                    "kind",
                    "board",
                    "seat",
                    "chair",
                    "anyway",
                    "yes"),
                date("day", w.today().plusDays(days))));
    return done.headers().firstValue("Location").orElseThrow(() -> new AssertionError(done.body()));
  }

  static UUID id(String path) {
    return UUID.fromString(path.replaceAll(".*/", ""));
  }

  @Override
  public void close() {
    server.close();
  }
}
