package org.mandate.app.meetings.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.live.LiveView.Line;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;

/** Where chair or secretary note who comes and goes. */
public final class PeoplePage {
  private static final int MOST = 60;
  private final LiveGround ground;

  public PeoplePage(LiveGround ground) {
    this.ground = ground;
  }

  /**
   * The page.
   *
   * @param search where a name is searched
   * @param asked as typed
   */
  public record Page(
      String caption, String search, String asked, List<Line> lines, String shown, Link back) {
    /** Copies the list. */
    public Page {
      lines = List.copyOf(lines);
    }
  }

  public Reply show(Ask ask) {
    return ground.at(ask, m -> page(ask, m));
  }

  private Reply page(Ask ask, Meeting m) {
    String asked = ask.field("q").filter(q -> q.length() <= 100).orElse("");
    Map<UUID, Presence> latest = ground.live.room().latest(m);
    Map<UUID, String> people = people(m, latest);
    List<Map.Entry<UUID, String>> found =
        people.entrySet().stream()
            .filter(e -> e.getValue().toLowerCase(Locale.UK).contains(asked.toLowerCase(Locale.UK)))
            .sorted(Map.Entry.comparingByValue())
            .toList();
    List<Line> lines =
        found.stream().limit(MOST).map(e -> line(m, e, latest.get(e.getKey()), asked)).toList();
    String shown =
        found.size() > MOST
            ? "The first " + MOST + " of " + found.size() + ". Search for a name."
            : "";
    return Reply.page(
            "meetings/people.jte",
            "Who comes and goes",
            new Page(
                LiveGround.caption(m),
                LiveGround.at(m) + "/people",
                asked,
                lines,
                shown,
                new Link("Back to the meeting", LiveGround.at(m))))
        .with(ground.look(m).back(LiveGround.at(m), "The meeting"));
  }

  /** Offices first, then the people of member practices, then whoever else is here. */
  private Map<UUID, String> people(Meeting m, Map<UUID, Presence> latest) {
    Map<UUID, String> people = new LinkedHashMap<>();
    ground
        .offices(m)
        .forEach(
            o ->
                o.person()
                    .ifPresent(
                        p -> people.putIfAbsent(p, o.name() + ", " + ground.seat(m, o.seat()))));
    ground.live.ground().bodies().candidates(m.body()).forEach(people::putIfAbsent);
    List<UUID> others = latest.keySet().stream().filter(p -> !people.containsKey(p)).toList();
    people.putAll(ground.names(m, others));
    return people;
  }

  private static Line line(
      Meeting m,
      Map.Entry<UUID, String> person,
      @org.jspecify.annotations.Nullable Presence p,
      String asked) {
    String at = LiveGround.at(m);
    boolean here = p != null && p.because() != Presence.Because.LEFT;
    List<Press> acts = new ArrayList<>();
    Press press =
        here ? Press.of(at + "/people/left", "Has left") : Press.of(at + "/people/here", "Is here");
    acts.add(
        press.about(person.getValue()).with("person", person.getKey().toString()).with("q", asked));
    Prose words = Prose.of(person.getValue() + " ");
    if (p != null) {
      words =
          words.status(
              switch (p.because()) {
                case ARRIVED, RETURNED -> Status.yes("Here");
                case LEFT -> Status.none("Left");
                case WALL -> Status.part("Out for this item");
                case PART -> Status.part("Out of this part");
              });
    }
    return Line.of(words, acts);
  }
}
