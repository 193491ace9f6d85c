package org.mandate.app.promises.received;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.ledger.match.Match;
import org.mandate.ledger.match.PayeeNames;
import org.mandate.ledger.read.Comparison;
import org.mandate.ledger.read.Line;
import org.mandate.ledger.read.Place;
import org.mandate.ledger.read.Reversals;

/**
 * Makes receipts of the lines that promises take: whose each is, which of them another file has
 * said already, and which credit takes back which line.
 */
final class Taking {
  /** How far apart the payer's file and the bank may date one payment. */
  private static final int DAYS_APART = 7;

  private static final int PENCE = 100;

  private final ReceivedStore store;
  private final Payees payees;

  Taking(ReceivedStore store, Payees payees) {
    this.store = store;
    this.payees = payees;
  }

  /**
   * @param before receipts of the same promises from other files
   */
  List<Receipt> receipts(MoneyFile file, List<ReadIn.Taken> taken, List<Receipt> before) {
    PayeeNames names = payees.names();
    Map<String, Match> matched = new HashMap<>();
    List<UUID> ids = store.freshIds(taken.size());
    Map<Place, Receipt> mine = new HashMap<>();
    List<Receipt> all = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      ReadIn.Taken t = taken.get(i);
      String payee = payee(file, t.line());
      Match match = matched.computeIfAbsent(payee, names::match);
      all.add(receipt(ids.get(i), file, t, payee, match));
      mine.put(t.line().place(), all.getLast());
    }
    Map<UUID, UUID> repeats = new HashMap<>();
    Map<UUID, UUID> reverses = new HashMap<>();
    for (UUID promise : taken.stream().map(ReadIn.Taken::promise).distinct().toList()) {
      List<Receipt> ours = all.stream().filter(r -> r.promise().equals(promise)).toList();
      List<Receipt> theirs =
          before.stream()
              .filter(r -> r.promise().equals(promise) && r.repeats().isEmpty())
              .toList();
      repeats.putAll(repeats(file, ours, theirs));
      reverses.putAll(reverses(ours, theirs, repeats.keySet()));
    }
    return all.stream().map(r -> with(r, reverses.get(r.id()), repeats.get(r.id()))).toList();
  }

  private static String payee(MoneyFile file, Line line) {
    return file.account().orElse(line.payee());
  }

  private static Receipt receipt(
      UUID id, MoneyFile file, ReadIn.Taken t, String payee, Match match) {
    Line line = t.line();
    boolean account = file.account().isPresent();
    Optional<String> given =
        file.kind() == FileKind.NATIONAL ? Optional.of(line.reference()) : file.account();
    boolean sure = given.isPresent() || match.decision() == Match.Decision.AUTOMATIC;
    Optional<String> organisation =
        given.or(() -> match.best().filter(b -> sure).map(b -> b.organisation().code()));
    String words = line.type() + (line.area().isEmpty() ? "" : " · " + line.area());
    return new Receipt(
        id,
        file.id(),
        file.sha256(),
        t.promise(),
        line.place().line(),
        line.place().item(),
        line.date(),
        cut(line.payer().isEmpty() ? account ? line.payee() : file.payer() : line.payer()),
        cut(payee),
        Received.key(file.kind() == FileKind.NATIONAL ? line.reference() + " " + payee : payee),
        cut(words),
        cut(line.reference()),
        line.pence(),
        organisation,
        sure
            ? Receipt.Match.AUTOMATIC
            : match.best().isPresent() ? Receipt.Match.UNDECIDED : Receipt.Match.NONE,
        given.isPresent() ? 1 : Math.min(1, Math.max(0, match.confidence())),
        given.isPresent() ? "The file is of this organisation’s own code." : match.why(),
        Optional.empty(),
        Optional.empty(),
        0,
        file.kind() == FileKind.NATIONAL);
  }

  private static String cut(String words) {
    String plain = words.replace("\u0000", "");
    return plain.length() > 500 ? plain.substring(0, 500) : plain;
  }

  private static Receipt with(
      Receipt r,
      @org.jspecify.annotations.Nullable UUID reverses,
      @org.jspecify.annotations.Nullable UUID repeats) {
    return new Receipt(
        r.id(),
        r.file(),
        r.sha256(),
        r.promise(),
        r.line(),
        r.item(),
        r.on(),
        r.payerName(),
        r.payeeName(),
        r.payeeKey(),
        r.words(),
        r.reference(),
        r.pence(),
        r.organisation(),
        r.match(),
        r.confidence(),
        r.why(),
        repeats == null ? Optional.ofNullable(reverses) : Optional.empty(),
        Optional.ofNullable(repeats),
        0,
        r.yearly());
  }

  // What was said before

  /**
   * The same payment in two files: the same day, payee and pence; or the same whole pounds where
   * one file has lost its pence; or, between a payer's file and a statement, the same pence a week
   * apart at most. Each line answers one line.
   */
  private Map<UUID, UUID> repeats(MoneyFile file, List<Receipt> ours, List<Receipt> theirs) {
    boolean statement = file.account().isPresent();
    Map<Place, Receipt> at = new HashMap<>();
    ours.forEach(r -> at.put(place(r), r));
    theirs.forEach(r -> at.put(place(r), r));
    Map<UUID, UUID> repeats = new HashMap<>();
    Comparison same =
        Comparison.of(
            ours.stream().map(Taking::line).toList(), theirs.stream().map(Taking::line).toList());
    same.same().forEach(p -> put(repeats, at, p));
    same.penceLost().stream()
        .filter(p -> p.first().pence() % PENCE == 0 || p.second().pence() % PENCE == 0)
        .forEach(p -> put(repeats, at, p));
    Set<UUID> used = new HashSet<>(repeats.values());
    Set<UUID> ofStatements = statements(theirs);
    for (Receipt r : ours) {
      if (!repeats.containsKey(r.id())) {
        theirs.stream()
            .filter(o -> ofStatements.contains(o.file()) != statement && !used.contains(o.id()))
            .filter(o -> o.pence() == r.pence() && apart(o, r) <= DAYS_APART)
            .min(java.util.Comparator.comparingLong(o -> apart(o, r)))
            .ifPresent(
                o -> {
                  used.add(o.id());
                  repeats.put(r.id(), o.id());
                });
      }
    }
    return repeats;
  }

  private Set<UUID> statements(List<Receipt> of) {
    Set<UUID> files = new HashSet<>();
    of.stream()
        .map(Receipt::file)
        .distinct()
        .flatMap(f -> store.file(f).stream())
        .filter(f -> f.account().isPresent())
        .forEach(f -> files.add(f.id()));
    return files;
  }

  private static long apart(Receipt a, Receipt b) {
    return Math.abs(java.time.temporal.ChronoUnit.DAYS.between(a.on(), b.on()));
  }

  private static void put(Map<UUID, UUID> repeats, Map<Place, Receipt> at, Comparison.Pair pair) {
    Receipt mine = at.get(pair.first().place());
    Receipt other = at.get(pair.second().place());
    if (mine != null && other != null) {
      repeats.put(mine.id(), other.id());
    }
  }

  // What takes back what

  /** Credits against lines of this file and of earlier ones that nothing took back before. */
  private static Map<UUID, UUID> reverses(
      List<Receipt> ours, List<Receipt> theirs, Set<UUID> repeated) {
    Set<UUID> gone = new HashSet<>();
    theirs.forEach(r -> r.reverses().ifPresent(gone::add));
    Map<Place, Receipt> at = new HashMap<>();
    List<Line> lines = new ArrayList<>();
    for (Receipt r : theirs) {
      if (r.pence() > 0 && !gone.contains(r.id())) {
        at.put(place(r), r);
        lines.add(line(r));
      }
    }
    for (Receipt r : ours) {
      if (!repeated.contains(r.id())) {
        at.put(place(r), r);
        lines.add(line(r));
      }
    }
    Map<UUID, UUID> reverses = new HashMap<>();
    for (Reversals.Pair pair : Reversals.pair(lines).pairs()) {
      Receipt credit = at.get(pair.credit());
      Receipt first = at.get(pair.reversed());
      if (credit != null && first != null) {
        reverses.put(credit.id(), first.id());
      }
    }
    return reverses;
  }

  private static Place place(Receipt r) {
    return new Place(r.sha256(), r.line(), r.item());
  }

  private static Line line(Receipt r) {
    return new Line(
        place(r),
        r.on(),
        r.payerName(),
        r.payeeName(),
        r.pence(),
        r.words(),
        "",
        r.reference(),
        "");
  }
}
