package org.mandate.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Facts.Named;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Tie;

/**
 * A generated England: 6,500 practices in 1,250 networks and 160 federations, 300 companies (a
 * third owned by another), 60,000 people with one or two posts, holdings and close ties, 2,000
 * matters.
 */
final class England {
  static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  static final int PRACTICES = 6_500;
  static final int NETWORKS = 1_250;
  static final int FEDERATIONS = 160;
  static final int COMPANIES = 300;
  static final int PEOPLE = 60_000;
  static final int MATTERS = 2_000;

  private static final Relation[] POSTS = {
    Relation.PARTNER,
    Relation.PARTNER,
    Relation.SALARIED,
    Relation.LOCUM,
    Relation.MANAGER,
    Relation.EMPLOYEE,
    Relation.EMPLOYEE,
    Relation.EMPLOYEE
  };

  private final Random random;
  private final List<Link> links = new ArrayList<>();

  private England(Random random) {
    this.random = random;
  }

  static Facts generated(Policy policy, long seed) {
    return new England(new Random(seed)).facts(policy);
  }

  private Facts facts(Policy policy) {
    memberships();
    people();
    var body =
        new Body(
            "b",
            "",
            List.of(),
            List.of(),
            new Body.Quorum(1, List.of()),
            Set.of(),
            List.of(),
            List.of(new Body.Adoption(policy.id(), policy.version(), policy.issued())));
    var organisations = new ArrayList<Named>();
    add(organisations, "practice", PRACTICES);
    add(organisations, "network", NETWORKS);
    add(organisations, "federation", FEDERATIONS);
    add(organisations, "company", COMPANIES);
    var people = new ArrayList<Named>();
    add(people, "person", PEOPLE);
    var matters = new ArrayList<Matter>();
    for (int i = 0; i < MATTERS; i++) {
      matters.add(matter(i));
    }
    var disclosures = new ArrayList<Disclosure>();
    for (int i = 0; i < 2_000; i++) {
      String whose = "company" + random.nextInt(COMPANIES);
      String matter = "matter" + random.nextInt(MATTERS);
      disclosures.add(
          new Disclosure(
              "d" + i,
              person(),
              whose,
              matter,
              Disclosure.How.READ,
              DAY.minusDays(random.nextInt(300))));
    }
    return new Facts(
        people,
        organisations,
        links,
        matters,
        disclosures,
        List.of(body),
        List.of(),
        List.of(policy),
        List.of(),
        List.of(),
        List.of());
  }

  private static void add(List<Named> list, String what, int many) {
    for (int i = 0; i < many; i++) {
      list.add(new Named(what + i, ""));
    }
  }

  private String person() {
    return "person" + random.nextInt(PEOPLE);
  }

  private void memberships() {
    for (int i = 0; i < PRACTICES; i++) {
      link(Relation.MEMBERSHIP, "practice" + i, "network" + i * NETWORKS / PRACTICES);
      if (random.nextInt(10) < 7) {
        link(Relation.MEMBERSHIP, "practice" + i, "federation" + i * FEDERATIONS / PRACTICES);
      }
    }
    for (int i = 0; i < COMPANIES / 3; i++) {
      links.add(
          Link.of("own" + i, Relation.OWNERSHIP, "company" + (100 + i), "company" + i, period())
              .sharing(Share.percent("" + (10 + random.nextInt(91)))));
    }
  }

  private void people() {
    for (int i = 0; i < PEOPLE; i++) {
      String who = "person" + i;
      link(POSTS[random.nextInt(POSTS.length)], who, "practice" + i * (long) PRACTICES / PEOPLE);
      if (random.nextInt(10) == 0) {
        link(POSTS[random.nextInt(POSTS.length)], who, "practice" + random.nextInt(PRACTICES));
      }
      if (random.nextInt(40) == 0) {
        link(Relation.DIRECTOR, who, "federation" + random.nextInt(FEDERATIONS));
      }
      if (random.nextInt(40) == 0) {
        links.add(
            Link.of("h" + i, Relation.HOLDING, who, "company" + random.nextInt(COMPANIES), period())
                .sharing(Share.percent("" + (1 + random.nextInt(12)))));
      }
      if (random.nextInt(20) == 0) {
        String other = "person" + (i + 1 + random.nextInt(500)) % PEOPLE;
        links.add(
            new Link(
                "t" + i,
                Relation.CLOSE_TIE,
                who,
                other,
                period(),
                null,
                null,
                Certainty.ACTUAL,
                Tie.SPOUSE,
                null));
      }
    }
  }

  private void link(Relation relation, String from, String to) {
    links.add(Link.of("l" + links.size(), relation, from, to, period()));
  }

  /** One in ten has ended, one in twenty has not begun. */
  private Period period() {
    LocalDate from = DAY.minusDays(200 + random.nextInt(3_000));
    int what = random.nextInt(20);
    return what == 0
        ? Period.since(DAY.plusDays(1 + random.nextInt(200)))
        : new Period(from, what <= 2 ? DAY.minusDays(random.nextInt(150)) : null);
  }

  private Matter matter(int number) {
    var parties = new ArrayList<Matter.Party>();
    int many = 2 + random.nextInt(3);
    for (int i = 0; i < many; i++) {
      parties.add(party());
    }
    return new Matter("matter" + number, "", "b", parties, List.of(), null);
  }

  private Matter.Party party() {
    int what = random.nextInt(10);
    String who =
        what < 3
            ? "federation" + random.nextInt(FEDERATIONS)
            : what < 6
                ? "network" + random.nextInt(NETWORKS)
                : what < 7
                    ? "practice" + random.nextInt(PRACTICES)
                    : "company" + random.nextInt(COMPANIES);
    PartyRole role = PartyRole.values()[random.nextInt(3)];
    return new Matter.Party(who, role, Period.since(DAY.minusDays(100)));
  }

  /** One changed fact of the kinds that happen: a post, a holding, a practice joining, a party. */
  static Link post(Random random, int number) {
    int what = random.nextInt(10);
    String practice = "practice" + random.nextInt(PRACTICES);
    String id = "change" + number;
    Period now = Period.since(DAY.minusDays(1));
    String person = "person" + random.nextInt(PEOPLE);
    if (what < 7) {
      return Link.of(id, POSTS[random.nextInt(POSTS.length)], person, practice, now);
    }
    if (what < 8) {
      return Link.of(
          id, Relation.DIRECTOR, person, "federation" + random.nextInt(FEDERATIONS), now);
    }
    String joined =
        what < 9
            ? "federation" + random.nextInt(FEDERATIONS)
            : "network" + random.nextInt(NETWORKS);
    return Link.of(id, Relation.MEMBERSHIP, practice, joined, now);
  }

  /** A party put on a matter. */
  static Matter.Party someParty(Random random) {
    return new England(random).party();
  }
}
