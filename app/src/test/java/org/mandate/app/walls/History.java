package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.interests.Interest;
import org.mandate.app.interests.NewInterest;
import org.mandate.app.interests.Policies;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Stage;

/** A random history of a small town, told through the same facades that pages and loaders use. */
final class History {
  private static final List<String> ROLES =
      List.of("partner", "salaried", "locum", "director", "shareholder", "trustee", "employee");
  private static final List<String> STAGES =
      List.of("pre-market", "questionnaire", "dialogue", "award");
  private final WallTown w;
  private final Random random;
  private final List<String> codes = new ArrayList<>();
  private final List<UUID> people = new ArrayList<>();
  final List<Matter> matters = new ArrayList<>();

  History(WallTown w, Random random) {
    this.w = w;
    this.random = random;
    for (int i = 1; i <= 5; i++) {
      codes.add(BallotTown.code(i));
    }
    codes.addAll(List.of(WallTown.FEDERATION, WallTown.RIVAL, "H-1", "H-2", "H-3"));
    people.addAll(w.partners.values());
    people.addAll(List.of(w.treasurer, w.town.secretary, w.guardian));
    w.job("town", this::more);
    matters.add(w.open("Open history"));
    matters.add(w.closed("Closed history"));
    matters.add(w.unannounced("Unannounced history"));
  }

  private boolean more() {
    for (String code : List.of("H-1", "H-2", "H-3")) {
      w.p.register.add(LocalOrganisation.of(code, "Company " + code, "company", WallTown.BEGAN));
    }
    for (int i = 0; i < 4; i++) {
      UUID person = UUID.randomUUID();
      people.add(person);
      w.p.people.add(person, "History " + i, List.of("history" + i + "@example.org"));
    }
    return true;
  }

  /** One step of one transaction; what it was, for the report. Refusals are steps too. */
  String step() {
    return switch (random.nextInt(13)) {
      case 0, 1 -> affiliate();
      case 2 -> endAffiliation();
      case 3 -> tie();
      case 4 -> endTie();
      case 5 -> network();
      case 6 -> declare();
      case 7 -> endInterest();
      case 8 -> party();
      case 9 -> endParty();
      case 10 -> random.nextBoolean() ? stage() : overheard();
      case 11 -> choose();
      default -> random.nextInt(4) == 0 ? adopt() : party();
    };
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private LocalDate day() {
    return w.today().plusDays(random.nextInt(700) - 400);
  }

  private Optional<LocalDate> after(LocalDate from) {
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(from.plusDays(1 + random.nextInt(400)));
  }

  private String affiliate() {
    LocalDate from = day();
    UUID person = one(people);
    String code = one(codes);
    String role = one(ROLES);
    as("town", () -> w.p.people.affiliate(person, code, role, from, after(from)));
    return role + " of " + code + " from " + from;
  }

  private void as(String job, java.util.function.Supplier<?> work) {
    w.p.jobs.within(job, work);
  }

  private List<String> rows(String sql) {
    return w.p.jobs.within("warden", () -> w.p.db.sql(sql).query(String.class).list());
  }

  private String endAffiliation() {
    List<String> open =
        rows(
            "select id::text from affiliation where superseded_at = 'infinity' and to_date = 'infinity' order by id");
    UUID which = UUID.fromString(one(open));
    LocalDate on = day();
    as(
        "town",
        () -> {
          w.p.people.endAffiliation(which, on);
          return true;
        });
    return "affiliation " + which + " ends on " + on;
  }

  private String tie() {
    Relation relation =
        one(List.of(Relation.MEMBERSHIP, Relation.OWNERSHIP, Relation.CONTRACT, Relation.FUNDING));
    String child = one(codes);
    String parent = one(codes);
    LocalDate from = day();
    String share = relation == Relation.OWNERSHIP ? one(List.of("", "3 %", "5 %", "51 %")) : "";
    as(
        "town",
        () ->
            w.p
                .register
                .ties()
                .add(
                    new org.mandate.app.register.Tie.Wanted(
                        UUID.randomUUID(),
                        relation,
                        child,
                        parent,
                        share,
                        "told",
                        from,
                        after(from))));
    return child + " " + relation + " " + parent + " from " + from;
  }

  private String endTie() {
    List<String> open =
        rows("select id::text from organisation_tie where superseded_at = 'infinity' order by id");
    UUID which = UUID.fromString(one(open));
    LocalDate on = day();
    as("town", () -> w.p.register.ties().end(which, on));
    return "tie " + which + " ends on " + on;
  }

  private String network() {
    String child = BallotTown.code(1 + random.nextInt(5));
    String parent = one(List.of("H-1", "H-2", WallTown.FEDERATION));
    LocalDate from = day();
    as(
        "town",
        () -> {
          w.p.register.relate("network", child, parent, from, after(from));
          return true;
        });
    return child + " in network " + parent + " from " + from;
  }

  private String declare() {
    UUID person = one(people);
    boolean indirect = random.nextInt(3) == 0;
    Interest.Close close =
        indirect
            ? new Interest.Close(org.mandate.conflicts.Tie.SPOUSE, Optional.of(one(people)), "")
            : null;
    Interest.Relation relation =
        indirect
            ? one(List.of(Interest.Relation.CLOSE_TIE, Interest.Relation.DIRECTOR))
            : one(
                List.of(
                    Interest.Relation.DIRECTOR,
                    Interest.Relation.ADVISER,
                    Interest.Relation.HOLDING,
                    Interest.Relation.INTEREST));
    Long share =
        relation == Interest.Relation.HOLDING ? one(List.of(3_000_000L, 40_000_000L)) : null;
    String code = relation == Interest.Relation.CLOSE_TIE ? "" : one(codes);
    LocalDate from = w.today().minusDays(random.nextInt(300));
    NewInterest wanted =
        new NewInterest(
            new Interest.Held(
                indirect ? Kind.INDIRECT : Kind.FINANCIAL,
                random.nextInt(4) == 0 ? Certainty.POTENTIAL : Certainty.ACTUAL,
                relation,
                code,
                "",
                close,
                "Words",
                share,
                null),
            from,
            after(from),
            from);
    as("town", () -> w.p.interests.declare(UUID.randomUUID(), person, wanted));
    return person + " declares " + relation + " of " + code;
  }

  private String endInterest() {
    List<String> open =
        rows("select id::text from interest where superseded_at = 'infinity' order by id");
    if (open.isEmpty()) {
      return "no interest to end";
    }
    UUID which = UUID.fromString(one(open));
    LocalDate on = w.today().minusDays(random.nextInt(50));
    as("town", () -> w.p.interests.end(which, on));
    return "interest " + which + " ends on " + on;
  }

  private String party() {
    Matter m = one(matters);
    LocalDate from = day();
    boolean somebody = random.nextInt(4) == 0;
    Party wanted =
        new Party(
            UUID.randomUUID(),
            m.id(),
            somebody ? "" : one(codes),
            somebody ? Optional.of(one(people)) : Optional.empty(),
            somebody ? PartyRole.SUBJECT : one(List.of(PartyRole.values())),
            from,
            after(from),
            "told",
            0);
    guardian(() -> w.p.business.addParty(m, wanted));
    return "party " + wanted.who() + " on " + m.title() + " from " + from;
  }

  /** Said as the guardian where they may, else as the loader of the town. */
  private void guardian(java.util.function.Supplier<?> work) {
    as("town", work);
  }

  private String endParty() {
    Matter m = one(matters);
    List<Party> parties = w.p.jobs.within("warden", () -> w.p.business.parties(m));
    if (parties.isEmpty()) {
      return "no party to end";
    }
    Party which = one(parties);
    LocalDate on = which.from().plusDays(random.nextInt(200));
    guardian(() -> w.p.business.endParty(m, which.id(), on));
    return "party " + which.who() + " ends on " + on;
  }

  private String stage() {
    Matter m = one(matters);
    String stage = random.nextInt(8) == 0 ? "over" : one(STAGES);
    LocalDate from = day();
    guardian(() -> w.p.business.setStage(m, stage, from));
    return m.title() + ": " + stage + " from " + from;
  }

  private String overheard() {
    Matter m = one(matters);
    String whose = one(codes);
    UUID person = one(people);
    guardian(
        () -> w.p.walls.handlings().overheard(m, whose, person, "", new Who.Person(w.guardian)));
    return person + " overheard " + whose + " on " + m.title();
  }

  private String choose() {
    Matter m = one(matters);
    UUID person = one(people);
    Handling handling = one(List.of(Handling.values()));
    boolean byStage = random.nextBoolean();
    guardian(
        () ->
            w.p
                .walls
                .handlings()
                .choose(
                    m,
                    new Handlings.Wanted(
                        person,
                        handling,
                        byStage ? Optional.empty() : Optional.of(w.today().plusDays(30)),
                        byStage ? Optional.of(Stage.DIALOGUE) : Optional.empty(),
                        "Reason"),
                    new Who.Person(w.guardian)));
    return handling + " for " + person + " on " + m.title();
  }

  private int version = 1;

  /** Another version of the model, with other marks: it says another version's name. */
  private String adopt() {
    version++;
    String text =
        Policies.model()
            .replaceFirst("\"version\"\\s*:\\s*\"[^\"]*\"", "\"version\":\"h" + version + "\"");
    LocalDate from = w.today().plusDays(10L * version);
    String changed = text.replace("\"depth\": 3", "\"depth\": " + (1 + random.nextInt(3)));
    as("town", () -> w.p.policies.adopt(w.body, changed, from, new Who.Job("town")));
    return "policy h" + version + " from " + from;
  }
}
