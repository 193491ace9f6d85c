package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.bodies.Body;
import org.mandate.app.decisions.AtMeetings;
import org.mandate.app.decisions.Decision;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.Counted;
import org.mandate.app.meetings.live.Motion;
import org.mandate.app.meetings.live.Poll;
import org.mandate.app.minutes.Sitting.Agreed;
import org.mandate.app.minutes.Sitting.Amended;
import org.mandate.app.minutes.Sitting.CastingVote;
import org.mandate.app.minutes.Sitting.Decided;
import org.mandate.app.minutes.Sitting.Dissent;
import org.mandate.app.minutes.Sitting.Fate;
import org.mandate.app.minutes.Sitting.Moved;
import org.mandate.app.minutes.Sitting.Voted;

/** What was moved, voted, decided and agreed at the items of a meeting. */
final class Floor {
  private final Minutes.Ground ground;
  private final Meeting meeting;
  private final Body body;
  private final RoomNames names;
  private final List<Motion> motions;
  private final List<Poll> polls;

  Floor(Minutes.Ground ground, Meeting meeting, RoomNames names) {
    this.ground = ground;
    this.meeting = meeting;
    this.names = names;
    this.body = ground.bodies().find(meeting.body()).orElseThrow();
    this.motions = ground.live().motions().of(meeting);
    this.polls = ground.live().polls().of(meeting);
  }

  /** Whether nothing was put to the vote at an item. */
  boolean isUnvoted(Item item) {
    return polls.stream()
        .noneMatch(p -> p.item().equals(item.id()) && p.state() != Poll.State.ABANDONED);
  }

  List<Moved> motions(Item item) {
    return motions.stream()
        .filter(m -> m.item().equals(item.id()) && m.amends().isEmpty())
        .map(this::moved)
        .toList();
  }

  private Moved moved(Motion m) {
    return new Moved(
        m.texts().getFirst().words(),
        name(m.mover()),
        name(m.seconder()),
        motions.stream()
            .filter(a -> a.amends().equals(Optional.of(m.id())))
            .map(this::amended)
            .toList(),
        m.words(),
        fate(m),
        votes(m));
  }

  private Amended amended(Motion a) {
    return new Amended(a.words(), name(a.mover()), name(a.seconder()), fate(a), votes(a));
  }

  private String name(Optional<UUID> person) {
    return person.map(names::of).map(RoomNames.Name::name).orElse("");
  }

  private static Fate fate(Motion m) {
    return switch (m.state()) {
      case CARRIED -> Fate.CARRIED;
      case FALLEN -> Fate.FALLEN;
      case WITHDRAWN -> Fate.WITHDRAWN;
      case MOVED, OPEN, LAPSED -> Fate.LAPSED;
    };
  }

  private List<Voted> votes(Motion m) {
    return polls.stream()
        .filter(p -> p.motion().equals(m.id()))
        .flatMap(
            p ->
                p.state() == Poll.State.ABANDONED
                    ? Stream.of(Voted.abandoned(way(p), p.why()))
                    : p.state() == Poll.State.CLOSED
                        ? p.counted().map(c -> voted(m, p, c)).stream()
                        : Stream.empty())
        .toList();
  }

  private static String way(Poll p) {
    return switch (p.way()) {
      case SHOW -> "by show of hands";
      case NAMED -> "by name";
      case SECRET -> "in secret";
    };
  }

  private Voted voted(Motion m, Poll p, Counted c) {
    List<Sitting.Counted> counts = new ArrayList<>();
    Map<String, String> words = options(p);
    p.options()
        .forEach(
            option ->
                counts.add(
                    new Sitting.Counted(
                        words.getOrDefault(option, option),
                        c.votes().byOption().getOrDefault(option, 0L))));
    counts.add(new Sitting.Counted("abstained", c.votes().abstained()));
    if (c.votes().didNotVote() > 0) {
      counts.add(new Sitting.Counted("did not vote", c.votes().didNotVote()));
    }
    if (c.proxies().given() > 0) {
      counts.add(new Sitting.Counted("of these by proxy", c.proxies().given()));
    }
    return new Voted(
        way(p),
        counts,
        quorum(c),
        c.casting()
            .map(
                one ->
                    new CastingVote(
                        "The " + title(one.seat()),
                        words.getOrDefault(one.choice(), one.choice()))),
        result(m, p));
  }

  private String title(String seat) {
    return ground.actions().owners(body).title(seat, "").toLowerCase(Locale.UK);
  }

  private static String result(Motion m, Poll p) {
    if (!p.options().contains("for")) {
      return "";
    }
    return switch (m.state()) {
      case CARRIED -> "Carried";
      case FALLEN -> "Not carried";
      case LAPSED -> "No decision";
      case MOVED, OPEN, WITHDRAWN -> "";
    };
  }

  private Map<String, String> options(Poll p) {
    Map<String, String> words = new LinkedHashMap<>();
    p.matter()
        .flatMap(ground.matters()::find)
        .ifPresent(m -> m.options().forEach(o -> words.put(o.id(), o.words())));
    return words;
  }

  private String quorum(Counted c) {
    return Quorum.at(ground, meeting)
        .map(q -> "Quorum: " + q.words(c.present().total(), c.members().total()) + ".")
        .orElse("Present with a vote: " + c.present().total() + " of " + c.members().total() + ".");
  }

  Decided decided(Decision d) {
    AtMeetings at = ground.decisions().atMeetings();
    return new Decided(
        d.id() + ", " + d.outcomeWords(),
        at.words(d).map(AtMeetings.Words::motion).orElse(d.title()),
        d.valid(),
        "Which rule was not kept stands with it, at " + d.path() + ".",
        at.dissent(d).stream().map(x -> new Dissent(by(x), x.words())).toList());
  }

  private String by(org.mandate.app.decisions.Dissent x) {
    return x.person()
        .map(names::of)
        .map(RoomNames.Name::name)
        .filter(name -> !name.equals("A guest"))
        .orElse(x.seat().isEmpty() ? "a member" : "the " + title(x.seat()));
  }

  List<Agreed> actions(Item item, List<Decision> taken) {
    Map<UUID, AgreedAction> all = new LinkedHashMap<>();
    ground.actions().ofItem(body.id(), item.id()).forEach(a -> all.put(a.id(), a));
    taken.forEach(d -> ground.actions().ofDecision(d).forEach(a -> all.put(a.id(), a)));
    return all.values().stream()
        .map(
            a ->
                new Agreed(
                    ground.actions().owners(body).words(a.owner()),
                    a.words(),
                    Optional.of(a.due())))
        .toList();
  }
}
