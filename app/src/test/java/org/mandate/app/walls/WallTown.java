package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.mandate.app.Composition;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewBusiness;
import org.mandate.app.matters.Party;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.app.register.Tie;
import org.mandate.app.register.TieResult;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Relation;
import org.mandate.constitution.Constitution;

/**
 * Five practices with a partner each, four of them in a federation, a board with a guardian, and
 * the model policy adopted: the smallest world in which a federation will probably bid. It lives on
 * the real clock.
 */
public final class WallTown {
  public static final String FEDERATION = "T-FED";
  public static final String RIVAL = "T-OWL";
  public static final LocalDate BEGAN = BallotTown.BEGAN;

  public final BallotTown town;
  public final TestProgram t;
  public final Composition p;
  public final Body body;

  /** Partners by practice: TP-001 to TP-005; the last is outside the federation. */
  public final Map<String, UUID> partners = new LinkedHashMap<>();

  public final UUID chair;
  public final UUID riverside;
  public final UUID hill;
  public final UUID outside;
  public final UUID guardian = UUID.randomUUID();
  public final UUID treasurer = UUID.randomUUID();

  private WallTown(BallotTown town) {
    this.town = town;
    this.t = town.t;
    this.p = town.p;
    this.body = town.body;
    town.job("town", this::people);
    chair = partner(1);
    riverside = partner(2);
    hill = partner(3);
    outside = partner(5);
    town.realClock();
    p.jobs.as("town", this::board);
  }

  public static WallTown founded() {
    return founded(BallotTown.model());
  }

  public static WallTown founded(Constitution rules) {
    return new WallTown(BallotTown.of(rules, Collections.nCopies(5, "")));
  }

  private boolean people() {
    for (int i = 1; i <= 5; i++) {
      UUID partner = UUID.randomUUID();
      partners.put(BallotTown.code(i), partner);
      p.people.add(partner, "Dr Partner " + i, List.of("partner" + i + "@example.org"));
      p.people.affiliate(partner, BallotTown.code(i), "partner", BEGAN, Optional.empty());
    }
    p.people.add(guardian, "David Achebe", List.of("guardian@example.org"));
    p.people.add(treasurer, "Gareth Lowe", List.of("treasurer@example.org"));
    p.register.add(LocalOrganisation.of(FEDERATION, "Town Federation Ltd", "federation", BEGAN));
    p.register.add(LocalOrganisation.of(RIVAL, "Owl Nights Ltd", "company", BEGAN));
    for (int i = 1; i <= 4; i++) {
      tie(Relation.MEMBERSHIP, BallotTown.code(i), FEDERATION, BEGAN, Optional.empty());
    }
    return true;
  }

  private boolean board() {
    seat("chair", "", chair);
    seat("neighbourhood", "Riverside", riverside);
    seat("neighbourhood", "Hill", hill);
    seat("neighbourhood", "Market", outside);
    seat("treasurer", "", treasurer);
    seat("conflicts-guardian", "", guardian);
    p.policies
        .adopt(body, p.policies.modelFor(body, BEGAN), BEGAN, new Who.Job("town"))
        .orElseThrow();
    return true;
  }

  private void seat(String seat, String constituency, UUID person) {
    String name = p.people.person(person).orElseThrow().name();
    LocalDate today = p.bodies.today();
    p.bodies
        .beginOffice(
            body.id(),
            new Appointment(
                seat,
                constituency,
                Office.Route.APPOINTED,
                person,
                name,
                today.minusMonths(6),
                today.plusMonths(12)))
        .orElseThrow();
  }

  public UUID partner(int practice) {
    return java.util.Objects.requireNonNull(partners.get(BallotTown.code(practice)));
  }

  public LocalDate today() {
    return t.asNobody(p.bodies::today);
  }

  /** A tie between organisations, as the town tells it. */
  public Tie tie(
      Relation relation, String child, String parent, LocalDate from, Optional<LocalDate> until) {
    TieResult result =
        p.register
            .ties()
            .add(
                new Tie.Wanted(
                    UUID.randomUUID(), relation, child, parent, "", "told", from, until));
    if (result instanceof TieResult.Done(List<Tie> ties)) {
      return ties.getFirst();
    }
    throw new IllegalStateException(result.toString());
  }

  public <T> T as(UUID person, Supplier<T> work) {
    return t.as(person, work);
  }

  public <T> T job(String name, Supplier<T> work) {
    return p.jobs.as(name, work);
  }

  /** Business raised by the guardian, open. */
  public Matter open(String title) {
    return raise(title, Optional.empty());
  }

  /** The same, closed until a year from now. */
  public Matter closed(String title) {
    return raise(
        title,
        Optional.of(
            new NewBusiness.Sealing("Prices of bidders", Optional.empty(), today().plusYears(1))));
  }

  /** The same, and nothing shows that it exists for thirty days. */
  public Matter unannounced(String title) {
    return raise(
        title,
        Optional.of(
            new NewBusiness.Sealing(
                "A person would be harmed",
                Optional.of(today().plusDays(30)),
                today().plusYears(1))));
  }

  private Matter raise(String title, Optional<NewBusiness.Sealing> sealing) {
    return as(
        guardian,
        () ->
            p.business
                .raise(
                    body,
                    new NewBusiness(title, "The contract ends in 2027.", sealing),
                    new Who.Person(guardian))
                .orElseThrow());
  }

  /** Puts an organisation on a matter, from today, as the guardian. */
  public Party party(Matter m, String organisation, PartyRole role) {
    return as(guardian, () -> p.business.addParty(m, wanted(m, organisation, role)).orElseThrow());
  }

  public Party wanted(Matter m, String organisation, PartyRole role) {
    return new Party(
        UUID.randomUUID(),
        m.id(),
        organisation,
        Optional.empty(),
        role,
        today(),
        Optional.empty(),
        "Heard at the market",
        0);
  }

  /** The matter as it stands, read by the guardian. */
  public Matter again(Matter m) {
    return as(guardian, () -> p.matters.find(m.id()).orElseThrow());
  }

  /** What is shut for somebody on a matter today, by the rows themselves; empty without a wall. */
  public Optional<Walls.Shut> wall(Matter m, UUID person) {
    return job("audit", () -> p.walls.around(m.id(), person));
  }
}
