package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Challenge;
import org.mandate.app.elections.Elections;
import org.mandate.app.elections.Vote;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Log;
import org.mandate.app.record.Record;
import org.mandate.app.register.Evidence;
import org.mandate.app.register.FactProof;
import org.mandate.app.register.Register;
import org.mandate.tlog.Hash;
import org.mandate.tlog.InclusionProof;

/**
 * Makes the certificate of a decision in its two cuts (docs/record.md, "Certificates"): the entries
 * that led to it with their proofs, the openings, the signed checkpoint, and the log's note over
 * the parts' hashes. Made once the entries have their places; nothing in it is taken from a page.
 */
public final class Certificates {
  private static final Set<String> OF_THE_BODY =
      Set.of("body.founded", "body.status", "body.membership", "constitution.adopted");

  private final Decisions decisions;
  private final Elections elections;
  private final SecretElections secretElections;
  private final Bodies bodies;
  private final Register register;
  private final Record record;
  private final Log log;

  private @Nullable Further further;

  /** A feature whose facts hang on decisions, and stand in their certificates too. */
  public interface Further {
    /** The entries of what hangs on a decision, in any order. */
    List<Long> entries(Decision decision);

    /** The last place in the tree of an entry that hangs on each decision. */
    Map<String, Long> lastPlaces();
  }

  /** Lets a feature put its entries into certificates, which are made anew when more come. */
  public void tellFurther(Further feature) {
    further = feature;
  }

  /** What certificates are made from. */
  public record Ground(
      Decisions decisions,
      Elections elections,
      SecretElections secretElections,
      Bodies bodies,
      Register register,
      Record record,
      Log log) {}

  /** Makes certificates from these. */
  public Certificates(Ground ground) {
    this.decisions = ground.decisions();
    this.elections = ground.elections();
    this.secretElections = ground.secretElections();
    this.bodies = ground.bodies();
    this.register = ground.register();
    this.record = ground.record();
    this.log = ground.log();
  }

  /** Decisions whose certificates are still to be made. */
  public List<Decision> waiting() {
    List<Decision> all = new ArrayList<>(decisions.store().withoutCertificate());
    if (further != null) {
      Map<String, Long> sizes = decisions.store().certificateSizes();
      further
          .lastPlaces()
          .forEach(
              (id, place) -> {
                if (sizes.getOrDefault(id, Long.MAX_VALUE) <= place) {
                  decisions.find(id).filter(d -> d.entry() != 0).ifPresent(all::add);
                }
              });
    }
    return all;
  }

  /**
   * Makes both cuts of a decision's certificate; call as the job "sequencer".
   *
   * @return false while an entry waits for its place in the tree
   */
  public boolean make(Decision decision) {
    boolean atMeeting = decision.source() instanceof Source.OfMeeting;
    List<FactProof> facts = atMeeting ? List.of() : register.evidence(evidence(decision));
    List<Record.Entry> entries =
        with(
            decision,
            atMeeting
                ? MeetingEntriesOf.decision(record, decisions, bodies, decision)
                : entries(decision, facts));
    Log.Head head = log.head();
    if (!CertificateFile.isReady(entries, head)) {
      return false;
    }
    CertificateFile file = new CertificateFile(log, head);
    file.entries(record, entries, Certificates::isShown);
    CertificateFacts.parts(facts, entries).forEach(file::put);
    CertificateFile.Cuts cuts = file.write("decision", decision.id());
    boolean conflicts = entries.stream().anyMatch(e -> e.kind().equals(ConflictsAtPapers.KIND));
    long dissents = entries.stream().filter(e -> e.kind().equals("decision.dissent")).count();
    decisions.store().dropCertificate(decision);
    for (String cut : List.of("public", "full")) {
      boolean opens = conflicts && cut.equals("full");
      decisions.store().keepCertificate(decision, cut, cuts.of(cut), head.size(), opens, dissents);
    }
    return true;
  }

  /** The decision's own entries, and those of what hangs on it. */
  private List<Record.Entry> with(Decision decision, List<Record.Entry> own) {
    List<Long> more =
        new ArrayList<>(further == null ? List.<Long>of() : further.entries(decision));
    own.forEach(entry -> more.addAll(electedBy(entry)));
    return more.isEmpty()
        ? own
        : Stream.concat(own.stream(), record.entries(more).stream())
            .distinct()
            .sorted(Comparator.comparing(e -> e.place().orElse(Long.MAX_VALUE)))
            .toList();
  }

  static List<String> path(InclusionProof proof) {
    return proof.path().stream().map(Hash::base64).toList();
  }

  /** The secret election that filled an office which began with this entry. */
  private List<Long> electedBy(Record.Entry entry) {
    return entry.kind().equals("office.began")
            && entry.content().get("facts") instanceof Map<?, ?> facts
            && facts.get("office") instanceof String office
        ? secretElections.results().entriesOf(UUID.fromString(office))
        : List.of();
  }

  /** Who runs a secret election and voted in it is for its own certificate alone. */
  private static boolean isShown(Record.Entry entry, Record.Opening opening) {
    return !entry.kind().startsWith("election.") || opening.sight().equals("public");
  }

  /** What the roll rests on, as the register was known when it was frozen. */
  private Evidence evidence(Decision decision) {
    Ballot ballot = decisions.ballot(decision);
    Body body = bodies.find(decision.body()).orElseThrow();
    boolean byArea =
        bodies.constitutions(body.id()).stream()
            .filter(c -> c.version() == ballot.constitution())
            .flatMap(c -> c.constitution().ballotRule(ballot.question()).stream())
            .anyMatch(CertificateFacts::countsByArea);
    return CertificateFacts.evidence(
        ballot, elections.roll(ballot.id()), !body.rule().networks().isEmpty(), byArea);
  }

  /** Every entry the checker needs, in the order of the tree. */
  private List<Record.Entry> entries(Decision decision, List<FactProof> facts) {
    Ballot ballot = decisions.ballot(decision);
    Body body = bodies.find(decision.body()).orElseThrow();
    List<Long> ids = new ArrayList<>();
    facts.forEach(fact -> ids.add(fact.entry()));
    ids.addAll(ofBody(body, decision));
    Matter matter = elections.matter(ballot);
    ids.add(matter.entry());
    ids.addAll(ConflictsAtPapers.entries(record, ballot, matter, body.subject()));
    ballot.office().flatMap(bodies::office).map(Office::entry).ifPresent(ids::add);
    ballot.office().ifPresent(office -> ids.addAll(endings(body, office.toString())));
    ballot.publishedEntry().ifPresent(ids::add);
    ballot.openedEntry().ifPresent(ids::add);
    for (Challenge c : elections.challenges(ballot.id())) {
      ids.add(c.entry());
      c.settledEntry().ifPresent(ids::add);
    }
    elections.votes(ballot.id()).values().stream().map(Vote::entry).forEach(ids::add);
    ballot.endedEntry().ifPresent(ids::add);
    ids.add(decision.entry());
    return record.entries(ids.stream().distinct().toList()).stream()
        .sorted(Comparator.comparing(e -> e.place().orElse(Long.MAX_VALUE)))
        .toList();
  }

  /** What made the body what it was: its founding, states, members and constitutions until then. */
  private List<Long> ofBody(Body body, Decision decision) {
    return record.about(body.subject()).stream()
        .filter(e -> e.id() < decision.entry())
        .filter(e -> OF_THE_BODY.contains(e.kind()))
        .map(Record.Entry::id)
        .toList();
  }

  /** Where the officer's office was ended before its term. */
  private List<Long> endings(Body body, String office) {
    return record.about(body.subject()).stream()
        .filter(e -> e.kind().equals("office.ended"))
        .filter(
            e ->
                Optional.ofNullable(e.content().get("facts"))
                    .filter(f -> f instanceof Map<?, ?> m && office.equals(m.get("office")))
                    .isPresent())
        .map(Record.Entry::id)
        .toList();
  }
}
