package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who came and went, the item, a vote that was abandoned and two dissents of {@link MeetingStory}.
 */
final class WholeStory {
  private WholeStory() {}

  /** P-5 votes by proxy. */
  static List<Map<String, Object>> room() {
    List<Map<String, Object>> room = new ArrayList<>();
    for (String person : List.of("P-1", "P-2", "P-3", "P-4", "P-6")) {
      String role = person.equals("P-6") ? "lay" : "gp";
      room.add(new TreeMap<>(Map.of("person", person, "role", role)));
    }
    return room;
  }

  static void comings(MeetingStory story) {
    int second = 10;
    for (String person : List.of("P-1", "P-2", "P-3", "P-4", "P-6", "P-7")) {
      coming(story, person, "arrived", person.equals("P-6") ? "lay" : "gp", second++);
    }
    coming(story, "P-4", "left", "gp", second++);
    coming(story, "P-4", "arrived", "gp", second++);
    coming(story, "P-7", "wall", "", second);
  }

  private static void coming(
      MeetingStory story, String person, String because, String seat, int second) {
    Map<String, Object> f = new TreeMap<>();
    f.put("item", because.equals("wall") ? "item-1" : "");
    f.put("what", List.of("arrived", "returned").contains(because) ? "in" : "out");
    f.put("because", because);
    f.put("seat", seat);
    story.pick(
        "meeting.presence",
        "meeting:" + MeetingStory.MEETING,
        "2026-11-10T17:50:" + second + ".000000Z",
        f,
        Map.of("person", person));
  }

  static void dissents(MeetingStory story) {
    dissent(story, "dissent-1", "self", "neighbourhood", "I was not asked.");
    dissent(story, "dissent-2", "secretary", "", "Nor was I, and “one line” is none.");
  }

  private static void dissent(
      MeetingStory story, String id, String entered, String seat, String words) {
    story.pick(
        "decision.dissent",
        "decision:" + MeetingStory.REF,
        "2026-11-11T09:00:00.000000Z",
        new TreeMap<>(Map.of("dissent", id, "entered", entered, "seat", seat)),
        Map.of("words", words, "person", "P-4"));
  }

  static void item(MeetingStory story) {
    story.pick(
        "meeting.item",
        "meeting:" + MeetingStory.MEETING,
        "2026-11-05T12:00:00.100000Z",
        new TreeMap<>(
            Map.of(
                "item", "item-1",
                "part", "part-1",
                "kind", "decision",
                "matter", MeetingStory.MATTER)),
        Map.of("title", "One telephone line"));
  }

  static void abandoned(MeetingStory story) {
    story.pick(
        "meeting.poll-abandoned",
        "meeting:" + MeetingStory.MEETING,
        "2026-11-10T18:39:00.000000Z",
        new TreeMap<>(Map.of("poll", "poll-0", "item", "item-1", "motion", "motion-1")),
        Map.of("reason", "Opened before the debate was over"));
  }
}
