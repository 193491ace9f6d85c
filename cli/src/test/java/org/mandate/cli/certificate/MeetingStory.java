package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mandate.constitution.Clause;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Mark;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.OfRole;
import org.mandate.constitution.Setting.VotingSeat;
import org.mandate.constitution.Setting.Way;
import org.mandate.constitution.Threshold.Base;

/**
 * The record of one decision of a board of six: five there, one vote by proxy, three for and three
 * against, and the chair's casting vote. A case changes what one entry says before the log takes it
 * in, as a dishonest writer would.
 */
final class MeetingStory {
  static final String REF = "marlbrook-2026-052";
  static final String MEETING = "11111111-1111-4111-8111-111111111111";
  static final String POLL = "12121212-1212-4121-8121-121212121212";
  static final String MATTER = "22222222-2222-4222-8222-222222222222";

  final TestLog log = new TestLog("example.org/record", 1);
  final List<Integer> picks = new ArrayList<>();
  private final Map<String, Consumer<Map<String, Object>>> facts = new HashMap<>();
  private final Map<String, Consumer<Map<String, Object>>> sealed = new HashMap<>();
  private final Map<String, String> times = new HashMap<>();
  private final Map<String, String> subjects = new HashMap<>();
  private final List<String> order =
      new ArrayList<>(
          List.of(
              "body.founded",
              "constitution.adopted",
              "offices",
              "matter.opened",
              "meeting.called",
              "meeting.opened",
              "meeting.poll",
              "meeting.closed",
              "decision.taken"));
  private Constitution rules = rules();
  private Consumer<MeetingStory> beforePoll = s -> {};

  static Constitution rules() {
    var board =
        new Setting.BoardQuorum(
            List.of(
                new VotingSeat("chair", "gp"),
                new VotingSeat("neighbourhood", "gp"),
                new VotingSeat("treasurer", "lay")),
            4,
            Mark.atLeast(1, 3),
            List.of(new OfRole("gp", 2), new OfRole("lay", 1)));
    var voting =
        new Setting.BoardVoting(
            List.of("ordinary"),
            List.of(Way.NAMED, Way.SHOW, Way.SECRET),
            Mark.moreThan(1, 2),
            Base.OF_VOTES_CAST,
            1,
            new Setting.Casting(List.of("chair"), Setting.CastingUse.EITHER_WAY));
    return with(Map.of("6.3", board, "6.4", voting));
  }

  static Constitution with(Map<String, Setting> changed) {
    Constitution model = ModelConstitution.collective("Marlbrook Practices Together");
    return new Constitution(
        1,
        model.title(),
        model.clauses().stream()
            .map(
                c ->
                    new Clause(
                        c.number(),
                        c.title(),
                        c.text(),
                        changed.getOrDefault(c.number(), c.setting())))
            .toList());
  }

  MeetingStory facts(String kind, Consumer<Map<String, Object>> change) {
    facts.merge(kind, change, Consumer::andThen);
    return this;
  }

  MeetingStory sealed(String kind, Consumer<Map<String, Object>> change) {
    sealed.merge(kind, change, Consumer::andThen);
    return this;
  }

  MeetingStory at(String kind, String time) {
    times.put(kind, time);
    return this;
  }

  MeetingStory subject(String kind, String subject) {
    subjects.put(kind, subject);
    return this;
  }

  MeetingStory rules(Constitution constitution) {
    rules = constitution;
    return this;
  }

  MeetingStory beforePoll(Consumer<MeetingStory> more) {
    beforePoll = more;
    return this;
  }

  /**
   * With who was there by name, who came and went, the item, a vote that was abandoned and two
   * dissents: as the program writes it today.
   */
  MeetingStory whole() {
    order.addAll(order.indexOf("meeting.opened"), List.of("meeting.item", "meeting.presence"));
    order.add(order.indexOf("meeting.poll"), "meeting.poll-abandoned");
    order.add("decision.dissent");
    return sealed("meeting.poll", s -> s.put("room", WholeStory.room()));
  }

  MeetingStory without(String kind) {
    order.remove(kind);
    return this;
  }

  /** Puts one entry straight before another. */
  MeetingStory moved(String kind, String before) {
    order.remove(kind);
    order.add(order.indexOf(before), kind);
    return this;
  }

  Map<String, Object> full() {
    order.forEach(this::tell);
    String subject = subjects.getOrDefault("decision.taken", "decision:" + REF);
    return log.certificate(subject.substring(9), picks, true, Map.of());
  }

  Map<String, Object> cut() {
    Map<String, Object> certificate = full();
    TestLog.cut(certificate);
    return certificate;
  }

  void pick(String kind, String subject, String at, Map<String, ?> f, Map<String, ?> s) {
    Map<String, Object> told = new TreeMap<>(f);
    Map<String, Object> kept = new TreeMap<>(s);
    facts.getOrDefault(kind, x -> {}).accept(told);
    sealed.getOrDefault(kind, x -> {}).accept(kept);
    picks.add(
        log.add(
            kind, subjects.getOrDefault(kind, subject), times.getOrDefault(kind, at), told, kept));
  }

  private void tell(String kind) {
    switch (kind) {
      case "body.founded" -> founded();
      case "constitution.adopted" -> adopted();
      case "offices" -> offices();
      case "matter.opened" -> matter();
      case "meeting.poll" -> {
        beforePoll.accept(this);
        poll();
      }
      case "meeting.presence" -> WholeStory.comings(this);
      case "decision.dissent" -> WholeStory.dissents(this);
      case "meeting.item" -> WholeStory.item(this);
      case "meeting.poll-abandoned" -> WholeStory.abandoned(this);
      case "decision.taken" -> decision();
      default -> meeting(kind);
    }
  }

  private void founded() {
    pick(
        "body.founded",
        "body:marlbrook",
        "2024-04-01T08:00:00.000000Z",
        Map.of(
            "source", "member-mandate",
            "founder", "",
            "from", "2024-04-01",
            "rule",
                Map.of(
                    "networks", List.of(),
                    "practices", List.of("MB-001"),
                    "added", List.of(),
                    "leftOut", List.of())),
        Map.of("name", "Marlbrook Practices Together"));
  }

  private void adopted() {
    Map<String, Object> tree = TestLog.tree(TestLog.canonical(rules.toMap()));
    String hash = HexFormat.of().formatHex(TestLog.sha(TestLog.canonical(tree).getBytes(UTF_8)));
    String from = "2024-04-01T08:00:00.000000Z";
    pick(
        "constitution.adopted",
        "body:marlbrook",
        from,
        Map.of("version", 1, "hash", hash, "from", from, "by", "founding"),
        Map.of("constitution", tree));
  }

  /** P-1 has two seats and one vote; P-7 left before. */
  private void offices() {
    office(1, "chair", "P-1", "2027-04-01");
    office(2, "neighbourhood", "P-1", "2027-04-01");
    office(3, "neighbourhood", "P-2", "2027-04-01");
    office(4, "neighbourhood", "P-3", "2027-04-01");
    office(5, "neighbourhood", "P-4", "2027-04-01");
    office(6, "neighbourhood", "P-5", "2027-04-01");
    office(7, "treasurer", "P-6", "2027-04-01");
    office(8, "neighbourhood", "P-7", "2027-04-01");
    office(9, "returning-officer", "P-8", "2027-04-01");
    pick(
        "office.ended",
        "body:marlbrook",
        "2026-06-01T08:00:00.000000Z",
        Map.of(
            "office", "office-8",
            "seat", "neighbourhood",
            "constituency", "",
            "route", "elected",
            "from", "2025-04-01",
            "to", "2026-06-01"),
        Map.of("person", "P-7"));
  }

  private void office(int number, String seat, String person, String to) {
    pick(
        "office.began",
        "body:marlbrook",
        "2025-04-01T08:00:0" + number + ".000000Z",
        Map.of(
            "office",
            "office-" + number,
            "seat",
            seat,
            "constituency",
            "",
            "route",
            "elected",
            "from",
            "2025-04-01",
            "to",
            to),
        Map.of("person", person));
  }

  private void matter() {
    pick(
        "matter.opened",
        "matter:" + MATTER,
        "2026-10-20T08:00:00.000000Z",
        Map.of(
            "body", "marlbrook",
            "reference", "2026-052",
            "options", List.of(),
            "reserved", "",
            "question", ""),
        Map.of(
            "title", "A shared telephone line",
            "reasons", "Calls are lost",
            "options", Map.of(),
            "evidence", List.of(),
            "by", "P-8"));
  }

  private void meeting(String kind) {
    Map<String, Object> f = new TreeMap<>();
    String at = "2026-11-10T18:01:00.000000Z";
    switch (kind) {
      case "meeting.called" -> {
        at = "2026-11-05T12:00:00.000000Z";
        f.put("body", "marlbrook");
        f.put("series", "");
        f.put("reference", "2026-M07");
        f.put("kind", "board");
        f.put("starts", "2026-11-10T18:00:00.000000Z");
        f.put("ends", "2026-11-10T20:00:00.000000Z");
        f.put("notice", "2026-11-05");
        f.put("items", 4);
      }
      case "meeting.opened" -> {
        f.put("at", at);
        f.put("present", Map.of("total", 5, "roles", Map.of("gp", 4, "lay", 1)));
      }
      default -> {
        at = "2026-11-10T19:50:00.000000Z";
        f.put("at", at);
        f.put("present", Map.of("total", 5, "roles", Map.of("gp", 4, "lay", 1)));
      }
    }
    Map<String, Object> words =
        kind.equals("meeting.called") ? Map.of("title", "Board", "place", "Mill House") : Map.of();
    pick(kind, "meeting:" + MEETING, at, f, words);
  }

  private void poll() {
    pick(
        "meeting.poll",
        "meeting:" + MEETING,
        "2026-11-10T18:42:00.100000Z",
        pollFacts(),
        Map.of("votes", names()));
  }

  Map<String, Object> pollFacts() {
    Map<String, Object> f = new TreeMap<>();
    f.put("poll", POLL);
    f.put("motion", "motion-1");
    f.put("item", "item-1");
    f.put("matter", MATTER);
    f.put("question", "ordinary");
    f.put("constitution", 1);
    f.put("way", "named");
    f.put("opened", "2026-11-10T18:40:00.000000Z");
    f.put("closed", "2026-11-10T18:42:00.000000Z");
    f.put("chair", "office-1");
    f.put("members", heads(6, 5, 1));
    f.put("present", heads(5, 4, 1));
    f.put("votes", new TreeMap<>(Map.of("for", 3, "against", 3, "abstained", 0, "didNotVote", 0)));
    f.put("proxies", 1);
    f.put("proxiesHeld", 1);
    f.put("casting", new TreeMap<>(Map.of("seat", "chair", "choice", "for")));
    f.put("conflicts", new TreeMap<>(Map.of("found", 1, "handled", 1)));
    return f;
  }

  static Map<String, Object> heads(int total, int gp, int lay) {
    return new TreeMap<>(
        Map.of("total", total, "roles", new TreeMap<>(Map.of("gp", gp, "lay", lay))));
  }

  static List<Map<String, Object>> names() {
    List<Map<String, Object>> names = new ArrayList<>();
    names.add(vote("P-1", "for"));
    names.add(vote("P-2", "for"));
    names.add(vote("P-3", "against"));
    names.add(vote("P-4", "against"));
    Map<String, Object> proxy = vote("P-5", "against");
    proxy.put("by", "P-2");
    names.add(proxy);
    names.add(vote("P-6", "for"));
    return names;
  }

  static Map<String, Object> vote(String person, String choice) {
    return new TreeMap<>(Map.of("person", person, "choice", choice));
  }

  private void decision() {
    List<Map<String, Object>> checks = new ArrayList<>();
    String[][] met = {
      {"5.3", "Right voters"},
      {"6.5", "Notice"},
      {"6.3", "Quorum"},
      {"6.3", "Quorum by role"},
      {"11.2", "Conflicts"},
      {"6.4", "Vote"},
      {"6.4", "Proxies"},
      {"6.4", "Casting vote"},
      {"6.4", "Threshold"},
      {"6.1", "Mandate in date"}
    };
    for (String[] check : met) {
      checks.add(new TreeMap<>(Map.of("rule", check[0], "name", check[1], "met", true)));
    }
    Map<String, Object> f = new TreeMap<>();
    f.put("meeting", MEETING);
    f.put("poll", POLL);
    f.put("matter", MATTER);
    f.put("body", "marlbrook");
    f.put("constitution", 1);
    f.put("capacity", "representative");
    f.put("clause", "5.3");
    f.put("outcome", "carried");
    f.put("chosen", "");
    f.put("valid", true);
    f.put("checks", checks);
    f.put("effect", "2027-01-01");
    pick(
        "decision.taken",
        "decision:" + REF,
        "2026-11-10T18:42:00.200000Z",
        f,
        Map.of("title", "One telephone line", "effect-words", "One line from January"));
  }
}
