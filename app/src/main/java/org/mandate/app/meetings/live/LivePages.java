package org.mandate.app.meetings.live;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Reply;
import org.mandate.app.web.TypedWords;

/** The page of a meeting in session, its projector view, and the events that tell of changes. */
public final class LivePages {
  static final String PAGE = "meetings/live.jte";
  private final LiveGround ground;
  private final Pulse pulse;

  public LivePages(LiveGround ground, Pulse pulse) {
    this.ground = ground;
    this.pulse = pulse;
  }

  /**
   * The page around what changes.
   *
   * @param fragment address of what is drawn anew; empty where nothing changes any more
   * @param events address of the events
   * @param taken the form that was taken, so that the phone forgets what it kept; empty for none
   * @param still whether the reader stopped the page from loading itself anew without a script
   */
  public record Page(LiveView view, String fragment, String events, String taken, boolean still) {}

  /** The page. */
  public Reply show(Ask ask) {
    return ground.at(ask, m -> page(ask, m, false));
  }

  /** The view for the projector: nothing to press. */
  public Reply projector(Ask ask) {
    return ground.at(ask, m -> page(ask, m, true));
  }

  private Reply page(Ask ask, Meeting m, boolean projector) {
    LiveView view = view(ask, m, projector);
    String at = projector ? m.path() + "/projector" : LiveGround.at(m);
    Page page =
        new Page(
            view,
            view.follows() ? at + "/state" : "",
            view.follows() ? at + "/events" : "",
            TypedWords.taken(ask),
            ask.field("still").isPresent());
    Reply.Look look = ground.look(m);
    return Reply.page(projector ? "meetings/projector.jte" : PAGE, view.heading(), page)
        .with(
            projector
                ? look.withoutMenu().wider()
                : look.back(m.path(), "The meeting’s agenda and papers"));
  }

  /** What changes, alone. */
  public Reply state(Ask ask) {
    return ground.at(ask, m -> fragment(view(ask, m, false)));
  }

  /** The same for the projector. */
  public Reply projectorState(Ask ask) {
    return ground.at(ask, m -> fragment(view(ask, m, true)));
  }

  private static Reply fragment(LiveView view) {
    return Reply.page("meetings/state.jte", view.heading(), view);
  }

  private LiveView view(Ask ask, Meeting m, boolean projector) {
    LiveShow show = new LiveShow(new Sight(ground, ask, m, projector));
    String version = version(ask, m, projector);
    return projector ? show.projector(version) : show.page(version);
  }

  /** Events that say only that something changed; who hears what is asked at each of them. */
  public Reply events(Ask ask) {
    return stream(ask, false);
  }

  /** The same for the projector, which counts votes as they come. */
  public Reply projectorEvents(Ask ask) {
    return stream(ask, true);
  }

  private Reply stream(Ask ask, boolean projector) {
    Optional<Meeting> meeting = ground.meeting(ask);
    if (meeting.isEmpty()) {
      return new Reply.NotFound();
    }
    Meeting m = meeting.get();
    boolean votes = projector || ground.conducts(m);
    return new Reply.Stream(
        again -> now(again, m.id(), projector), () -> pulse.follow(m.id(), votes));
  }

  private Optional<String> now(Ask ask, UUID id, boolean projector) {
    return ground
        .live
        .ground()
        .meetings()
        .find(id)
        .filter(m -> m.state() == Meeting.State.CALLED || m.state() == Meeting.State.OPEN)
        .map(m -> version(ask, m, projector));
  }

  /** Changes with whatever the reader may see; votes are counted for those who show the count. */
  private String version(Ask ask, Meeting m, boolean projector) {
    Map<UUID, Long> parts = ground.live.room().versions(m);
    String version = parts.values().stream().map(String::valueOf).collect(Collectors.joining("."));
    boolean votes = projector || ground.conducts(m);
    if (!votes) {
      return version + "." + m.state().code();
    }
    long turnout =
        ground.live.polls().of(m).stream()
            .filter(p -> p.state() == Poll.State.OPEN)
            .mapToLong(ground.live.polls()::turnout)
            .sum();
    return version + "." + m.state().code() + "." + turnout;
  }
}
