package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.bodies.Office;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.Live;
import org.mandate.app.meetings.live.NamedVote;
import org.mandate.app.meetings.live.Poll;
import org.mandate.app.meetings.live.PollClosed;
import org.mandate.app.meetings.live.Presence;
import org.mandate.app.meetings.live.Voter;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;

/**
 * Makes decisions of the votes of a live meeting, and tells who was in the room. A vote of the
 * board on a motion about a matter decides; amendments decide nothing of their own, and a meeting
 * of the members asks the practices by a ballot.
 */
public final class LiveDecisions implements PollClosed {
  private final Decisions decisions;
  private final Live live;

  public LiveDecisions(Decisions decisions, Live live) {
    this.decisions = decisions;
    this.live = live;
    decisions.atMeetings().tellRoom(this::room);
  }

  @Override
  public void closed(Closed c) {
    boolean decides =
        c.motion().amends().isEmpty()
            && c.item().matter().isPresent()
            && c.meeting().kind() == Meeting.Kind.BOARD;
    if (decides) {
      decisions
          .atMeetings()
          .take(new TakenAtMeeting(c.meeting(), c.item(), c.motion().words(), facts(c.poll())));
    }
  }

  /** As the entry {@code meeting.poll} has it; a test holds the two against each other. */
  private Map<String, Object> facts(Poll p) {
    Map<String, Object> facts = new TreeMap<>(p.counted().orElseThrow().facts());
    facts.put("poll", p.id().toString());
    facts.put("motion", p.motion().toString());
    facts.put("item", p.item().toString());
    facts.put("matter", p.matter().map(UUID::toString).orElse(""));
    facts.put("way", p.way().name().toLowerCase(Locale.ROOT));
    facts.put("question", p.question());
    p.matter()
        .flatMap(live.ground().matters()::find)
        .map(m -> m.reserved())
        .filter(reserved -> !reserved.isEmpty())
        .ifPresent(reserved -> facts.put("reserved", reserved));
    facts.put("constitution", p.constitution());
    facts.put("opened", Record.time(p.openedAt()));
    facts.put("closed", Record.time(p.closedAt().orElseThrow()));
    p.chair().ifPresent(office -> facts.put("chair", office.toString()));
    return facts;
  }

  /** By name, as the rows of presence and roll that whoever asks may see tell it. */
  private InTheRoom.Room room(Source.OfMeeting at) {
    Optional<Poll> poll = live.polls().find(at.poll());
    Optional<Meeting> meeting = live.ground().meetings().find(at.meeting());
    if (poll.isEmpty() || meeting.isEmpty()) {
      return InTheRoom.UNKNOWN.of(at);
    }
    Map<UUID, Presence> latest = new HashMap<>();
    live.room().presence(meeting.get()).stream()
        .filter(p -> !p.at().isAfter(at.facts().closed()))
        .sorted(java.util.Comparator.comparing(Presence::at))
        .forEach(p -> latest.put(p.person(), p));
    Map<UUID, String> votes = new HashMap<>();
    for (NamedVote v : live.polls().votes(poll.get())) {
      v.voter().person().ifPresent(person -> votes.put(person, v.choice()));
    }
    Map<UUID, String> names = names(poll.get(), at);
    List<InTheRoom.Seated> present = new ArrayList<>();
    for (Voter v : live.polls().roll(poll.get())) {
      Optional<UUID> person = v.person().filter(names::containsKey);
      boolean there =
          person.map(latest::get).filter(Presence::in).isPresent()
              || person.filter(votes::containsKey).isPresent();
      if (there) {
        present.add(
            new InTheRoom.Seated(
                names.getOrDefault(person.get(), ""),
                v.role(),
                votes.getOrDefault(person.get(), "")));
      }
    }
    List<InTheRoom.Out> out = new ArrayList<>();
    latest.values().stream()
        .filter(p -> !p.in() && names.containsKey(p.person()))
        .forEach(
            p ->
                out.add(
                    new InTheRoom.Out(
                        names.getOrDefault(p.person(), ""), p.role(), why(p.because()))));
    present.sort(java.util.Comparator.comparing(InTheRoom.Seated::name));
    out.sort(java.util.Comparator.comparing(InTheRoom.Out::name));
    return new InTheRoom.Room(present, out);
  }

  private static String why(Presence.Because because) {
    return switch (because) {
      case WALL -> "Out for this item, by a conflict";
      case PART -> "Not at home in this part";
      case LEFT -> "Had left";
      case ARRIVED, RETURNED -> "";
    };
  }

  private Map<UUID, String> names(Poll poll, Source.OfMeeting at) {
    Map<UUID, String> names = new HashMap<>();
    for (Office o : live.ground().bodies().offices(poll.body())) {
      if (o.heldOn(Dates.on(at.facts().closed())) && !o.name().isEmpty()) {
        o.person().ifPresent(person -> names.put(person, o.name()));
      }
    }
    return names;
  }
}
