package org.mandate.app.meetings.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Audited;
import org.mandate.constitution.Setting.Way;

/** Holds who came and went, motions and votes against their entries. */
final class LiveAudits {
  private LiveAudits() {}

  private record Rows(String table, Consumer<Consumer<Audited.Row>> give) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      give.accept(each);
    }
  }

  static List<Audited> of(
      Live.Ground ground, RoomStore room, MotionStore motions, PollStore polls) {
    return List.of(
        new Rows("presence", each -> room.withEntries().forEach(p -> each.accept(row(p)))),
        new Rows("motion", each -> motions.withEntries().forEach(m -> each.accept(row(m)))),
        new Rows("poll", each -> polls.withEntries().forEach(p -> each.accept(row(p, ground)))));
  }

  private static Audited.Row row(Presence p) {
    return new Audited.Row(
        "presence " + p.id(),
        p.entry(),
        LiveEntries.facts(p),
        Map.of("person", p.person().toString()));
  }

  private static Audited.Row row(Motion m) {
    return new Audited.Row(
        "motion " + m.position(),
        m.entry(),
        LiveEntries.facts(m),
        Map.of("text", m.texts().getFirst().words()));
  }

  // Votes by name go with an erased person, so the entry's list is not rebuilt from the rows.
  private static Audited.Row row(Poll p, Live.Ground ground) {
    if (p.state() == Poll.State.ABANDONED) {
      return new Audited.Row(
          "abandoned vote " + p.id(),
          p.entry(),
          LiveEntries.abandonedFacts(p),
          Map.of("reason", p.why()));
    }
    Optional<Matter> matter = p.matter().flatMap(ground.matters()::find);
    return new Audited.Row(
        (p.way() == Way.SECRET ? "secret vote " : "vote ") + p.id(),
        p.entry(),
        LiveEntries.facts(p, p.counted().orElseThrow(), matter.map(Matter::reserved).orElse("")),
        Map.of());
  }
}
