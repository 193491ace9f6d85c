package org.mandate.app.meetings.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;

/** What one reader of a meeting in session may see and do: read once for a page. */
final class Sight {
  // Of a room with more than these the names of all are nobody's to read on one page.
  private static final int MOST = 300;
  final LiveGround ground;
  final Live live;
  final Ask ask;
  final Meeting m;
  final boolean takesPart;
  final Optional<UUID> me;
  final boolean conducts;
  final boolean projector;
  final Optional<Turn> turn;
  final Optional<Item> on;
  final List<Item> agenda;
  final Map<UUID, Presence> latest;
  final Map<UUID, String> names;

  Sight(LiveGround ground, Ask ask, Meeting m, boolean projector) {
    this.ground = ground;
    this.live = ground.live;
    this.ask = ask;
    this.m = m;
    this.takesPart = live.room().takesPart(m);
    this.me = projector ? Optional.empty() : LiveGround.person(ask);
    this.conducts = !projector && ground.conducts(m);
    this.projector = projector;
    this.turn = live.room().now(m);
    this.on = turn.flatMap(t -> ground.item(t.item()));
    this.agenda = live.ground().meetings().agendas().on(m);
    this.latest = latest();
    Set<UUID> people = new LinkedHashSet<>();
    latest.keySet().stream().limit(MOST).forEach(people::add);
    ground.offices(m).forEach(o -> o.person().ifPresent(people::add));
    live.floor().of(m).forEach(s -> people.add(s.person()));
    me.ifPresent(people::add);
    this.names = ground.names(m, people);
  }

  // Among many members each sees themselves, and whoever conducts sees everybody.
  private Map<UUID, Presence> latest() {
    if (m.kind() == Meeting.Kind.BOARD || conducts) {
      return live.room().latest(m);
    }
    Map<UUID, Presence> own = new LinkedHashMap<>();
    me.flatMap(p -> live.room().latest(m, p)).ifPresent(p -> own.put(p.person(), p));
    return own;
  }

  String name(UUID person) {
    return me.filter(person::equals).isPresent()
        ? names.getOrDefault(person, "You") + " (you)"
        : names.getOrDefault(person, "Somebody");
  }

  String to(String act) {
    return LiveGround.at(m) + "/" + act;
  }

  Press press(String act, String text) {
    return Press.of(to(act), text);
  }

  String seen() {
    return turn.map(t -> t.id().toString()).orElse("");
  }

  boolean isOver() {
    return m.state() == Meeting.State.CLOSED || m.state() == Meeting.State.CANCELLED;
  }

  boolean isHere() {
    return me.flatMap(p -> live.room().latest(m, p)).filter(Presence::in).isPresent();
  }

  String number(Item item) {
    int at = 1 + agenda.stream().map(Item::id).toList().indexOf(item.id());
    return at == 0 ? "Item" : "Item " + at;
  }

  String option(String id) {
    return on.flatMap(Item::matter)
        .flatMap(live.ground().matters()::find)
        .map(x -> x.words(id))
        .filter(words -> !words.equals(id))
        .orElseGet(() -> LiveWords.option(id));
  }
}
