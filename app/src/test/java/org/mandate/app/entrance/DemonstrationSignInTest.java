package org.mandate.app.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Who;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;

/** The sign-in without mail exists for the invented town on this machine, and nowhere else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemonstrationSignInTest {
  private static final DemonstrationPages.Guest JOANNE =
      new DemonstrationPages.Guest(
          "joanne",
          "Joanne Tully",
          "joanne@weirlane.example.org",
          "Voter",
          "Votes for Weir Lane",
          true);
  private final TestProgram t = TestProgram.fresh();

  @Test
  void inADatabaseThatIsNotMarkedItDoesNotExist() {
    DemonstrationPages pages =
        new DemonstrationPages(
            t.program.signIn, this::marked, DemonstrationSignInTest::day, List.of(JOANNE));

    assertThat(answer(pages, false)).containsOnly(new Reply.NotFound());
  }

  @Test
  void whenTheServerListensWiderItDoesNotExist() {
    boolean onLoopback = false;
    DemonstrationPages pages =
        new DemonstrationPages(
            t.program.signIn, () -> onLoopback, DemonstrationSignInTest::day, List.of(JOANNE));

    assertThat(answer(pages, false)).containsOnly(new Reply.NotFound());
  }

  @Test
  void behindAProxyItDoesNotExist() {
    DemonstrationPages pages =
        new DemonstrationPages(
            t.program.signIn, () -> true, DemonstrationSignInTest::day, List.of(JOANNE));

    assertThat(answer(pages, true)).containsOnly(new Reply.NotFound());
    assertThat(answer(pages, false).getFirst()).isInstanceOf(Reply.Html.class);
  }

  @Test
  void whoIsNotInTheTownCannotEnter() {
    DemonstrationPages pages =
        new DemonstrationPages(
            t.program.signIn, () -> true, DemonstrationSignInTest::day, List.of(JOANNE));
    Ask stranger = ask(false, Map.of("person", List.of("nobody")));

    assertThat(t.<Reply>asNobody(() -> pages.enter(stranger))).isEqualTo(new Reply.NotFound());
  }

  private List<Reply> answer(DemonstrationPages pages, boolean forwarded) {
    Ask asked = ask(forwarded, Map.of("person", List.of("joanne")));
    return List.of(t.asNobody(() -> pages.list(asked)), t.asNobody(() -> pages.enter(asked)));
  }

  private boolean marked() {
    return t.program.isDemonstration();
  }

  private static Ask ask(boolean forwarded, Map<String, List<String>> fields) {
    return new Ask(
        new Who.Nobody(),
        "/demonstration",
        Map.of(),
        fields,
        Map.of(),
        "",
        "127.0.0.1",
        forwarded,
        Optional.empty());
  }

  private static TownDay day() {
    return new TownDay(java.time.LocalDate.of(2026, 11, 23), java.time.LocalDate.of(2026, 11, 24));
  }

  @Test
  void longAfterTheLoadThePageSaysThatItsBallotsHaveClosed() {
    TownDay day = day();

    assertThat(TownDay.words(day).plain()).contains("Its open ballots close in the days after");
    assertThat(TownDay.words(new TownDay(day.loaded(), day.today().plusYears(1))).plain())
        .contains("Monday 23 November 2026", "have closed since", "a new data folder");
  }
}
