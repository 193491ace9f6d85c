package org.mandate.cli.certificate;

import java.util.List;
import java.util.Optional;

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
    String ballot) {

  static Chain find(Certificate c, List<Entry> entries) {
    Entry decision = one(entries, Kinds.DECISION, "decision:" + c.decision());
    Fields facts = decision.facts();
    String body = facts.text("body");
    String ballot = facts.text("ballot");
    Chain chain =
        new Chain(
            entries,
            decision,
            one(entries, Kinds.MATTER, "matter:" + facts.text("matter")),
            one(entries, Kinds.OPENED, "ballot:" + ballot),
            one(entries, Kinds.CLOSED, "ballot:" + ballot),
            body,
            ballot);
    entries.forEach(chain::belongs);
    chain.refer();
    return chain;
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
          case Kinds.DECISION -> decision.subject();
          case Kinds.VOTE -> "vote";
          default -> entry.subject();
        };
    if (!entry.subject().equals(due)) {
      throw entry.fault("is about " + entry.subject() + ", not about " + due);
    }
    if (entry.kind().equals(Kinds.STOPPED) && entry.subject().equals("ballot:" + ballot)) {
      throw entry.fault("the ballot was stopped");
    }
  }

  /** Body, matter, question and options are the same wherever they are named. */
  private void refer() {
    same(opened, "body", body);
    same(opened, "matter", decision.facts().text("matter"));
    same(matter, "body", body);
    same(opened, "question", matter.facts().text("question"));
    String reference = body + "-" + matter.facts().text("reference");
    if (!decision.subject().equals("decision:" + reference)) {
      throw decision.fault("is about " + decision.subject() + ", the matter says " + reference);
    }
    if (!opened.facts().texts("options").equals(matter.facts().texts("options"))) {
      throw opened.fault("its options are not those of the matter");
    }
    long version = opened.facts().whole("constitution");
    if (decision.facts().whole("constitution") != version) {
      throw decision.fault("names another version of the constitution than " + opened.part());
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
