package org.mandate.app.decisions;

import java.util.Locale;
import java.util.Optional;
import org.mandate.app.bodies.Office;
import org.mandate.app.matters.Matter;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Dates;
import org.mandate.constitution.DecisionFacts;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Setting;

/**
 * From a vote at a meeting to the facts that room constitution judges (docs/record.md, "Decisions
 * of a board at a meeting").
 */
final class AtMeetingRules {
  private AtMeetingRules() {}

  /** The facts, each from the entry that docs/record.md names. */
  static DecisionFacts facts(
      Matter matter, Meeting meeting, PollFacts poll, Optional<Office> chair) {
    String reserved = matter.reserved().isEmpty() ? poll.reserved() : matter.reserved();
    return new DecisionFacts(
        matter.isBusiness() ? poll.question() : matter.question(),
        reserved.isEmpty() ? null : reserved,
        Electorate.BOARD,
        meeting.calledAt().map(Dates::on).orElse(null),
        poll.opened(),
        poll.closed(),
        null,
        chair
            .map(o -> new DecisionFacts.Officer(o.seat(), o.from(), o.to().minusDays(1)))
            .orElse(null),
        poll.conflicts()
            .map(c -> new DecisionFacts.ConflictsFound(c.found(), c.handled()))
            .orElse(null),
        vote(meeting, poll));
  }

  private static DecisionFacts.Meeting vote(Meeting meeting, PollFacts poll) {
    return new DecisionFacts.Meeting(
        DecisionFacts.MeetingKind.valueOf(meeting.kind().name()),
        meeting.startsAt(),
        Setting.Way.valueOf(poll.way().toUpperCase(Locale.ROOT)),
        heads(poll.members()),
        heads(poll.present()),
        new Votes(poll.votes(), poll.abstained(), poll.didNotVote()),
        new DecisionFacts.Proxies(
            poll.proxies().given(), poll.proxies().mostHeld(), poll.proxies().barred()),
        poll.casting().map(c -> new DecisionFacts.CastingVote(c.seat(), c.choice())).orElse(null));
  }

  private static DecisionFacts.Headcount heads(PollFacts.Heads heads) {
    return new DecisionFacts.Headcount(heads.total(), heads.roles());
  }
}
