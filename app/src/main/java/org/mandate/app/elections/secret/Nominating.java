package org.mandate.app.elections.secret;

import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.Nomination.Consent;
import org.mandate.app.elections.secret.SecretElection.State;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.register.Affiliation;
import org.mandate.app.web.Dates;
import org.mandate.count.rules.Lot;

/** Nominations: by a person or for one, who must say yes; the list when they close. */
final class Nominating {
  private static final Set<String> GPS = Set.of("partner", "salaried", "locum");

  private final SecretElections.Ground ground;
  private final SecretStore store;
  private final NominationStore nominations;
  private final Moves moves;
  private final ResultStore results;

  Nominating(
      SecretElections.Ground ground,
      SecretStore store,
      NominationStore nominations,
      Moves moves,
      ResultStore results) {
    this.results = results;
    this.ground = ground;
    this.store = store;
    this.nominations = nominations;
    this.moves = moves;
  }

  /** Whether nominations are taken now. */
  static boolean areOpen(SecretElection e, Instant now) {
    return e.state() == State.NOMINATIONS
        && e.timetable().nominationsClose().filter(now::isBefore).isPresent();
  }

  /** What is told of a candidate. */
  record Words(String name, String statement) {}

  /** Nominates somebody; oneself, with one's own words, or another, who is asked. */
  Outcome<Nomination> nominate(UUID election, UUID person, Words words, Who by) {
    SecretElection e = store.share(election).orElseThrow();
    boolean self = by instanceof Who.Person(UUID p) && p.equals(person);
    Optional<String> practice = practice(e, person);
    Optional<Outcome.Refused<Nomination>> refused = refused(e, person, words, self, practice);
    if (refused.isPresent()) {
      return refused.get();
    }
    Nomination n =
        new Nomination(
            UUID.randomUUID(),
            election,
            person,
            words.name().strip(),
            practice.orElseThrow(),
            self ? words.statement().strip() : "",
            Consent.AWAITED,
            Optional.empty(),
            Optional.empty(),
            ground.record().now(),
            0,
            Optional.empty(),
            Optional.empty());
    Record.Written made = ground.record().append(NominationEntries.made(e, n).by(by));
    Optional<Long> consent = Optional.empty();
    if (self) {
      n = with(n, Consent.GIVEN, made, Optional.of(made.id()));
      consent = Optional.of(ground.record().append(NominationEntries.answered(e, n).draft()).id());
    }
    n = with(n, self ? Consent.GIVEN : Consent.AWAITED, made, consent);
    nominations.keep(n);
    if (!self) {
      if (by instanceof Who.Person(UUID nominator)) {
        nominations.nominatedBy(n.id(), nominator);
      }
      nominations.mail(
          election,
          person,
          "You were nominated: " + e.rules().title(),
          "You were nominated in an election:\n\n"
              + e.rules().title()
              + "\n\nYou stand only if you say so, until "
              + Dates.weekdayTime(e.timetable().nominationsClose().orElseThrow())
              + ". Sign in and answer here:\n\n"
              + ground.publicUrl()
              + e.path()
              + "/nominations/"
              + n.id()
              + "\n");
    }
    return new Outcome.Done<>(n);
  }

  private static Nomination with(
      Nomination n, Consent consent, Record.Written made, Optional<Long> consentEntry) {
    return new Nomination(
        n.id(),
        n.election(),
        n.person(),
        n.name(),
        n.practice(),
        n.statement(),
        consent,
        Optional.empty(),
        Optional.empty(),
        made.at(),
        made.id(),
        consentEntry,
        Optional.empty());
  }

  private Optional<Outcome.Refused<Nomination>> refused(
      SecretElection e, UUID person, Words words, boolean self, Optional<String> practice) {
    if (!areOpen(e, ground.record().now())) {
      return fault("person", "Nominations are not open. The page of the election says when");
    }
    if (practice.isEmpty()) {
      return fault(
          "person",
          e.rules().electorate() == SecretElection.Electorate.GPS
              ? "Choose a GP who works at a member practice today"
              : "Choose somebody who works at a member practice today");
    }
    Optional<String> apart = ApartRules.standing(person, words.name(), store.holders(e.id()));
    if (apart.isPresent()) {
      return fault("person", apart.get());
    }
    if (nominations.isNominated(e.id(), person)) {
      return fault("person", "This person is nominated already. Nothing was changed");
    }
    return self
        ? wrongWords(e, words).map(f -> new Outcome.Refused<>(List.of(f)))
        : Optional.empty();
  }

  private static Optional<Outcome.Refused<Nomination>> fault(String field, String words) {
    return Optional.of(new Outcome.Refused<>(List.of(new Outcome.Fault(field, words))));
  }

  private static Optional<Outcome.Fault> wrongWords(SecretElection e, Words words) {
    if (words.name().isBlank() || words.name().strip().length() > 100) {
      return Optional.of(new Outcome.Fault("name", "Write your name as it stands on the ballot"));
    }
    int limit = e.rules().statementLimit();
    return words.statement().strip().length() > limit
        ? Optional.of(
            new Outcome.Fault(
                "statement",
                "The statement has "
                    + words.statement().strip().length()
                    + " letters. The rules allow "
                    + limit))
        : Optional.empty();
  }

  /** The member practice at which somebody works today, as far as whoever asks may know. */
  private Optional<String> practice(SecretElection e, UUID person) {
    var today = ground.bodies().today();
    Set<String> members =
        ground.bodies().members(e.body(), today).stream()
            .map(Member::code)
            .collect(Collectors.toSet());
    boolean gps = e.rules().electorate() == SecretElection.Electorate.GPS;
    return ground.people().affiliationsOf(person).stream()
        .filter(a -> !a.from().isAfter(today) && a.until().map(today::isBefore).orElse(true))
        .filter(a -> !gps || GPS.contains(a.role()))
        .map(Affiliation::organisation)
        .filter(members::contains)
        .sorted()
        .findFirst();
  }

  /** The person's yes or no; a yes may be said again with other words, until the close. */
  Outcome<Nomination> answer(UUID nomination, boolean stands, Words words, Who by) {
    Nomination n = nominations.byId(nomination).orElseThrow();
    SecretElection e = store.share(n.election()).orElseThrow();
    if (!areOpen(e, ground.record().now())
        || n.withdrawnAt().isPresent()
        || n.consent() == Consent.REFUSED) {
      return Outcome.refused("stands", "This nomination can no longer be changed");
    }
    if (!stands && n.consent() == Consent.GIVEN) {
      return withdraw(nomination, by);
    }
    Optional<Outcome.Fault> wrong = stands ? wrongWords(e, words) : Optional.empty();
    if (wrong.isPresent()) {
      return new Outcome.Refused<>(List.of(wrong.get()));
    }
    Nomination answered =
        new Nomination(
            n.id(),
            n.election(),
            n.person(),
            stands ? words.name().strip() : n.name(),
            n.practice(),
            stands ? words.statement().strip() : "",
            stands ? Consent.GIVEN : Consent.REFUSED,
            Optional.empty(),
            Optional.empty(),
            n.madeAt(),
            n.entry(),
            n.consentEntry(),
            Optional.empty());
    long entry = ground.record().append(NominationEntries.answered(e, answered).draft()).id();
    nominations.answer(n.id(), answered.consent(), answered.name(), answered.statement(), entry);
    return new Outcome.Done<>(nominations.byId(n.id()).orElseThrow());
  }

  Outcome<Nomination> withdraw(UUID nomination, Who by) {
    Nomination n = nominations.byId(nomination).orElseThrow();
    SecretElection e = store.share(n.election()).orElseThrow();
    if (!areOpen(e, ground.record().now()) || !n.stands()) {
      return Outcome.refused("stands", "This nomination can no longer be withdrawn");
    }
    nominations.withdraw(n.id(), ground.record().append(NominationEntries.withdrawn(e, n).by(by)));
    return new Outcome.Done<>(nominations.byId(n.id()).orElseThrow());
  }

  // The close, as the job "closer"

  void close(SecretElection e) {
    List<Nomination> standing = ordered(e);
    ElectionMove move =
        standing.isEmpty()
            ? ElectionMove.LEAVE_UNFILLED
            : standing.size() <= e.places()
                ? ElectionMove.ELECT_UNOPPOSED
                : ElectionMove.LIST_CANDIDATES;
    for (int i = 0; i < standing.size(); i++) {
      nominations.list(standing.get(i).id(), i + 1);
    }
    List<Long> entries = standing.stream().map(n -> n.consentEntry().orElseThrow()).toList();
    ground.record().show(entries, List.of("name", "statement", "consent"), Sight.PUBLIC);
    moves.make(e, move, "", NominationEntries.listed(move, e, standing).draft());
    if (move == ElectionMove.ELECT_UNOPPOSED) {
      long entry = store.moves(e.id()).getLast().entry();
      for (int i = 0; i < standing.size(); i++) {
        results.elect(
            new SecretResult.Elected(
                e.id(),
                i + 1,
                standing.get(i).id(),
                "unopposed",
                "",
                Optional.empty(),
                Optional.empty(),
                entry));
      }
    }
  }

  private List<Nomination> ordered(SecretElection e) {
    Collator alphabet = Collator.getInstance(Locale.UK);
    List<Nomination> standing =
        new ArrayList<>(
            nominations.of(e.id()).stream()
                .filter(Nomination::stands)
                .sorted(
                    Comparator.comparing(Nomination::name, alphabet).thenComparing(Nomination::id))
                .toList());
    if (e.rules().order() == SecretElection.ListOrder.ALPHABETICAL) {
      return standing;
    }
    long published = store.moves(e.id()).getFirst().entry();
    return new Lot.Seed(store.leafHash(published))
        .order(standing.size()).stream().map(standing::get).toList();
  }
}
