package org.mandate.app.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.register.TieResult.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ties between organisations that make conflicts: memberships, ownerships, contracts, funding.
 * Everybody may read them; the registrar writes them. Call inside a transaction.
 */
public final class Ties {
  private final TieStore store;
  private final RegisterStore register;
  private final Record record;

  Ties(JdbcClient db, RegisterStore register, Record record) {
    this.store = new TieStore(db);
    this.register = register;
    this.record = record;
  }

  /** Records a tie. */
  public TieResult add(Tie.Wanted wanted) {
    return add(List.of(wanted));
  }

  /** Records many at once, all or none. */
  public TieResult add(List<Tie.Wanted> wanted) {
    store.oneAtATime();
    Set<String> codes =
        wanted.stream().flatMap(w -> Stream.of(w.child(), w.parent())).collect(Collectors.toSet());
    Set<String> known = register.names(codes).keySet();
    List<Tie> standing = new ArrayList<>(store.touching(codes));
    List<Tie> ties = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (Tie.Wanted w : wanted) {
      TieRules.Judged judged = TieRules.judge(w, known, standing);
      faults.addAll(judged.faults());
      judged.tie().ifPresent(ties::add);
      judged.tie().ifPresent(standing::add);
    }
    if (!faults.isEmpty()) {
      return new TieResult.Refused(faults);
    }
    if (!ties.isEmpty()) {
      store.keep(ties, record.appendAll(drafts("register.tie", ties)));
    }
    return new TieResult.Done(ties);
  }

  /**
   * Ends a tie, or gives it another end: what was said before stays, as superseded.
   *
   * @param until the first day on which it no longer holds
   */
  public TieResult end(UUID id, LocalDate until) {
    store.oneAtATime();
    Tie before =
        store.current(id).orElseThrow(() -> new IllegalArgumentException("no such tie: " + id));
    Optional<Fault> early =
        TieRules.end(before.from(), until).map(words -> new Fault("until", words));
    Tie longer = until(before, before.id(), until);
    Optional<Fault> fault =
        early.or(() -> TieRules.twice(longer, "until", store.touching(List.of(before.child()))));
    if (fault.isPresent()) {
      return new TieResult.Refused(List.of(fault.get()));
    }
    List<Tie> ended = List.of(until(before, UUID.randomUUID(), until));
    List<Record.Written> written = record.appendAll(drafts("register.tie-ended", ended));
    store.supersede(id, written.getFirst().at());
    store.keep(ended, written);
    return new TieResult.Done(ended);
  }

  private static Tie until(Tie t, UUID id, LocalDate until) {
    return new Tie(
        id,
        t.relation(),
        t.child(),
        t.parent(),
        t.share(),
        t.source(),
        t.from(),
        Optional.of(until));
  }

  /** The ties of an organisation that hold on a day, in both directions, as held now. */
  public List<Tie> of(String code, LocalDate day) {
    return touching(List.of(code)).stream().filter(t -> t.holdsOn(day)).toList();
  }

  /** All ties of all periods at whose one end one of these stands, as held now. */
  public List<Tie> touching(Collection<String> codes) {
    return store.touching(codes);
  }

  /** All ties of all periods of an organisation, as held at a moment. */
  public List<Tie> asKnown(String code, Instant at) {
    return store.asKnown(code, at);
  }

  /** A tie as held now; empty when it was superseded. */
  Optional<Tie> current(UUID id) {
    return store.current(id);
  }

  /** Whether a tie of this id was ever recorded. */
  boolean isKept(UUID id) {
    return store.isKept(id);
  }

  private static List<Draft> drafts(String kind, List<Tie> ties) {
    return ties.stream()
        .map(
            tie ->
                Draft.of(kind, "organisation:" + tie.child())
                    .facts(facts(tie))
                    .sealed("source", tie.source(), Draft.Sight.PUBLIC))
        .toList();
  }

  private static Map<String, Object> facts(Tie tie) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("relation", TieStore.word(tie.relation()));
    facts.put("child", tie.child());
    facts.put("parent", tie.parent());
    tie.share().ifPresent(s -> facts.put("shareParts", s.share().parts()));
    tie.share().ifPresent(s -> facts.put("shareWords", s.words()));
    facts.put("from", tie.from().toString());
    facts.put("until", tie.until().map(LocalDate::toString).orElse(""));
    return facts;
  }

  /** Holds every tie, superseded ones too, against its entry. */
  Audited audited() {
    return new Audited() {
      @Override
      public String table() {
        return "organisation_tie";
      }

      @Override
      public void rows(Consumer<Row> each) {
        store.every(
            (tie, entry) ->
                each.accept(
                    new Row(
                        "tie %s of %s and %s".formatted(tie.id(), tie.child(), tie.parent()),
                        entry,
                        facts(tie),
                        Map.of("source", tie.source()))));
      }
    };
  }
}
