package org.mandate.cli.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.MeetingKind;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.Way;

/**
 * A vote at a meeting: what cannot be is a fault here, what broke a rule is judged later. In the
 * full cut the votes given by name are counted again, and the members by role from their offices.
 */
final class MeetingStep {
  private static final String VOTES = "votes";
  private static final String ABSTAIN = "abstain";

  private final Chain chain;
  private final Entry entry;
  private final Entry called;
  private final Findings found;
  private final Poll poll;

  /**
   * What the entries say of the meeting.
   *
   * @param notice the day on which the papers went out
   * @param starts for when it was called
   * @param recounted whether every vote was counted again from who gave it
   * @param room whether everybody present was counted again
   */
  record Told(
      MeetingKind kind,
      LocalDate notice,
      Instant starts,
      Poll poll,
      boolean recounted,
      boolean room) {}

  private MeetingStep(Chain chain, Entry called, Findings found) {
    this.chain = chain;
    this.entry = chain.opened();
    this.called = called;
    this.found = found;
    this.poll = Poll.read(entry);
  }

  static Told check(Chain chain, Constitution constitution, Findings found) {
    Entry called = chain.sitting().orElseThrow().called();
    return new MeetingStep(chain, called, found).check(constitution);
  }

  private Told check(Constitution constitution) {
    Fields says = called.facts();
    MeetingKind kind =
        switch (says.text("kind")) {
          case "board" -> MeetingKind.BOARD;
          case "members" -> MeetingKind.MEMBERS;
          default -> throw says.fault("kind", "is neither board nor members");
        };
    Instant starts = says.time("starts");
    LocalDate notice = says.date("notice");
    order(starts);
    papers(notice);
    found.recomputed(
        "meeting",
        "Meeting: called for %s, agenda and papers out on %s; vote open from %s to %s."
            .formatted(
                clock(starts), Words.date(notice), clock(poll.opened()), clock(poll.closed())));
    Optional<BoardQuorum> quorum = constitution.boardQuorum().map(c -> c.setting());
    Optional<Offices.Board> board = quorum.map(q -> Offices.board(chain, q));
    if (kind == MeetingKind.BOARD) board.ifPresent(this::members);
    item();
    Optional<Map<String, String>> room = new RoomStep(chain, poll, found).check(board);
    boolean recounted = named(kind, board, room);
    tally(recounted);
    others();
    return new Told(kind, notice, starts, poll, recounted, room.isPresent());
  }

  private static String clock(Instant time) {
    return time.toString().replace('T', ' ').replace("Z", " UTC");
  }

  private void order(Instant starts) {
    Founding.requireBefore(chain.matter(), entry);
    Founding.requireBefore(called, entry);
    Founding.requireBefore(entry, chain.decision());
    if (!starts.isBefore(called.facts().time("ends"))) {
      throw called.fault("the meeting ends before it starts");
    }
    if (poll.closed().isBefore(poll.opened())) {
      throw entry.fault("the vote closed before it opened");
    }
    if (poll.closed().isAfter(entry.at())) {
      throw entry.fault("was written before the vote closed");
    }
    for (Entry opened : chain.of(Kinds.MEETING_OPENED)) {
      if (when(opened).isAfter(poll.opened())) {
        throw entry.fault("the vote opened before the meeting did, by " + opened.called());
      }
    }
    for (Entry closed : chain.of(Kinds.MEETING_CLOSED)) {
      if (when(closed).isBefore(poll.closed())) {
        throw entry.fault("the vote closed after the meeting did, by " + closed.called());
      }
    }
    chain.of(Kinds.VOTE).stream()
        .findFirst()
        .ifPresent(
            vote -> {
              throw vote.fault("is a vote of a ballot, the decision was taken at a meeting");
            });
  }

  private static Instant when(Entry entry) {
    return entry.facts().maybe("at", entry.facts()::time).orElse(entry.at());
  }

  private void papers(LocalDate notice) {
    LocalDate told = Words.day(called.at());
    if (notice.isAfter(told)) {
      throw called.fault("says that papers went out on a day that was still to come");
    }
    if (notice.isBefore(told)) {
      found.notChecked(
          "whether agenda and papers were out on %s: the record has it from %s"
              .formatted(Words.date(notice), Words.date(told)));
    }
  }

  private void members(Offices.Board board) {
    Optional<Headcount> counted = board.members();
    if (counted.isEmpty()) {
      boolean fits =
          poll.members().total() <= board.offices().total()
              && poll.members().byRole().entrySet().stream()
                  .allMatch(r -> r.getValue() <= board.offices().of(r.getKey()));
      if (!fits) {
        throw entry.fault("counts more members than hold a voting seat in this file");
      }
      found.notChecked(
          "members: %s counted, %s with a vote held; who held them is sealed"
              .formatted(
                  Words.number(poll.members().total()),
                  Words.counted(board.offices().total(), "seat")));
      return;
    }
    Map<String, Long> says = new HashMap<>(poll.members().byRole());
    says.values().removeIf(n -> n == 0);
    if (poll.members().total() != counted.get().total() || !says.equals(counted.get().byRole())) {
      throw entry.fault(
          "members are %s, recomputed from their offices they are %s"
              .formatted(words(poll.members()), words(counted.get())));
    }
    found.recomputed("members", "Members: %s, from their offices.".formatted(words(counted.get())));
  }

  private static String words(Headcount heads) {
    return Words.number(heads.total()) + " " + heads.byRole();
  }

  /** Votes by name, counted again where the cut opens them. */
  private boolean named(
      MeetingKind kind, Optional<Offices.Board> board, Optional<Map<String, String>> room) {
    boolean commits = entry.commitments().containsKey(VOTES);
    if (commits != (poll.way() == Way.NAMED)) {
      throw entry.fault(
          commits ? "commits to names in a vote that was not by name" : "by name, commits to none");
    }
    if (commits && kind == MeetingKind.MEMBERS) {
      found.notChecked("the votes by name of a meeting of the members: they decide nothing here");
      return false;
    }
    if (!commits) {
      found.notChecked("the votes: taken " + poll.way().words() + ", only counted");
      return false;
    }
    if (!entry.opened().containsKey(VOTES)) {
      found.notChecked("the votes by name: only their number is open in this cut");
      return false;
    }
    Map<String, String> people = new LinkedHashMap<>();
    Map<String, Long> held = new HashMap<>();
    Set<String> themselves = new HashSet<>();
    recount(people, held, themselves);
    long most = held.values().stream().mapToLong(n -> n).max().orElse(0);
    long byProxy = held.values().stream().mapToLong(n -> n).sum();
    if (byProxy > poll.proxies().given() || most > poll.proxies().mostHeld()) {
      throw votes("more votes were given by proxy than were counted");
    }
    if (people.size() - byProxy > poll.present().total()) {
      throw votes("more people voted than were present");
    }
    if (room.isPresent() && !room.get().keySet().containsAll(themselves)) {
      throw votes("somebody voted who was not counted as present");
    }
    board.flatMap(Offices.Board::people).ifPresent(seated -> seated(people, seated));
    return true;
  }

  private void recount(Map<String, String> people, Map<String, Long> held, Set<String> themselves) {
    Map<String, Long> counted = new HashMap<>();
    String last = "";
    for (Fields vote : list()) {
      vote.only("by", "choice", "person");
      String person = vote.text("person");
      if (person.compareTo(last) <= 0) {
        throw vote.fault("person", "is twice or not in order: " + person);
      }
      last = person;
      people.put(person, vote.text("choice"));
      counted.merge(vote.text("choice"), 1L, Long::sum);
      vote.maybe("by", vote::text)
          .ifPresentOrElse(by -> held.merge(by, 1L, Long::sum), () -> themselves.add(person));
      if (vote.has("by") && vote.text("by").equals(person)) {
        throw vote.fault("by", "is the voter");
      }
    }
    Votes says = poll.votes();
    for (String choice : counted.keySet()) {
      if (!choice.equals(ABSTAIN) && !says.byOption().containsKey(choice)) {
        throw votes("there is no option '" + choice + "'");
      }
    }
    says.byOption().forEach((option, n) -> same(option, n, counted.getOrDefault(option, 0L)));
    same("abstained", says.abstained(), counted.getOrDefault(ABSTAIN, 0L));
  }

  private List<Fields> list() {
    Json value = entry.openedValue(VOTES);
    return new Fields(entry.opening(VOTES), "", Map.of(VOTES, value)).objects(VOTES);
  }

  private void same(String what, long says, long counted) {
    if (says != counted) {
      throw entry.fault(
          "%s is %s, counted from the votes by name it is %s"
              .formatted(what, Words.number(says), Words.number(counted)));
    }
  }

  private Fault votes(String reason) {
    return new Fault(entry.opening(VOTES), reason);
  }

  private void seated(Map<String, String> voted, Map<String, String> seated) {
    long others = voted.keySet().stream().filter(p -> !seated.containsKey(p)).count();
    if (others > 0) {
      found.notChecked(
          "whether %s who voted without a voting seat in this file may sit in a member's place"
              .formatted(others == 1 ? "1 person" : Words.number(others) + " people"));
    }
  }

  private void tally(boolean recounted) {
    StringBuilder text =
        new StringBuilder(recounted ? "Votes by name, counted again: " : "Votes: ");
    poll.votes()
        .byOption()
        .forEach(
            (option, n) -> text.append(option).append(' ').append(Words.number(n)).append("; "));
    text.append("abstained ")
        .append(Words.number(poll.votes().abstained()))
        .append("; did not vote ")
        .append(Words.number(poll.votes().didNotVote()))
        .append('.');
    if (recounted) {
      found.recomputed("tally", text.toString());
    } else {
      found.trusted("tally", text + " The figures are those that the record committed to.");
    }
  }

  /** The item on the agenda at which the vote was taken, as it stood when the vote opened. */
  private void item() {
    String item = entry.facts().text("item");
    List<Entry> of =
        chain.before(Kinds.ITEM, entry).stream()
            .filter(e -> e.facts().text("item").equals(item))
            .toList();
    if (of.isEmpty()) {
      found.notChecked("the item on the agenda: no entry about it is in this file");
      return;
    }
    Fields f = of.getLast().facts();
    String matter = f.text("matter");
    if (!matter.isEmpty() && !matter.equals(entry.facts().text("matter"))) {
      throw f.fault("matter", "is not the matter that was voted on");
    }
    found.recomputed(
        "item",
        "Item: on the agenda since %s, for %s."
            .formatted(clock(of.getLast().at()), f.text("kind")));
  }

  private void others() {
    if (poll.proxies().given() > 0) {
      found.notChecked("the proxies: only their number is here");
    }
    String motion = entry.facts().text("motion");
    long again =
        chain.of(Kinds.POLL).stream()
            .filter(e -> e.index() != entry.index())
            .filter(e -> e.facts().text("motion").equals(motion))
            .count();
    if (again > 0) {
      found.notChecked(
          Words.counted(again, "other vote") + " on the same motion: not judged with this one");
    }
    long abandoned =
        chain.before(Kinds.ABANDONED, entry).stream()
            .filter(e -> e.facts().text("motion").equals(motion))
            .count();
    if (abandoned > 0) {
      found.notChecked(
          Words.counted(abandoned, "vote")
              + " on the same motion abandoned before this one: without a result");
    }
    if (poll.chair().isEmpty()) {
      found.notChecked("who presided: the vote names no office");
    }
  }
}
