package org.mandate.app.elections;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mandate.app.Composition;
import org.mandate.app.TestProgram;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Appointment;
import org.mandate.app.bodies.Authority;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Founding;
import org.mandate.app.bodies.MembershipRule;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.Elections.NewBallot;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewMatter;
import org.mandate.app.register.ListSize;
import org.mandate.app.register.LocalOrganisation;
import org.mandate.constitution.Clause;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;

/** Practices with their voters, a body with its officers, and a clock that a test can set. */
public final class BallotTown {
  public static final LocalDate BEGAN = LocalDate.of(2025, 4, 1);
  public final TestProgram t;
  public final Composition p;
  public final Map<String, UUID> voters = new LinkedHashMap<>();
  public final UUID officer = UUID.randomUUID();
  public final UUID secretary = UUID.randomUUID();
  public Body body;
  private String clock = "";

  private BallotTown() {
    t = TestProgram.fresh();
    p = t.program;
  }

  /**
   * Practices with an area each ("" for none), in order; the first has 1,000 patients, the next
   * 1,010 ...
   */
  public static BallotTown of(Constitution rules, List<String> areas) {
    BallotTown town = new BallotTown();
    town.owner("update installation set demonstration = true, town_loading = true");
    town.clock("2026-01-05T09:00:00Z");
    town.job(
        "town",
        () -> {
          town.found(rules, areas);
          return true;
        });
    return town;
  }

  /**
   * A body of every practice of official networks, with a voter each.
   *
   * @param imports takes in the official files, before anything else
   */
  public static BallotTown ofNetworks(
      Constitution rules, List<String> networks, Consumer<Composition> imports) {
    BallotTown town = new BallotTown();
    town.owner("update installation set demonstration = true, town_loading = true");
    town.clock("2026-01-05T08:00:00Z");
    town.job(
        "town",
        () -> {
          imports.accept(town.p);
          LocalDate day = LocalDate.of(2026, 1, 5);
          for (String network : networks) {
            for (String code : town.p.register.practicesOfNetwork(network, day)) {
              town.voter(code, code, UUID.randomUUID());
            }
          }
          town.found(rules, MembershipRule.ofNetworks(networks));
          return true;
        });
    town.clock("2026-01-05T09:00:00Z");
    return town;
  }

  public static Constitution model() {
    return ModelConstitution.collective("Marlbrook Practices Together");
  }

  /** The model with one clause's setting replaced. */
  public static Constitution model(String number, Setting setting) {
    List<Clause> clauses = new ArrayList<>();
    for (Clause c : model().clauses()) {
      clauses.add(c.number().equals(number) ? new Clause(number, c.title(), c.text(), setting) : c);
    }
    return new Constitution(1, model().title(), clauses);
  }

  private void found(Constitution rules, List<String> areas) {
    Map<String, String> areaCodes = new TreeMap<>();
    for (int i = 0; i < areas.size(); i++) {
      String code = code(i + 1);
      UUID voter = UUID.randomUUID();
      practice(code, "Practice " + (i + 1), voter, 1000 + 10 * i);
      String area = areas.get(i);
      if (!area.isEmpty()) {
        String areaCode = areaCodes.computeIfAbsent(area, this::area);
        p.register.relate("neighbourhood", code, areaCode, BEGAN, Optional.empty());
      }
    }
    found(rules, MembershipRule.ofPractices(List.copyOf(voters.keySet())));
  }

  private void found(Constitution rules, MembershipRule members) {
    p.people.add(officer, "Fiona Garrick", List.of("ro@example.org"));
    p.people.add(secretary, "Bronwen Pike", List.of("secretary@example.org"));
    body =
        p.bodies
            .found(
                new Founding(
                    "Marlbrook Practices Together",
                    "marlbrook",
                    Authority.MEMBER_MANDATE,
                    "",
                    "",
                    members,
                    BEGAN,
                    rules))
            .orElseThrow();
    seat("returning-officer", Office.Route.APPOINTED, officer, "Fiona Garrick", null);
    seat("secretary", Office.Route.ELECTED, secretary, "Bronwen Pike", null);
  }

  private int areas;

  private String area(String name) {
    String code = "AREA-" + ++areas;
    p.register.add(LocalOrganisation.of(code, name, "neighbourhood", BEGAN));
    return code;
  }

  public void practice(String code, String name, UUID voter, int patients) {
    p.register.add(LocalOrganisation.of(code, name, "practice", BEGAN));
    p.register.add(new ListSize(code, "registered", patients, BEGAN));
    voter(code, name, voter);
  }

  private void voter(String code, String name, UUID voter) {
    voters.put(code, voter);
    p.people.add(
        voter,
        "Voter of " + name,
        List.of(code.toLowerCase(java.util.Locale.ROOT) + "@example.org"));
    p.people.affiliate(voter, code, "manager", BEGAN, Optional.empty());
    p.people.authorise(code, voter, "voter", "Minutes", BEGAN);
  }

  public Office seat(
      String seat,
      Office.Route route,
      UUID person,
      String name,
      @org.jspecify.annotations.Nullable LocalDate to) {
    return p.bodies
        .beginOffice(body.id(), new Appointment(seat, "", route, person, name, BEGAN, to))
        .orElseThrow();
  }

  public static String code(int n) {
    return "TP-%03d".formatted(n);
  }

  // The clock

  public void clock(String instant) {
    clock = instant;
  }

  /** From now on the database's own clock. */
  public void realClock() {
    clock = "";
    owner("update installation set town_loading = false");
  }

  public void owner(String sql) {
    try (var owner = t.databases.asOwner();
        var s = owner.createStatement()) {
      s.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T clocked(Supplier<T> work) {
    if (!clock.isEmpty()) {
      p.db
          .sql("select set_config('mandate.town_clock', :c, true)")
          .param("c", clock)
          .query(String.class)
          .single();
    }
    return work.get();
  }

  public <T> T as(UUID person, Supplier<T> work) {
    return t.as(person, () -> clocked(work));
  }

  public <T> T asNobody(Supplier<T> work) {
    return t.asNobody(() -> clocked(work));
  }

  /** Another body, of one practice far away, and its guardian. To be called within a job. */
  public void elsewhere(UUID guardian) {
    p.people.add(guardian, "Una Elsewhere", List.of());
    p.register.add(LocalOrganisation.of("TP-900", "Far Away", "practice", BEGAN));
    Body other =
        p.bodies
            .found(
                new Founding(
                    "Elsewhere",
                    "elsewhere",
                    Authority.MEMBER_MANDATE,
                    "",
                    "",
                    MembershipRule.ofPractices(List.of("TP-900")),
                    BEGAN,
                    model()))
            .orElseThrow();
    p.bodies
        .beginOffice(
            other.id(),
            new Appointment(
                "conflicts-guardian",
                "",
                Office.Route.APPOINTED,
                guardian,
                "Una Elsewhere",
                BEGAN,
                null))
        .orElseThrow();
  }

  public <T> T job(String name, Supplier<T> work) {
    return p.jobs.as(name, () -> clocked(work));
  }

  /** Work as the bearer of a ballot link. */
  public <T> T byLink(String secret, Supplier<T> work) {
    return t.asNobody(
        () ->
            clocked(
                () -> {
                  p.identity.takeByBallotLink(secret);
                  return work.get();
                }));
  }

  // What happens in it

  public Matter matter(String question, String reserved, String... options) {
    return as(
        secretary,
        () ->
            p.matters
                .put(
                    body,
                    new NewMatter(
                        "Shall we ask for four hubs?",
                        "The ICB asked: one hub at the hospital, or one in each neighbourhood?",
                        question,
                        reserved,
                        List.of(options),
                        List.of(
                            new Matter.Evidence("Travel times by bus", "https://example.org/bus"))),
                    new Who.Person(secretary))
                .orElseThrow());
  }

  /** The question who is elected to so many places of the chair's seat. */
  public Matter election(String title, int places, List<String> candidates) {
    NewMatter wanted =
        new NewMatter(
            title,
            "The seat has been empty since April.",
            "election",
            "",
            candidates,
            Optional.of(new Matter.Filling(places, "chair")),
            List.of());
    return as(
        secretary, () -> p.matters.put(body, wanted, new Who.Person(secretary)).orElseThrow());
  }

  public Ballot publish(Matter matter, Instant opens, Instant closes) {
    return as(
        officer,
        () -> {
          Ballot draft =
              p.elections
                  .draft(
                      matter,
                      new NewBallot(
                          opens,
                          closes,
                          Optional.empty(),
                          new Ballot.Plan(
                              Optional.of(LocalDate.of(2026, 3, 1)),
                              "The chair tells the ICB.",
                              Optional.of(LocalDate.of(2026, 9, 1)))))
                  .orElseThrow();
          return p.elections.publish(draft.id()).orElseThrow();
        });
  }

  /** Published on 5 January, open from 7 to 20 January 2026. */
  public Ballot open(Matter matter) {
    Ballot ballot =
        publish(
            matter, Instant.parse("2026-01-07T09:00:00Z"), Instant.parse("2026-01-20T17:00:00Z"));
    clock("2026-01-07T09:00:01Z");
    round();
    return find(ballot.id());
  }

  /** A ballot of another matter, open in the days of this one. */
  public Ballot publishLike(Ballot like, Matter matter) {
    Ballot ballot = publish(matter, like.opensAt(), like.closesAt());
    round();
    return find(ballot.id());
  }

  /** The secret of a new session of a person, as a browser's cookie holds it. */
  public String session(UUID person) {
    return t.session(person);
  }

  public void close() {
    clock("2026-01-20T17:00:00Z");
    round();
  }

  public int round() {
    return job("closer", p.elections::round);
  }

  public Ballot find(UUID ballot) {
    return asNobody(() -> p.elections.find(ballot).orElseThrow());
  }

  public Casting cast(UUID ballot, String practice, String choice) {
    return cast(ballot, practice, choice, "");
  }

  public Casting cast(UUID ballot, String practice, String choice, String words) {
    UUID voter = voters.get(practice);
    return as(
        voter, () -> p.elections.cast(ballot, practice, choice, words, new Who.Person(voter)));
  }

  /** Votes of practices from one number to another, both included. */
  public void cast(UUID ballot, int from, int to, String choice) {
    for (int i = from; i <= to; i++) {
      if (!(cast(ballot, code(i), choice) instanceof Casting.Recorded)) {
        throw new IllegalStateException("not recorded: " + code(i));
      }
    }
  }

  /** The secret of the link that was mailed last to an address. */
  public String mailedLink(String address) {
    try (var owner = t.databases.asOwner();
        var s =
            owner.prepareStatement(
                "select words from mail where recipient = ? order by id desc limit 1")) {
      s.setString(1, address);
      try (var row = s.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no mail to " + address);
        }
        String words = row.getString(1);
        int at = words.indexOf("/vote/") + "/vote/".length();
        return words.substring(at, at + 43);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
