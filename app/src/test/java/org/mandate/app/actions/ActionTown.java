package org.mandate.app.actions;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Office;
import org.mandate.app.walls.WallTown;

/** The small world of walls with a web server, and actions given in it. */
final class ActionTown implements AutoCloseable {
  final WallTown w = WallTown.founded();
  final UUID secretary = w.town.secretary;
  final TestServer server = TestServer.of(w.t);
  private final Map<UUID, TestServer.Browser> browsers = new HashMap<>();

  TestServer.Browser as(UUID person) {
    return browsers.computeIfAbsent(person, p -> server.browser(w.t.session(p)));
  }

  /** The office somebody holds in the body today. */
  Office office(UUID person) {
    return w.t.asNobody(
        () ->
            w.p.bodies.offices(w.body.id()).stream()
                .filter(o -> o.person().filter(person::equals).isPresent())
                .filter(o -> o.heldOn(w.p.bodies.today()))
                .findFirst()
                .orElseThrow());
  }

  Owner holder(UUID person) {
    return new Owner.Holder(office(person).id());
  }

  /** Given as the town tells its past, so that it can be overdue. */
  AgreedAction given(String words, Owner owner, int daysFromToday, AgreedAction.From from) {
    LocalDate due = w.today().plusDays(daysFromToday);
    NewAction wanted = new NewAction(words, Optional.of(owner), Optional.of(due), from);
    return w.job("town", () -> w.p.actions.giveAs(w.body, wanted));
  }

  AgreedAction given(String words, Owner owner, int daysFromToday) {
    return given(words, owner, daysFromToday, AgreedAction.From.NOTHING);
  }

  /** The action as it stands, read by the guardian. */
  AgreedAction again(AgreedAction a) {
    return w.as(w.guardian, () -> w.p.actions.find(a.id()).orElseThrow());
  }

  void ends(UUID person, LocalDate on) {
    Office office = office(person);
    w.as(secretary, () -> w.p.bodies.endOffice(office.id(), on).orElseThrow());
  }

  static Who who(UUID person) {
    return new Who.Person(person);
  }

  String at(AgreedAction a) {
    return "/bodies/" + w.body.slug() + "/actions/" + a.id();
  }

  /** The three boxes of a date. */
  static Map<String, String> date(String name, LocalDate day) {
    return Map.of(
        name + "-day", String.valueOf(day.getDayOfMonth()),
        name + "-month", String.valueOf(day.getMonthValue()),
        name + "-year", String.valueOf(day.getYear()));
  }

  @Override
  public void close() {
    server.close();
  }
}
