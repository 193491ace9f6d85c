package org.mandate.cli.certificate;

import java.util.List;
import java.util.Set;

/** The kinds of entry of docs/record.md: those judged here, and those known but not judged. */
final class Kinds {
  static final String FOUNDED = "body.founded";
  static final String STATUS = "body.status";
  static final String MEMBERSHIP = "body.membership";
  static final String CONSTITUTION = "constitution.adopted";
  static final String OFFICE_BEGAN = "office.began";
  static final String OFFICE_ENDED = "office.ended";
  static final String MATTER = "matter.opened";
  static final String PUBLISHED = "ballot.published";
  static final String CHALLENGED = "ballot.challenged";
  static final String SETTLED = "ballot.challenge-settled";
  static final String OPENED = "ballot.opened";
  static final String STOPPED = "ballot.stopped";
  static final String VOTE = "vote.cast";
  static final String CLOSED = "ballot.closed";
  static final String DECISION = "decision.taken";
  static final String IMPORTED = "register.imported";
  static final String STATED = "register.stated";
  static final String SEALED = "sealed";
  static final String POLICY = "policy.adopted";
  static final String PARTY = "matter.party";
  static final String PARTY_ENDED = "matter.party-ended";
  static final String CONFLICTS = "matter.conflicts";
  static final String CALLED = "meeting.called";
  static final String MEETING_OPENED = "meeting.opened";
  static final String MEETING_CLOSED = "meeting.closed";
  static final String POLL = "meeting.poll";
  static final String CANCELLED = "meeting.cancelled";
  static final String ABANDONED = "meeting.poll-abandoned";
  static final String PRESENCE = "meeting.presence";
  static final String ITEM = "meeting.item";
  static final String DISSENT = "decision.dissent";

  private static final Set<String> JUDGED =
      Set.of(
          FOUNDED,
          STATUS,
          MEMBERSHIP,
          CONSTITUTION,
          OFFICE_BEGAN,
          OFFICE_ENDED,
          MATTER,
          PUBLISHED,
          CHALLENGED,
          SETTLED,
          OPENED,
          STOPPED,
          VOTE,
          CLOSED,
          DECISION,
          IMPORTED,
          STATED,
          SEALED,
          POLICY,
          PARTY,
          PARTY_ENDED,
          CONFLICTS,
          CALLED,
          MEETING_OPENED,
          MEETING_CLOSED,
          POLL,
          CANCELLED,
          ABANDONED,
          PRESENCE,
          ITEM,
          DISSENT);
  private static final Set<String> NOT_JUDGED =
      Set.of(
          "mandate.topic",
          "mandate.granted",
          "mandate.withdrawn",
          "constitution.refused",
          "meeting.motion",
          "meeting.closure",
          "meeting.owner",
          "meeting.series",
          "log.opened",
          "erasure.made");

  /** Of promises that hang on the decision: {@link PromiseStep} says what of them it judged. */
  private static final Set<String> PROMISES =
      Set.of(
          "promise.made",
          "promise.version",
          "promise.beneficiary",
          "promise.dues",
          "promise.money",
          "promise.answer",
          "promise.delivery",
          "promise.succession");

  private Kinds() {}

  static boolean isKnown(String kind) {
    return JUDGED.contains(kind)
        || SecretMove.isKnown(kind)
        || NOT_JUDGED.contains(kind)
        || PROMISES.contains(kind);
  }

  static void list(List<Entry> entries, Findings found) {
    for (Entry entry : entries) {
      if (!isKnown(entry.kind())) {
        found.notChecked(entry.called() + ": a kind of entry this program does not know");
      } else if (NOT_JUDGED.contains(entry.kind())) {
        found.notChecked(
            entry.called() + ": it stands in the record; nothing here is judged by it");
      }
    }
  }
}
