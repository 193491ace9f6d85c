package org.mandate.cli.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The entries that lead to one decision, each found by what the next one names. An entry of a kind
 * that is judged here but that belongs to another body, ballot or decision is a fault.
 */
record Chain(
    List<Entry> entries,
    Entry decision,
    Entry matter,
    Entry opened,
    Entry closed,
    String body,
    String ballot,
    Optional<Sitting> sitting) {

  /**
   * The meeting at which a board decided; its poll is then what opened and closed the vote.
   *
   * @param called the last time it was called before the poll
   */
  record Sitting(String meeting, Entry called) {}

  static Chain find(Certificate c, List<Entry> entries) {
    Entry decision = one(entries, Kinds.DECISION, "decision:" + c.decision());
    Fields facts = decision.facts();
    if (facts.has("ballot") == facts.has("meeting")) {
      throw decision.fault("names a ballot and a meeting, or neither");
    }
    Chain chain = facts.has("meeting") ? atMeeting(entries, decision) : byBallot(entries, decision);
    entries.forEach(chain::belongs);
    chain.refer();
    return chain;
  }

  private static Chain byBallot(List<Entry> entries, Entry decision) {
    Fields facts = decision.facts();
    String ballot = facts.text("ballot");
    return new Chain(
        entries,
        decision,
        one(entries, Kinds.MATTER, "matter:" + facts.text("matter")),
        one(entries, Kinds.OPENED, "ballot:" + ballot),
        one(entries, Kinds.CLOSED, "ballot:" + ballot),
        facts.text("body"),
        ballot,
        Optional.empty());
  }

  private static Chain atMeeting(List<Entry> entries, Entry decision) {
    Fields facts = decision.facts();
    String meeting = facts.text("meeting");
    List<Entry> polls =
        entries.stream()
            .filter(e -> e.kind().equals(Kinds.POLL))
            .filter(e -> e.facts().text("poll").equals(facts.text("poll")))
            .toList();
    if (polls.size() != 1) {
      throw decision.fault(
          "names a vote that stands %d times in this file".formatted(polls.size()));
    }
    Entry poll = polls.getFirst();
    Entry called =
        entries.stream()
            .filter(e -> e.kind().equals(Kinds.CALLED) && e.index() < poll.index())
            .reduce((first, last) -> last)
            .orElseThrow(() -> poll.fault("no meeting.called stands before it in this file"));
    return new Chain(
        entries,
        decision,
        one(entries, Kinds.MATTER, "matter:" + facts.text("matter")),
        poll,
        poll,
        facts.text("body"),
        "",
        Optional.of(new Sitting(meeting, called)));
  }

  /** When the ballot opened, or the vote at a meeting. */
  Instant begins() {
    return opened.facts().time(sitting.isPresent() ? "opened" : "opens");
  }

  /** What its body and its constitution are looked for by. */
  Basis basis() {
    return new Basis(entries, body, opened, begins(), what(), opened.facts().whole("constitution"));
  }

  /** "ballot" or "vote", for sentences. */
  String what() {
    return sitting.isPresent() ? "vote" : "ballot";
  }

  /** The one entry of a kind about a subject. */
  static Entry one(List<Entry> entries, String kind, String subject) {
    List<Entry> found =
        entries.stream().filter(e -> e.kind().equals(kind) && e.subject().equals(subject)).toList();
    if (found.size() > 1) {
      throw found.get(1).fault("stands here twice for " + subject);
    }
    if (found.isEmpty()) {
      throw new Fault("entry", "there is no entry " + kind + " about " + subject + " in this file");
    }
    return found.getFirst();
  }

  private void belongs(Entry entry) {
    String due =
        switch (entry.kind()) {
          case Kinds.FOUNDED,
              Kinds.STATUS,
              Kinds.MEMBERSHIP,
              Kinds.CONSTITUTION,
              Kinds.OFFICE_BEGAN,
              Kinds.OFFICE_ENDED,
              Kinds.POLICY ->
              "body:" + body;
          case Kinds.PUBLISHED, Kinds.CHALLENGED, Kinds.SETTLED, Kinds.OPENED, Kinds.CLOSED ->
              "ballot:" + ballot;
          case Kinds.MATTER, Kinds.PARTY, Kinds.PARTY_ENDED, Kinds.CONFLICTS -> matter.subject();
          case Kinds.DECISION, Kinds.DISSENT -> decision.subject();
          case Kinds.CALLED,
              Kinds.MEETING_OPENED,
              Kinds.MEETING_CLOSED,
              Kinds.CANCELLED,
              Kinds.ABANDONED,
              Kinds.PRESENCE,
              Kinds.ITEM,
              Kinds.POLL ->
              sitting.map(s -> "meeting:" + s.meeting()).orElse(entry.subject());
          case Kinds.VOTE -> "vote";
          default -> entry.subject();
        };
    if (!entry.subject().equals(due)) {
      throw entry.fault("is about " + entry.subject() + ", not about " + due);
    }
    if (entry.kind().equals(Kinds.STOPPED) && entry.subject().equals("ballot:" + ballot)) {
      throw entry.fault("the ballot was stopped");
    }
    if (sitting.isPresent()
        && entry.kind().equals(Kinds.CANCELLED)
        && entry.index() < opened.index()) {
      throw entry.fault("the meeting was cancelled before the vote");
    }
  }

  /** Body, matter, question and options are the same wherever they are named. */
  private void refer() {
    same(sitting.map(Sitting::called).orElse(opened), "body", body);
    same(opened, "matter", decision.facts().text("matter"));
    same(matter, "body", body);
    question();
    String reference = body + "-" + matter.facts().text("reference");
    if (!isOf(decision.subject(), "decision:" + reference)) {
      throw decision.fault("is about " + decision.subject() + ", the matter says " + reference);
    }
    long version = opened.facts().whole("constitution");
    if (decision.facts().whole("constitution") != version) {
      throw decision.fault("names another version of the constitution than " + opened.part());
    }
  }

  /** A board may decide on a matter more than once: the second is numbered 2, and so on. */
  private boolean isOf(String subject, String first) {
    return subject.equals(first)
        || (sitting.isPresent()
            && subject.startsWith(first + "-")
            && subject.substring(first.length() + 1).matches("[2-9]|[1-9][0-9]{1,3}"));
  }

  /** A matter of a board's own business names no question and no options; its vote does. */
  private void question() {
    String asked = matter.facts().text("question");
    if (sitting.isEmpty() || !asked.isEmpty()) {
      same(opened, "question", asked);
    }
    List<String> options = matter.facts().texts("options");
    boolean same =
        sitting.isEmpty()
            ? opened.facts().texts("options").equals(options)
            : options.isEmpty() || Poll.options(opened).equals(new TreeSet<>(options));
    if (!same) {
      throw opened.fault("its options are not those of the matter");
    }
  }

  private static void same(Entry entry, String fact, String due) {
    String says = entry.facts().text(fact);
    if (!says.equals(due)) {
      throw entry.fault(fact + " is " + says + ", the decision is about " + due);
    }
  }

  List<Entry> of(String kind) {
    return entries.stream().filter(e -> e.kind().equals(kind)).toList();
  }

  Optional<Entry> first(String kind) {
    return of(kind).stream().findFirst();
  }

  /** Those of a kind that stood in the record when the ballot opened. */
  List<Entry> before(String kind, Entry limit) {
    return of(kind).stream().filter(e -> e.index() < limit.index()).toList();
  }
}
