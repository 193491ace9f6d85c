package org.mandate.app.elections.secret;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Member;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.Petition.Signature;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.ListOrder;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.web.Dates;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Cited;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;

/**
 * Petitions for a vote of confidence. A practice signs by whoever votes for it; the constitution
 * says what share of the members is enough. By the clock, one that has enough drafts the election,
 * and one whose last day is past lapses.
 */
public final class Petitions {
  private static final int MOST_DAYS = 180;

  private final SecretElections.Ground ground;
  private final PetitionStore store;
  private final Drafting drafting;

  Petitions(SecretElections.Ground ground, Drafting drafting) {
    this.ground = ground;
    this.store = new PetitionStore(ground.db());
    this.drafting = drafting;
  }

  /** The clause by which members petition; empty where the constitution has none. */
  public Optional<Cited<Setting.Recall>> rule(UUID body) {
    return constitution(body).flatMap(c -> c.find(Setting.Recall.class));
  }

  private Optional<Constitution> constitution(UUID body) {
    return ground
        .bodies()
        .constitutionAt(body, ground.record().now())
        .map(org.mandate.app.bodies.Adopted::constitution);
  }

  /** How many member practices are enough today; empty where no clause says so. */
  public Optional<Long> needed(UUID body) {
    long members = ground.bodies().members(body, ground.bodies().today()).size();
    return rule(body).map(r -> r.setting().petition().needed(members));
  }

  /** Opens a petition; whoever does signs it for each practice they vote for by hand, later. */
  public Outcome<Petition> open(
      Body body, UUID office, String words, LocalDate closesOn, Who.Person by) {
    LocalDate today = ground.bodies().today();
    if (rule(body.id()).isEmpty()) {
      return Outcome.refused("office", "The constitution has no clause on petitions");
    }
    Optional<Office> held =
        ground.bodies().office(office).filter(o -> o.body().equals(body.id()) && o.heldOn(today));
    if (held.isEmpty()) {
      return Outcome.refused("office", "Choose an office that is held today");
    }
    if (words.isBlank() || words.length() > 2000) {
      return Outcome.refused("words", "Say why, in at most 2,000 letters");
    }
    if (!closesOn.isAfter(today) || closesOn.isAfter(today.plusDays(MOST_DAYS))) {
      return Outcome.refused(
          "closes", "Choose a last day after today, at most " + MOST_DAYS + " days away");
    }
    if (store.ofBody(body.id()).stream()
        .anyMatch(p -> p.office().equals(office) && p.ended().isEmpty())) {
      return Outcome.refused("office", "There is a petition about this office already. Sign that");
    }
    Petition p =
        new Petition(
            UUID.randomUUID(),
            body.id(),
            office,
            words.strip(),
            by.id(),
            closesOn,
            Instant.EPOCH,
            0,
            Optional.empty(),
            0,
            0,
            Optional.empty());
    store.open(p, ground.record().append(PetitionEntries.opened(p, body.slug()).draft()));
    return new Outcome.Done<>(store.byId(p.id()).orElseThrow());
  }

  /** The member practices for which whoever asks may sign. */
  public List<String> mine(UUID body, Who.Person by) {
    LocalDate today = ground.bodies().today();
    Set<String> members = members(body);
    return ground.people().votesOf(by.id(), today).stream()
        .map(org.mandate.app.register.Authority::practice)
        .filter(members::contains)
        .distinct()
        .sorted()
        .toList();
  }

  private Set<String> members(UUID body) {
    return ground.bodies().members(body, ground.bodies().today()).stream()
        .map(Member::code)
        .collect(Collectors.toSet());
  }

  private boolean isOpen(Petition p) {
    return p.ended().isEmpty() && !ground.bodies().today().isAfter(p.closesOn());
  }

  /** Signs for a practice. */
  public Outcome<Signature> sign(UUID petition, String practice, Who.Person by) {
    Petition p = store.byId(petition).orElseThrow();
    if (!isOpen(p)) {
      return Outcome.refused("practice", "This petition is over");
    }
    if (!mine(p.body(), by).contains(practice)) {
      return Outcome.refused("practice", "Choose a member practice for which you vote");
    }
    if (standing(petition).stream().anyMatch(s -> s.practice().equals(practice))) {
      return Outcome.refused("practice", "This practice has signed already. Nothing was changed");
    }
    Signature s = new Signature(UUID.randomUUID(), petition, practice, 0, Optional.empty());
    store.sign(s, by.id(), ground.record().append(PetitionEntries.signed(p, s).by(by)));
    return new Outcome.Done<>(s);
  }

  /** Takes a practice's signature back, while the petition is open. */
  public Outcome<Signature> withdraw(UUID petition, String practice, Who.Person by) {
    Petition p = store.byId(petition).orElseThrow();
    Optional<Signature> found =
        standing(petition).stream().filter(s -> s.practice().equals(practice)).findFirst();
    if (!isOpen(p) || found.isEmpty() || !mine(p.body(), by).contains(practice)) {
      return Outcome.refused("practice", "There is no signature of yours to take back");
    }
    store.withdraw(
        found.get().id(), ground.record().append(PetitionEntries.withdrawn(p, found.get()).by(by)));
    return new Outcome.Done<>(found.get());
  }

  /** The standing signatures that whoever asks may see. */
  public List<Signature> standing(UUID petition) {
    return store.signatures(petition).stream().filter(s -> s.withdrawnEntry().isEmpty()).toList();
  }

  public Optional<Petition> find(UUID petition) {
    return store.byId(petition);
  }

  /** The petitions of a body, the latest first. */
  public List<Petition> ofBody(UUID body) {
    return store.ofBody(body);
  }

  /** How many practices have signed, for everybody. */
  public long count(UUID petition) {
    return store.count(petition);
  }

  PetitionStore store() {
    return store;
  }

  // By the clock, as the job "closer"

  /** Ends what has enough signatures, or is past its last day; how many ended. */
  int round() {
    int ended = 0;
    for (Petition p : store.open()) {
      ended += end(p) ? 1 : 0;
    }
    return ended;
  }

  /** Verified is a signature of a practice that is a member today, given by who votes for it. */
  private boolean end(Petition p) {
    Set<String> members = members(p.body());
    int signed =
        (int) standing(p.id()).stream().filter(s -> members.contains(s.practice())).count();
    int needed = needed(p.body()).map(Math::toIntExact).orElse(Integer.MAX_VALUE);
    if (signed >= needed) {
      ended(p, "reached", signed, needed);
      Body body = ground.bodies().find(p.body()).orElseThrow();
      wanted(p).ifPresent(w -> drafting.draft(body, w, Optional.of(p.id())).orElseThrow());
      return true;
    }
    if (ground.bodies().today().isAfter(p.closesOn())) {
      ended(p, "lapsed", signed, needed);
      return true;
    }
    return false;
  }

  private void ended(Petition p, String how, int signed, int needed) {
    store.end(
        p,
        how,
        signed,
        needed,
        ground.record().append(PetitionEntries.ended(p, how, signed, needed).draft()));
  }

  /**
   * The election it asks for, with the earliest days the constitution lets be; empty where the
   * office is not held any more or no vote of confidence can be secret.
   */
  private Optional<NewElection> wanted(Petition p) {
    LocalDate today = ground.bodies().today();
    Optional<Office> office = ground.bodies().office(p.office()).filter(o -> o.heldOn(today));
    Optional<Constitution> c = constitution(p.body());
    Optional<BallotRule> rule =
        c.flatMap(
            x ->
                DraftRules.questions(x, Kind.CONFIDENCE).stream()
                    .findFirst()
                    .flatMap(k -> x.ballotRule(k.id())));
    if (office.isEmpty() || rule.isEmpty()) {
      return Optional.empty();
    }
    String seat =
        c.flatMap(x -> x.seat(office.get().seat()))
            .map(Setting.Seat::title)
            .orElse(office.get().seat());
    BallotRule r = rule.get();
    long open = Math.max(r.window().setting().days(), 7);
    long before = Math.max(r.roll().setting().challengeDays(), r.notice().setting().days());
    LocalDate roll = today.plusDays(7);
    LocalDate opens = roll.plusDays(Math.max(before, 7));
    return Optional.of(
        new NewElection(
            "Confidence in the holder of the seat: " + seat,
            Kind.CONFIDENCE,
            r.kind().id(),
            "That the practices have no confidence in the holder of the seat: " + seat + ".",
            Optional.empty(),
            Optional.of(p.office()),
            SecretElection.Electorate.PRACTICES,
            ListOrder.ALPHABETICAL,
            1500,
            false,
            false,
            2,
            new Timetable(
                Optional.empty(),
                Optional.empty(),
                at(roll, 9),
                at(opens, 9),
                at(opens.plusDays(open), 17),
                7)));
  }

  private static Instant at(LocalDate day, int hour) {
    return day.atTime(LocalTime.of(hour, 0)).atZone(Dates.LONDON).toInstant();
  }
}
