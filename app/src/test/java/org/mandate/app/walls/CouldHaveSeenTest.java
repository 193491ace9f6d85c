package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewBusiness;
import org.mandate.app.matters.Papers;
import org.mandate.app.matters.Party;
import org.mandate.app.register.Tie;
import org.mandate.app.walls.CouldHaveSeen.Known;
import org.mandate.app.web.Dates;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Relation;

/**
 * Who could have seen, held against the database itself: through random weeks everybody tries, at
 * every change, by the town's clock; afterwards the computation must say the same of every day.
 */
class CouldHaveSeenTest {
  private static final Who TOWN = new Who.Job("town");
  private static final int DAYS = 14;
  private static WallTown w;

  @BeforeAll
  static void found() {
    w = WallTown.founded();
    w.town.owner("update installation set town_loading = true");
  }

  private record Tried(Map<LocalDate, Set<UUID>> papers, Map<LocalDate, Set<UUID>> words) {}

  private static List<UUID> everybody() {
    List<UUID> all = new ArrayList<>(w.partners.values());
    all.addAll(List.of(w.guardian, w.treasurer, w.town.officer, w.town.secretary));
    all.add(w.town.voters.values().iterator().next());
    return all;
  }

  private static final Map<UUID, String> SESSIONS = new LinkedHashMap<>();
  private static String clock = "";

  private static void at(LocalDate day, int hour) {
    clock = day + "T" + "%02d".formatted(hour) + ":00:00Z";
    w.town.clock(clock);
  }

  /** As {@code BallotTown.as}, with one session for each person: there are many tries. */
  private static boolean tries(UUID person, Supplier<Boolean> work) {
    String secret = SESSIONS.computeIfAbsent(person, w.t::session);
    return Boolean.TRUE.equals(
        w.p.writing.execute(
            status -> {
              w.p.identity.take(secret);
              w.p
                  .db
                  .sql("select set_config('mandate.town_clock', :c, true)")
                  .param("c", clock)
                  .query(String.class)
                  .single();
              return work.get();
            }));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyDayOfARandomHistoryIsToldAsTheDatabaseWasThen(long seed) {
    Random random = new Random(seed);
    LocalDate first = w.today().plusDays(1 + 40 * seed);
    at(first, 8);
    Matter m = raise(first, seed % 2 == 0);
    Tried tried = new Tried(new TreeMap<>(), new TreeMap<>());
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = first.plusDays(i);
      at(day, 9);
      everybodyTries(m, day, tried);
      for (int hour = 11; hour < 20; hour += 4) {
        at(day, hour);
        if (random.nextInt(3) > 0) {
          change(m, day, random);
          everybodyTries(m, day, tried);
        }
      }
    }

    CouldHaveSeen seen = w.town.job("audit", () -> w.p.watch.seen(m));
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = first.plusDays(i);
      CouldHaveSeen.Reach then = seen.on(day, Known.THEN);
      Set<UUID> asked = new TreeSet<>(then.people());
      asked.retainAll(everybody());
      assertThat(asked)
          .as("seed %d, sealed papers on %s", seed, day)
          .isEqualTo(tried.papers().get(day));
      Set<UUID> words = then.everybody() ? new TreeSet<>(everybody()) : asked;
      assertThat(words).as("seed %d, words on %s", seed, day).isEqualTo(tried.words().get(day));
    }
    assertThat(seen.on(first.minusDays(1), Known.LATEST).people()).isEmpty();
    assertThat(new java.util.HashSet<>(tried.papers().values()))
        .as("the history changed who could see")
        .hasSizeGreaterThan(2);
  }

  private static Matter raise(LocalDate day, boolean hidden) {
    NewBusiness.Sealing sealing =
        new NewBusiness.Sealing(
            "Prices of bidders",
            hidden ? Optional.of(day.plusDays(5)) : Optional.empty(),
            day.plusDays(12));
    Who guardian = new Who.Person(w.guardian);
    return w.town.as(
        w.guardian,
        () -> {
          Matter m =
              w.p
                  .business
                  .raise(
                      w.body,
                      new NewBusiness("Prices", "They differ.", Optional.of(sealing)),
                      guardian)
                  .orElseThrow();
          w.p
              .business
              .papers()
              .add(
                  m,
                  new Papers.NewPaper("Offer", "offer.txt", "", true),
                  "Prices of the nights".getBytes(StandardCharsets.UTF_8),
                  w.guardian)
              .orElseThrow();
          return m;
        });
  }

  /** Opens the matter and its papers as each person, at the clock as it stands. */
  private static void everybodyTries(Matter m, LocalDate day, Tried tried) {
    Set<UUID> papers = tried.papers().computeIfAbsent(day, _ -> new TreeSet<>());
    Set<UUID> words = tried.words().computeIfAbsent(day, _ -> new TreeSet<>());
    for (UUID person : everybody()) {
      tries(
          person,
          () -> {
            if (w.p.matters.find(m.id()).filter(x -> !x.isWithheld()).isPresent()) {
              words.add(person);
            }
            if (!w.p.business.papers().of(m).isEmpty()) {
              papers.add(person);
            }
            return true;
          });
    }
  }

  private static void change(Matter m, LocalDate day, Random random) {
    Matter now = w.town.job("town", () -> w.p.matters.find(m.id()).orElseThrow());
    List<UUID> people = everybody();
    UUID somebody = people.get(random.nextInt(people.size()));
    switch (random.nextInt(6)) {
      case 0 -> w.town.job("town", () -> w.p.business.letIn(now, somebody, "Advises the board"));
      case 1 -> w.town.job("town", () -> w.p.business.addParty(now, party(now, day)));
      case 2 ->
          w.town.job(
              "town",
              () -> {
                List<Party> parties = w.p.business.parties(now);
                return parties.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                        w.p.business.endParty(
                            now, parties.getLast().id(), day.plusDays(1 + random.nextInt(3))));
              });
      case 3 -> w.town.job("town", () -> turnOffice(day, random));
      case 4 ->
          w.town.job(
              "town",
              () ->
                  w.p
                      .register
                      .ties()
                      .add(
                          new Tie.Wanted(
                              UUID.randomUUID(),
                              Relation.MEMBERSHIP,
                              BallotTown.code(5),
                              WallTown.FEDERATION,
                              "",
                              "told",
                              day.minusDays(random.nextInt(4)),
                              Optional.of(day.plusDays(1 + random.nextInt(3))))));
      default -> {
        if (!now.isOpen()) {
          w.town.job(
              "town",
              () ->
                  w.p.business.reclose(
                      now, "Reconsidered", day.plusDays(4 + random.nextInt(12)), TOWN));
        }
      }
    }
  }

  private static Party party(Matter m, LocalDate day) {
    return new Party(
        UUID.randomUUID(),
        m.id(),
        WallTown.FEDERATION,
        Optional.empty(),
        PartyRole.BIDDER,
        day,
        Optional.empty(),
        "Told",
        0);
  }

  /** Ends the treasurer's office, or begins it again with somebody. */
  private static boolean turnOffice(LocalDate day, Random random) {
    Optional<Office> held = w.p.bodies.holder(w.body.id(), "treasurer", day);
    if (held.isPresent()) {
      return w.p
          .bodies
          .endOffice(held.get().id(), day.plusDays(random.nextInt(2)))
          .done()
          .isPresent();
    }
    UUID next = random.nextBoolean() ? w.treasurer : w.partner(4);
    return w.p
        .bodies
        .beginOffice(
            w.body.id(),
            new org.mandate.app.bodies.Appointment(
                "treasurer", "", Office.Route.APPOINTED, next, "Next", day, day.plusDays(300)))
        .done()
        .isPresent();
  }

  @Test
  void aFactToldLaterCountsAsKnownNowFromTheDayItSpeaksOfAndAsKnownThenOnlyFromItsTelling() {
    LocalDate first = w.today().plusDays(250);
    at(first, 8);
    Matter m = raise(first, false);
    w.town.job("town", () -> w.p.business.addParty(m, party(m, first)).orElseThrow());
    at(first.plusDays(6), 8);
    w.town.job(
        "town",
        () -> {
          w.p.people.affiliate(
              w.town.officer, WallTown.FEDERATION, "director", first.plusDays(2), Optional.empty());
          return true;
        });
    at(first.plusDays(7), 8);

    CouldHaveSeen seen = w.town.job("audit", () -> w.p.watch.seen(m));
    Map<Integer, String> told = new LinkedHashMap<>();
    for (int i : List.of(1, 4, 6, 7)) {
      LocalDate day = first.plusDays(i);
      told.put(
          i,
          seen.on(day, Known.THEN).people().contains(w.town.officer)
              + " "
              + seen.on(day, Known.LATEST).people().contains(w.town.officer));
    }

    assertThat(told)
        .containsEntry(1, "true true")
        .containsEntry(4, "true false")
        .as("in the morning of the telling it could still be read")
        .containsEntry(6, "true false")
        .containsEntry(7, "false false");
  }

  @Test
  void theComputationHasTheDayInLondon() {
    LocalDate day = LocalDate.of(2026, 7, 1);
    UUID person = UUID.randomUUID();
    CouldHaveSeen seen =
        new CouldHaveSeen(
            Instant.parse("2026-06-30T22:30:00Z"),
            LocalDate.MIN,
            day.plusDays(9),
            List.of(),
            List.of(
                new CouldHaveSeen.Reader(
                    person, day, LocalDate.MAX, Instant.parse("2026-06-30T23:30:00Z"))),
            List.of());

    assertThat(Dates.on(seen.openedAt())).isEqualTo(day.minusDays(1));
    assertThat(seen.on(day.minusDays(1), Known.THEN).people()).isEmpty();
    assertThat(seen.on(day, Known.THEN).people()).containsExactly(person);
    assertThat(seen.on(day.plusDays(9), Known.LATEST).everybody()).isTrue();
  }
}
