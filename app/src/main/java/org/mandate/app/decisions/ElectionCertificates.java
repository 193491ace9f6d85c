package org.mandate.app.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.elections.sealed.SealedBoards;
import org.mandate.app.elections.secret.CertificateStore;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretResult;
import org.mandate.app.record.Log;
import org.mandate.app.record.Record;
import org.mandate.app.register.Evidence;
import org.mandate.app.register.FactProof;
import org.mandate.app.register.Register;
import org.mandate.app.web.Dates;

/**
 * Makes the certificate of a secret election in its two cuts (docs/record.md, "Certificates of
 * secret elections"): every entry of its life, those it rests on, the rankings that were opened,
 * and what names the board by its hashes. Nothing in it is taken from a page.
 */
public final class ElectionCertificates {
  private static final Set<String> OF_THE_BODY =
      Set.of("body.founded", "body.status", "body.membership", "constitution.adopted");

  /** Who nominated whom, and which line voted on paper, is in no cut. */
  private static final Set<String> KEPT_BACK =
      Set.of(
          "election.nominated",
          "election.nomination-answered",
          "election.nomination-withdrawn",
          "election.channel-entered",
          "election.channel-confirmed");

  /** More rankings than this stay on the board: a certificate is read whole. */
  private static final int MOST_RANKINGS_CHARS = 8 << 20;

  private final Ground ground;
  private final CertificateStore store;

  /** What these certificates are made from. */
  public record Ground(
      SecretElections elections,
      SealedBoards boards,
      Bodies bodies,
      Register register,
      Record record,
      Log log) {}

  /** Makes certificates from these. */
  public ElectionCertificates(Ground ground) {
    this.ground = ground;
    this.store = new CertificateStore(ground.elections());
  }

  /** Elections whose certificates are still to be made; call as the job "sequencer". */
  public List<UUID> waiting() {
    return store.waiting();
  }

  /**
   * Makes both cuts; call as the job "sequencer".
   *
   * @return false while an entry waits for its place in the tree
   */
  public boolean make(UUID election) {
    SecretElection e = ground.elections().find(election).orElseThrow();
    List<Record.Entry> own = ground.record().about(e.subject());
    List<FactProof> facts = facts(e, own);
    List<Record.Entry> entries = entries(e, own, facts);
    Log.Head head = ground.log().head();
    if (!CertificateFile.isReady(entries, head)) {
      return false;
    }
    CertificateFile file = new CertificateFile(ground.log(), head);
    file.entries(ground.record(), entries, ElectionCertificates::isShown);
    CertificateFacts.parts(facts, entries).forEach(file::put);
    board(e).ifPresent(file::put);
    rankings(e).ifPresent(file::put);
    sheet(e).ifPresent(file::put);
    CertificateFile.Cuts cuts = file.write("election", e.subject());
    store.keep(election, cuts.publicCut(), cuts.fullCut(), head.size());
    return true;
  }

  /** A complaint about the returning officer is not for them to read, in a certificate either. */
  private static boolean isShown(Record.Entry entry, Record.Opening opening) {
    boolean apart = facts(entry).containsKey("apart");
    return opening.sight().equals("public") || !(apart || KEPT_BACK.contains(entry.kind()));
  }

  /** The election's own entries and those it rests on, in the order of the tree. */
  private List<Record.Entry> entries(
      SecretElection e, List<Record.Entry> own, List<FactProof> facts) {
    long last = own.getLast().id();
    Set<Long> ids = new HashSet<>();
    own.forEach(entry -> ids.add(entry.id()));
    facts.forEach(fact -> ids.add(fact.entry()));
    Set<String> offices = offices(e, own);
    Body body = ground.elections().body(e);
    for (Record.Entry entry : ground.record().about(body.subject())) {
      boolean office =
          entry.kind().startsWith("office.") && offices.contains(fact(entry, "office"));
      if (office || (OF_THE_BODY.contains(entry.kind()) && entry.id() < last)) {
        ids.add(entry.id());
      }
    }
    return ground.record().entries(List.copyOf(ids)).stream()
        .sorted(Comparator.comparing(entry -> entry.place().orElse(Long.MAX_VALUE)))
        .toList();
  }

  /** The offices that it filled, and the one whose holder's confidence it asked. */
  private static Set<String> offices(SecretElection e, List<Record.Entry> own) {
    Set<String> offices = new HashSet<>();
    e.rules().office().ifPresent(office -> offices.add(office.toString()));
    for (Record.Entry entry : own) {
      if (entry.kind().equals("election.count-back")) {
        offices.add(fact(entry, "office"));
      }
      if (entry.kind().equals("election.certified")
          && facts(entry).get("offices") instanceof List<?> seats) {
        for (Object seat : seats) {
          if (seat instanceof Map<?, ?> m && m.get("office") instanceof String office) {
            offices.add(office);
          }
        }
      }
    }
    return offices;
  }

  private static Map<?, ?> facts(Record.Entry entry) {
    return entry.content().get("facts") instanceof Map<?, ?> facts ? facts : Map.of();
  }

  private static String fact(Record.Entry entry, String name) {
    Object value = facts(entry).get(name);
    return value == null ? "" : value.toString();
  }

  /** What put the practices of the roll into their networks, where networks make the members. */
  private List<FactProof> facts(SecretElection e, List<Record.Entry> own) {
    Optional<Record.Entry> roll =
        own.stream().filter(entry -> entry.kind().equals("election.roll")).findFirst();
    if (roll.isEmpty() || ground.elections().body(e).rule().networks().isEmpty()) {
      return List.of();
    }
    List<String> practices = new ArrayList<>();
    if (facts(roll.get()).get("roll") instanceof List<?> lines) {
      for (Object line : lines) {
        if (line instanceof Map<?, ?> m && m.get("practice") instanceof String practice) {
          practices.add(practice);
        }
      }
    }
    var frozen = roll.get().at();
    return practices.isEmpty()
        ? List.of()
        : ground
            .register()
            .evidence(
                new Evidence(
                    Dates.on(frozen), frozen, "registered", Map.of(), practices, List.of()));
  }

  // Parts beside the entries

  /** The file of the board by its hashes, and the report of its whole check. */
  private Optional<CertificatePart> board(SecretElection e) {
    // Of a vote that was stopped while it was open, the board is nobody's to see.
    return ground
        .boards()
        .board(e.id())
        .filter(b -> b.fingerprint().isPresent() && b.closedAt().isPresent())
        .map(
            b -> {
              byte[] bytes = ground.boards().bytes(e.id());
              var last = ground.boards().steps(e.id()).getLast();
              Map<String, @Nullable Object> body = new HashMap<>();
              body.put("file", b.file());
              body.put("bytes", (long) bytes.length);
              body.put("sha256", Sha256.hex(bytes));
              body.put("events", last.height() + 1L);
              body.put("last", last.hash());
              b.report().ifPresent(report -> body.put("report_sha256", Sha256.hex(report)));
              b.report().ifPresent(report -> body.put("report", report.lines().toList()));
              return new CertificatePart("board", new TreeMap<>(body), false);
            });
  }

  private Optional<CertificatePart> rankings(SecretElection e) {
    return ground
        .elections()
        .results()
        .result(e.id())
        .filter(r -> r.rankings().isPresent())
        .map(SecretResult::rankingsText)
        .filter(text -> text.length() <= MOST_RANKINGS_CHARS)
        .map(text -> new CertificatePart("rankings", text, false));
  }

  private Optional<CertificatePart> sheet(SecretElection e) {
    return ground
        .elections()
        .results()
        .sheet(e)
        .map(
            sheet ->
                new CertificatePart(
                    "sheet",
                    new TreeMap<>(
                        Map.of(
                            "ballots_sha256", Sha256.hex(sheet.blt()),
                            "result_sha256", Sha256.hex(sheet.json()))),
                    false));
  }
}
