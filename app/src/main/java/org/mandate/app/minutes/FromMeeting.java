package org.mandate.app.minutes;

import java.util.List;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.minutes.Sitting.Happening;

/** What happened, read from the features that noted it. */
final class FromMeeting implements Happened {
  private final Minutes.Ground ground;

  FromMeeting(Minutes.Ground ground) {
    this.ground = ground;
  }

  @Override
  public Sitting in(Meeting meeting, Part part, List<Item> items) {
    return new Sitting(
        meeting.openedAt(),
        meeting.closedAt(),
        List.of(),
        items.stream().map(i -> Happening.nothing(i.id(), i.position(), i.title())).toList(),
        next(meeting));
  }

  private String next(Meeting meeting) {
    return ground.meetings().of(meeting.body()).stream()
        .filter(m -> m.kind() == meeting.kind() && m.startsAt().isAfter(meeting.endsAt()))
        .filter(m -> m.state() == Meeting.State.CALLED || m.state() == Meeting.State.OPEN)
        .min(java.util.Comparator.comparing(Meeting::startsAt))
        .map(m -> "Next meeting: " + org.mandate.app.web.Dates.weekdayTime(m.startsAt()) + ".")
        .orElse("");
  }
}
