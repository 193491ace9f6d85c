package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;

/** What was set to be looked at again comes to whoever owns it, and papers to be written too. */
class ReviewComesToTheDeskTest {
  @Test
  void theOwnerOfTheMeetingIsToldOnTheDayAndNobodyElse() {
    MeetingDecided m = new MeetingDecided();
    m.prepare("open");
    Decision d = m.close("open", 3, 1);
    assertThat(m.as(m.w.chair, () -> m.w.p.decisions.dueForReview(m.w.body.id()))).isEmpty();
    m.w.town.owner("update decision set review_on = current_date");
    assertThat(m.as(m.w.chair, () -> m.w.p.decisions.owner(d))).isEqualTo("chair");
    m.w.town.realClock();
    try (TestServer server = TestServer.of(m.w.t)) {
      assertThat(server.browser(m.w.t.session(m.w.chair)).get("/").body())
          .contains("Look at a decision again: Who holds nights");
      assertThat(server.browser(m.w.t.session(m.w.treasurer)).get("/").body())
          .doesNotContain("Look at a decision again");
      assertThat(
              server.browser().get("/bodies/" + m.w.body.slug() + "/decisions?review=due").body())
          .contains("Who holds nights");
    }
  }
}
