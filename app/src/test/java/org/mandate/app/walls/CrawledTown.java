package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Founding;
import org.mandate.app.bodies.MembershipRule;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.conflicts.PartyRole;

/**
 * A town with one person of each visibility class, an open matter, a closed one, and, once they are
 * planted, two that are not announced: of the second the guardian must not know either.
 */
public final class CrawledTown {
  /** A company of which the guardian is a director. */
  private static final String KITE = "T-KITE";

  /** The reference of a promise that everybody may read. */
  public static final String OPEN_PROMISE = "2026-P001";

  private static final UUID OPEN_ID = UUID.randomUUID();

  public final WallTown w = WallTown.founded();

  /** Who walks, by name; null for somebody who is not signed in. */
  public final Map<String, UUID> walkers = new LinkedHashMap<>();

  public final Matter open;
  public final Planted closed;

  /** A called meeting: open business, the closed matter in a closed part, later what is hidden. */
  public final PlantedMeeting meeting;

  private final UUID reader = UUID.randomUUID();
  private final UUID practicePerson = UUID.randomUUID();

  public CrawledTown() {
    UUID roleless = UUID.randomUUID();
    UUID elsewhere = UUID.randomUUID();
    w.job("town", () -> people(roleless, elsewhere));
    open = w.open("Out-of-hours service");
    w.party(open, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    closed = Planted.closed(w, "c", reader, practicePerson);
    openPromise();
    meeting = new PlantedMeeting(w, open);
    meeting.closed(closed);
    meeting.call();
    walkers.put("nobody", null);
    walkers.put("signed in without a role", roleless);
    walkers.put("a person of a practice", practicePerson);
    walkers.put("a practice's voter", w.town.voters.get(BallotTown.code(5)));
    walkers.put("an office holder", w.treasurer);
    walkers.put("a walled office holder", w.hill);
    walkers.put("a walled chair", w.chair);
    walkers.put("the secretary", w.town.secretary);
    walkers.put("the returning officer", w.town.officer);
    walkers.put("another body's guardian", elsewhere);
    walkers.put("the guardian", w.guardian);
    walkers.put("whoever was let in", reader);
  }

  private void openPromise() {
    w.town.owner(
        """
        insert into promise (id, body, reference, title, kind, promiser, recorded_at)
        values ('%s', '%s', '%s', 'A van', 'money', '%s', clock_timestamp())"""
            .formatted(OPEN_ID, w.body.id(), OPEN_PROMISE, WallTown.RIVAL));
    w.town.owner(
        """
        insert into promise_version (id, promise, number, side, words, source_title, said_on, lump_pence,
          valid_from, recorded_at)
        values (gen_random_uuid(), '%s', 1, 'ours', 'We pay for a van', 'Letter', current_date - 9, 900000,
          current_date - 9, clock_timestamp())"""
            .formatted(OPEN_ID));
  }

  private boolean people(UUID roleless, UUID elsewhere) {
    w.p.people.add(roleless, "Rob Plain", List.of("rob@example.org"));
    w.p.people.add(practicePerson, "Pat Desk", List.of("pat@example.org"));
    w.p.people.affiliate(
        practicePerson, BallotTown.code(5), "salaried", WallTown.BEGAN, Optional.empty());
    w.p.people.add(reader, "Rita Reed", List.of("rita@example.org"));
    w.p.people.add(elsewhere, "Gwen Far", List.of("gwen@example.org"));
    w.p.register.add(LocalOrganisation.of(KITE, "Kite Ltd", "company", WallTown.BEGAN));
    w.p.people.affiliate(w.guardian, KITE, "director", WallTown.BEGAN, Optional.empty());
    Body other =
        w.p
            .bodies
            .found(
                new Founding(
                    "Far Practices Together",
                    "far-practices",
                    org.mandate.app.bodies.Authority.MEMBER_MANDATE,
                    "",
                    "",
                    MembershipRule.ofPractices(List.of(BallotTown.code(5))),
                    WallTown.BEGAN,
                    BallotTown.model()))
            .orElseThrow();
    w.p
        .bodies
        .beginOffice(
            other.id(),
            new Appointment(
                "conflicts-guardian",
                "",
                Office.Route.APPOINTED,
                elsewhere,
                "Gwen Far",
                w.p.bodies.today().minusMonths(1),
                w.p.bodies.today().plusMonths(12)))
        .orElseThrow();
    return true;
  }

  /** Plants one of which the guardian and the reader know. */
  public Planted unannounced() {
    Planted p = Planted.unannounced(w, "u", reader, practicePerson);
    meeting.unannounced(p);
    return p;
  }

  /** Plants one and then walls the guardian out of it: only the reader knows. */
  public Planted unknownToTheGuardian() {
    Planted p = Planted.unannounced(w, "g", reader, practicePerson);
    Party kite = w.wanted(p.matter, KITE, PartyRole.BIDDER);
    w.as(w.guardian, () -> w.p.business.addParty(p.matter, kite).orElseThrow());
    return p;
  }

  /** The parts of a planted matter that a walker may read somewhere. */
  public Set<String> mayRead(String walker, Planted p) {
    Set<String> words =
        Set.of(
            "title", "reasons", "source", "bytes", "paper", "file", "reader", "choice", "action",
            "promise");
    boolean announced = p == closed;
    return switch (walker) {
      case "whoever was let in" -> with(words, "contest", "closure");
      case "the guardian" ->
          // What was written into the breach log is the guardian's, whatever wall came later.
          p.name.equals("g") ? Set.of("breach") : p.marks.keySet();
      case "an office holder", "the secretary", "the returning officer" ->
          announced ? words : Set.of();
      case "a walled office holder" -> announced ? Set.of("contest") : Set.of();
      case "a person of a practice" -> announced ? Set.of("disclosure") : Set.of();
      default -> Set.of();
    };
  }

  /** Whether a walker may know that it is there at all. */
  public boolean mayKnow(String walker, Planted p) {
    return p == closed
        || walker.equals("whoever was let in")
        || (walker.equals("the guardian") && !p.name.equals("g"));
  }

  private static Set<String> with(Set<String> some, String... more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
