package org.mandate.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.matters.Matter;
import org.mandate.app.search.SearchTown.Thing;

/** What people type finds what they mean, and what they may read, as soon as it is there. */
class WhatIsFoundTest {
  private static SearchTown t;
  private static Matter closed;
  private static Matter unannounced;

  @BeforeAll
  static void fill() {
    t = new SearchTown();
    t.w.open("Evening surgeries for working people");
    closed = t.w.closed("Zebrafish procurement");
    unannounced = t.w.unannounced("Quokka investigation");
    t.keep(
        Thing.of(
            "public",
            "-infinity",
            "a",
            "Voting at the café (2026-051)",
            "The co-operative’s and/or A81001’s patients were voting. ".repeat(20)));
    t.keep(
        Thing.of(
            "public",
            "-infinity",
            "b",
            "Another thing",
            "A vote on 2026-051 in the bicycle shed."));
  }

  private static List<String> keys(String typed) {
    return t.paths(null, typed).stream().map(p -> p.replace("/things/", "")).sorted().toList();
  }

  @Test
  void aWordIsFoundByItsStemAndWithoutItsAccent() {
    assertThat(keys("votes")).containsExactly("a", "b");
    assertThat(keys("cafe")).containsExactly("a");
    assertThat(keys("CAFÉ")).containsExactly("a");
  }

  @Test
  void referencesAndCodesAreFoundAsTheyStandAndByTheirBeginning() {
    assertThat(keys("2026-051")).containsExactly("a", "b");
    assertThat(keys("2026-05")).containsExactly("a", "b");
    assertThat(keys("\"2026-05\"")).isEmpty();
    assertThat(keys("a81001")).containsExactly("a");
    assertThat(keys("A8100")).containsExactly("a");
  }

  @Test
  void theLastWordMayBeABeginningOfFourLetters() {
    assertThat(keys("bicy")).containsExactly("b");
    assertThat(keys("bic")).isEmpty();
    assertThat(keys("bicy shed")).isEmpty();
    assertThat(keys("\"bicy\"")).isEmpty();
  }

  @Test
  void wordsInQuotationMarksFollowEachOther() {
    assertThat(keys("\"bicycle shed\"")).containsExactly("b");
    assertThat(keys("\"shed bicycle\"")).isEmpty();
    assertThat(keys("shed bicycle")).containsExactly("b");
    assertThat(keys("co-operative")).containsExactly("a");
  }

  @Test
  void aMinusLeavesOut() {
    assertThat(keys("vote -bicycle")).containsExactly("a");
    assertThat(keys("-bicycle")).isEmpty();
  }

  @Test
  void whatStandsInTheTitleComesFirst() {
    assertThat(t.paths(null, "vote")).containsExactly("/things/a", "/things/b");
  }

  @Test
  void ofTwoThatWeighTheSameTheNewerComesFirst() {
    for (int i = 1; i <= 3; i++) {
      t.keep(
          Thing.of("public", "-infinity", "same" + i, "Cormorant", "x")
              .at(LocalDate.of(2020 + i, 1, 1)));
    }
    assertThat(t.paths(null, "cormorant"))
        .containsExactly("/things/same3", "/things/same2", "/things/same1");
  }

  @Test
  void anOpenMatterIsFoundByAnybodyInTheTransactionOfItsRaising() {
    assertThat(t.find(null, Asked.of("surgeries working")).things())
        .singleElement()
        .satisfies(
            thing -> {
              assertThat(thing.kind()).contains(Kind.MATTER);
              assertThat(thing.body()).contains(t.w.body.id());
              assertThat(thing.sealed()).isFalse();
              assertThat(thing.title()).startsWith("Evening surgeries for working people (2026-");
            });
    Found inside =
        t.w.as(
            t.w.guardian,
            () -> {
              t.w
                  .p
                  .business
                  .raise(
                      t.w.body,
                      new org.mandate.app.matters.NewBusiness("Pelican", "Why.", Optional.empty()),
                      new org.mandate.app.access.Who.Person(t.w.guardian))
                  .orElseThrow();
              return t.w.p.search.find(Asked.of("pelican"));
            });
    assertThat(inside.total()).isEqualTo(1);
  }

  @Test
  void aClosedMatterIsFoundByItsOfficersOnlyAndItsWordsAreNotShown() {
    UUID stranger = t.w.partner(4);
    assertThat(t.find(null, Asked.of("zebrafish")).total()).isZero();
    assertThat(t.find(stranger, Asked.of("zebrafish")).total()).isZero();
    for (UUID officer : List.of(t.w.guardian, t.w.treasurer)) {
      assertThat(t.find(officer, Asked.of("zebrafish")).things())
          .singleElement()
          .satisfies(
              thing -> {
                assertThat(thing.path()).isEqualTo("/matters/" + closed.id());
                assertThat(thing.sealed()).isTrue();
                assertThat(thing.excerpt()).isEmpty();
              });
    }
  }

  @Test
  void whatIsNotAnnouncedIsFoundByTheGuardianAlone() {
    assertThat(t.paths(t.w.guardian, "quokka")).containsExactly("/matters/" + unannounced.id());
    assertThat(t.paths(t.w.treasurer, "quokka")).isEmpty();
    assertThat(t.paths(t.w.town.secretary, "quok")).isEmpty();
  }

  @Test
  void aWallTakesAMatterOutOfWhatItsPersonFinds() {
    Matter m = t.w.closed("Albatross bids");
    assertThat(t.paths(t.w.hill, "albatross")).hasSize(1);
    t.w.party(m, org.mandate.app.walls.WallTown.FEDERATION, org.mandate.conflicts.PartyRole.BIDDER);
    assertThat(t.paths(t.w.hill, "albatross")).isEmpty();
    assertThat(t.paths(t.w.guardian, "albatross")).hasSize(1);
  }

  @Test
  void whatHasOpenedIsFoundByEverybodyWhetherOrNotAnyJobRan() {
    String part = "part:" + UUID.randomUUID();
    t.keep(Thing.of(part, t.w.today().plusDays(1).toString(), "later", "Heron", "x"));
    assertThat(t.paths(null, "heron")).isEmpty();
    // a day passes
    t.owner("update search_compartment set opens_on = opens_on - 1 where name = '" + part + "'");
    assertThat(t.paths(null, "heron")).containsExactly("/things/later");
    assertThat(t.find(null, Asked.of("heron")).things().getFirst().sealed()).isFalse();
    t.owner("select search_tidy()");
    assertThat(t.rows("select count(*) from search_compartment where name = '" + part + "'"))
        .containsExactly("0");
    assertThat(t.paths(null, "heron")).containsExactly("/things/later");
  }

  @Test
  void aMatterThatIsOpenedIsFoundByEverybodyAtOnce() {
    Matter m = t.w.closed("Egret rents");
    assertThat(t.paths(null, "egret")).isEmpty();
    t.w.as(
        t.w.guardian,
        () ->
            t.w
                .p
                .business
                .reclose(
                    t.w.again(m),
                    "Over",
                    t.w.today(),
                    new org.mandate.app.access.Who.Person(t.w.guardian))
                .orElseThrow());
    assertThat(t.paths(null, "egret")).containsExactly("/matters/" + m.id());
    assertThat(
            t.rows("select count(*) from search_compartment where name = 'matter:" + m.id() + "'"))
        .containsExactly("0");
  }

  @Test
  void compartmentsOfMembersAndOfficersLetInWhoTheirNamesSay() {
    t.keep(Thing.of("members:" + t.w.body.id(), "infinity", "m", "Ibis for members", "x"));
    t.keep(Thing.of("officers:" + t.w.body.id(), "infinity", "o", "Ibis for officers", "x"));
    assertThat(t.paths(null, "ibis")).isEmpty();
    assertThat(t.paths(t.w.partner(4), "ibis")).containsExactly("/things/m");
    assertThat(t.paths(t.w.treasurer, "ibis")).containsExactlyInAnyOrder("/things/m", "/things/o");
    assertThat(t.paths(UUID.randomUUID(), "ibis")).isEmpty();
  }

  @Test
  void bodyKindAndDaysNarrow() {
    UUID body = UUID.randomUUID();
    t.keep(
        new Thing(
            "public", "-infinity", body, "paper", "n1", LocalDate.of(2025, 1, 1), "Narwhal", "x"));
    t.keep(
        new Thing(
            "public",
            "-infinity",
            null,
            "minutes",
            "n2",
            LocalDate.of(1985, 1, 1),
            "Narwhal",
            "x"));
    Asked all = SearchTown.all("narwhal");
    assertThat(t.find(null, all).total()).isEqualTo(2);
    assertThat(narrowed(all, Optional.of(body), Optional.empty(), null, null))
        .containsExactly("/things/n1");
    assertThat(narrowed(all, Optional.empty(), Optional.of(Kind.MINUTES), null, null))
        .containsExactly("/things/n2");
    assertThat(narrowed(all, Optional.empty(), Optional.empty(), LocalDate.of(2025, 1, 1), null))
        .containsExactly("/things/n1");
    assertThat(narrowed(all, Optional.empty(), Optional.empty(), null, LocalDate.of(2024, 12, 31)))
        .containsExactly("/things/n2");
  }

  private static List<String> narrowed(
      Asked asked, Optional<UUID> body, Optional<Kind> kind, LocalDate from, LocalDate to) {
    return t
        .find(
            null,
            new Asked(
                asked.question(),
                body,
                kind,
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                0,
                20))
        .things()
        .stream()
        .map(Found.Thing::path)
        .toList();
  }

  @Test
  void whatIsKeptAgainIsFoundByItsNewWordsAndWhatIsDroppedByNone() {
    t.keep(Thing.of("public", "-infinity", "again", "Osprey", "x"));
    t.keep(Thing.of("public", "-infinity", "again", "Puffin", "x"));
    assertThat(t.paths(null, "osprey")).isEmpty();
    assertThat(t.paths(null, "puffin")).containsExactly("/things/again");
    t.owner("select search_drop('minutes', 'again')");
    assertThat(t.paths(null, "puffin")).isEmpty();
  }

  @Test
  void moreThanFiveHundredAreSaidToBeMoreAndTheNewestAreTurnedThrough() {
    IntStream.range(0, 620)
        .forEach(
            i ->
                t.keep(
                    Thing.of(
                            "public",
                            "-infinity",
                            "many" + i,
                            i == 3 ? "Wombat" : "Plain",
                            "A wombat")
                        .at(LocalDate.of(2018, 1, 1).plusDays(i * 4L))));
    Found first = t.find(null, Asked.of("wombat"));
    assertThat(first.isMore()).isTrue();
    // the oldest but three has the word in its title
    assertThat(first.things().getFirst().path()).isEqualTo("/things/many3");
    assertThat(first.things().get(1).path()).isEqualTo("/things/many619");
    Asked last =
        new Asked(
            Question.of("wombat"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            480,
            100);
    assertThat(t.find(null, last).things()).hasSize(21);
    Asked beyond =
        new Asked(
            Question.of("wombat"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            900,
            20);
    assertThat(t.find(null, beyond).total()).isEqualTo(Found.MORE);
    assertThat(t.find(null, beyond).things()).isEmpty();
  }

  @Test
  void aVeryLongPaperIsFoundByItsLastWord() {
    t.keep(
        Thing.of(
            "public",
            "-infinity",
            "long",
            "Long",
            "several words here ".repeat(60_000) + " finis capercaillie"));
    assertThat(t.paths(null, "capercaillie")).containsExactly("/things/long");
  }

  @Test
  void theExcerptShowsTheWordsAroundWhatWasFound() {
    t.keep(
        Thing.of(
            "public",
            "-infinity",
            "ex",
            "Excerpt",
            "before ".repeat(100) + "the avocet <b>lands</b> " + "after ".repeat(100)));
    List<Found.Piece> pieces = t.find(null, Asked.of("avocets")).things().getFirst().excerpt();
    assertThat(pieces)
        .filteredOn(Found.Piece::found)
        .extracting(Found.Piece::text)
        .containsExactly("avocet");
    String all = String.join("", pieces.stream().map(Found.Piece::text).toList());
    assertThat(all)
        .startsWith("… before")
        .contains("the avocet <b>lands</b> after")
        .endsWith("after …");
    assertThat(all.length()).isLessThan(280);
  }
}
