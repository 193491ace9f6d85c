package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.meetings.Item;
import org.mandate.app.search.Asked;
import org.mandate.app.search.Kind;

/** Search finds minutes for whoever may read them, and for nobody before. */
class MinutesAreFoundTest {
  static MinutesTown t;

  @BeforeAll
  static void world() {
    t = new MinutesTown();
  }

  @AfterAll
  static void end() {
    t.close();
  }

  private static long found(String word) {
    return t.w.p.search.find(Asked.of(word)).things().stream()
        .filter(thing -> thing.kind().filter(Kind.MINUTES::equals).isPresent())
        .count();
  }

  private static List<Long> found(String word, UUID... readers) {
    List<Long> all = new java.util.ArrayList<>();
    for (UUID reader : readers) {
      all.add(t.w.as(reader, () -> found(word)));
    }
    all.add(t.w.t.asNobody(() -> found(word)));
    return all;
  }

  /** For an officer, for a partner of a member practice, for nobody. */
  private static List<Long> found3(String word) {
    return found(word, t.w.treasurer, t.w.partner(4));
  }

  @Test
  void eachStepLetsMoreFindAnItemsWordsAndNoneBeforeItIsTheirs() {
    MinutesSet open = t.begun("open");
    t.fill(open, t.secretary, "hornbeam");
    assertThat(found3("hornbeam")).containsExactly(0L, 0L, 0L);
    t.w.as(t.secretary, () -> t.w.p.minutes.approvals().circulate(open).orElseThrow());
    // Two open items; of the third the matter is closed, and the partner is no officer.
    assertThat(found3("hornbeam")).containsExactly(3L, 2L, 0L);
    MinutesSet closed = t.circulated("closed", "whitebeam");
    MinutesSet members = t.circulated("members", "sorrel");
    assertThat(found3("whitebeam")).containsExactly(2L, 0L, 0L);
    assertThat(found3("sorrel")).containsExactly(1L, 1L, 0L);

    Item item = t.laterItem("Board of April");
    for (MinutesSet s : List.of(open, closed, members)) {
      t.approved(s, item);
    }
    Approvals a = t.w.p.minutes.approvals();
    t.w.as(t.secretary, () -> a.publish(open, new Who.Person(t.secretary)).orElseThrow());
    t.w.as(t.secretary, () -> a.publish(members, new Who.Person(t.secretary)).orElseThrow());
    assertThat(found3("hornbeam")).containsExactly(3L, 2L, 2L);
    assertThat(found3("sorrel")).containsExactly(1L, 1L, 0L);
    assertThat(found3("whitebeam")).containsExactly(2L, 0L, 0L);
    String rota = java.util.Objects.requireNonNull(t.items.get("rota")).id().toString();
    t.w.as(
        t.secretary,
        () ->
            a.correct(open, rota, "wayfaring words", "Misheard", new Who.Person(t.secretary))
                .orElseThrow());
    assertThat(found3("wayfaring")).containsExactly(1L, 1L, 1L);
    assertThat(found3("hornbeam")).containsExactly(2L, 1L, 1L);
  }
}
