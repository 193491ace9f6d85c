package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.meetings.Item;

/**
 * The clock publishes what is approved once its day has come, and a closed part not before it
 * opens.
 */
class PublishedByTheClockTest {

  private static void owner(MinutesTown t, String sql) {
    try (var owner = t.w.t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(sql);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void dayHasCome(MinutesTown t, MinutesSet s) {
    owner(t, "update minutes set due_on = london_today() where id = '" + s.id() + "'");
  }

  private static Optional<String> seenByNobody(MinutesTown t, MinutesSet s) {
    return t.w.t.asNobody(
        () -> t.w.p.minutes.find(s.id()).map(t.w.p.minutes::read).map(Reading::text));
  }

  @Test
  void theClockPublishesOnTheDayAndWhatIsClosedOnTheDayItOpens() {
    try (MinutesTown t = new MinutesTown()) {
      Item item = t.laterItem("Board of April");
      MinutesSet open = t.circulated("open", "Noted");
      MinutesSet members = t.circulated("members", "OCELOT words");
      MinutesSet closed = t.circulated("closed", "QUAGGA words");
      for (MinutesSet s : new MinutesSet[] {open, members, closed}) {
        t.approved(s, item);
      }
      Approvals a = t.w.p.minutes.approvals();
      assertThat(t.w.job("closer", a::due)).isEmpty();
      assertThat(t.w.job("closer", () -> a.publishDue(open.id()))).isEmpty();

      dayHasCome(t, open);
      dayHasCome(t, members);
      dayHasCome(t, closed);
      assertThat(t.w.job("closer", a::due)).containsExactlyInAnyOrder(open.id(), members.id());
      t.w.job("closer", () -> a.publishDue(open.id()).orElseThrow());
      t.w.job("closer", () -> a.publishDue(members.id()).orElseThrow());
      assertThat(seenByNobody(t, open)).hasValueSatisfying(x -> assertThat(x).contains("Noted"));
      assertThat(seenByNobody(t, members)).isEmpty();
      assertThat(seenByNobody(t, closed)).isEmpty();

      String part = closed.part().toString();
      owner(t, "update meeting_part set closed_until = london_today() where id = '" + part + "'");
      assertThat(t.w.job("closer", a::due)).containsExactly(closed.id());
      t.w.job("closer", () -> a.publishDue(closed.id()).orElseThrow());
      assertThat(seenByNobody(t, closed))
          .hasValueSatisfying(x -> assertThat(x).contains("QUAGGA words"));
      assertThat(
              t.w.t.asNobody(
                  () -> t.w.p.minutes.read(t.w.p.minutes.find(closed.id()).orElseThrow())))
          .satisfies(r -> assertThat(r.isAsApproved()).contains(true));
    }
  }
}
