package org.mandate.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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
 * England, over real or made practices, networks and commissioners. Generated over them: a
 * federation for about 40 practices of a commissioner (one network in four joins whole, of the
 * others' practices seven in ten), 300 companies (a third owned by another), 60,000 people with one
 * or two posts, holdings and close ties, and 2,000 matters of the commissioners.
 */
final class England {
  /** The month after the newest of the lists. */
  static final LocalDate DAY = LocalDate.of(2022, 6, 1);

  private static final int TO_A_FEDERATION = 40;
  private static final int COMPANIES = 300;
  private static final int PEOPLE = 60_000;
  private static final int MATTERS = 2_000;

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

  /** What a commissioner has to do with. */
  private record Area(
      String commissioner,
      List<String> practices,
      List<String> networks,
      List<String> federations,
      List<String> companies) {}

  private final Places places;
  private final Map<String, Area> areas = new TreeMap<>();
  private final List<String> federations = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  private England(Places places) {
    this.places = places;
  }

  /** The areas and the links, not yet the facts. */
  static England over(Places places, Random random) {
    var england = new England(places);
    england.areas(random);
    england.memberships(random);
    england.companies(random);
    england.people(random);
    return england;
  }

  /** What was made, in one line. */
  String told() {
    int whole = (int) links.stream().filter(l -> l.id().startsWith("whole")).count();
    int single = (int) links.stream().filter(l -> l.id().startsWith("single")).count();
    return ("generated over them: %d federations (%d networks and %,d practices joined), %d"
            + " companies, all posts, holdings, ties, matters and sealed papers")
        .formatted(federations.size(), whole, single, COMPANIES);
  }

  Facts facts(Policy policy, Random random) {
    var people = new ArrayList<Named>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(new Named("person" + i, ""));
    }
    var matters = new ArrayList<Matter>();
    for (int i = 0; i < MATTERS; i++) {
      matters.add(matter(i, random));
    }
    var disclosures = new ArrayList<Disclosure>();
    for (int i = 0; i < 2_000; i++) {
      disclosures.add(
          new Disclosure(
              "d" + i,
              "person" + random.nextInt(PEOPLE),
              "company" + random.nextInt(COMPANIES),
              "matter" + random.nextInt(MATTERS),
              Disclosure.How.READ,
              DAY.minusDays(random.nextInt(300))));
    }
    List<Body> bodies = areas.keySet().stream().map(code -> body(code, policy)).toList();
    return new Facts(
        people,
        organisations(),
        links,
        matters,
        disclosures,
        bodies,
        List.of(),
        List.of(policy),
        List.of(),
        List.of(),
        List.of());
  }

  private static Body body(String code, Policy policy) {
    return new Body(
        code,
        "",
        List.of(),
        List.of(),
        new Body.Quorum(1, List.of()),
        Set.of(),
        List.of(),
        List.of(new Body.Adoption(policy.id(), policy.version(), DAY.minusYears(1))));
  }

  private List<Named> organisations() {
    var list = new ArrayList<Named>();
    places.practices().forEach(p -> list.add(new Named(p.code(), p.name())));
    places.networks().forEach(n -> list.add(new Named(n.code(), n.name())));
    places.commissioners().forEach((code, name) -> list.add(new Named(code, name)));
    federations.forEach(f -> list.add(new Named(f, "")));
    for (int i = 0; i < COMPANIES; i++) {
      list.add(new Named("company" + i, ""));
    }
    return list;
  }

  private void areas(Random random) {
    for (Places.Practice one : places.practices()) {
      area(one.commissioner()).practices().add(one.code());
    }
    for (Places.Network one : places.networks()) {
      if (one.open() && areas.containsKey(one.commissioner())) {
        area(one.commissioner()).networks().add(one.code());
      }
    }
    for (Area area : areas.values()) {
      int many = Math.max(1, Math.round(area.practices().size() / (float) TO_A_FEDERATION));
      for (int i = 0; i < many; i++) {
        area.federations().add("federation" + federations.size());
        federations.add("federation" + federations.size());
      }
      for (int i = 3 + random.nextInt(6); i > 0; i--) {
        area.companies().add("company" + random.nextInt(COMPANIES));
      }
    }
  }

  private Area area(String commissioner) {
    return areas.computeIfAbsent(
        commissioner,
        c ->
            new Area(
                c, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
  }

  private void memberships(Random random) {
    Map<String, String> networkOf = new HashMap<>();
    for (Places.Join join : places.joins()) {
      links.add(
          Link.of(
              "join" + links.size(),
              Relation.MEMBERSHIP,
              join.practice(),
              join.network(),
              join.period()));
      if (join.period().holds(DAY)) {
        networkOf.put(join.practice(), join.network());
      }
    }
    areas.values().forEach(area -> federate(area, networkOf, random));
    for (Places.Practice one : places.practices()) {
      var since = new Period(one.joined(), null);
      link("gp", Relation.CONTRACT, one.code(), one.commissioner(), since);
    }
  }

  private void federate(Area area, Map<String, String> networkOf, Random random) {
    Map<String, Integer> place = new HashMap<>();
    Set<String> whole = new java.util.HashSet<>();
    int many = area.federations().size();
    for (int i = 0; i < area.networks().size(); i++) {
      String network = area.networks().get(i);
      place.put(network, i * many / area.networks().size());
      if (random.nextInt(4) == 0) {
        whole.add(network);
        String joined = area.federations().get(i * many / area.networks().size());
        link("whole", Relation.MEMBERSHIP, network, joined, period(random));
      }
    }
    for (int i = 0; i < area.practices().size(); i++) {
      String practice = area.practices().get(i);
      String network = networkOf.getOrDefault(practice, "");
      int at = place.getOrDefault(network, i * many / area.practices().size());
      if (!whole.contains(network) && random.nextInt(10) < 7) {
        String joined = area.federations().get(at);
        link("single", Relation.MEMBERSHIP, practice, joined, period(random));
      }
    }
  }

  private void companies(Random random) {
    for (int i = 0; i < COMPANIES / 3; i++) {
      links.add(
          Link.of(
                  "own" + i,
                  Relation.OWNERSHIP,
                  "company" + (100 + i),
                  "company" + i,
                  period(random))
              .sharing(Share.percent("" + (10 + random.nextInt(91)))));
    }
    for (Area area : areas.values()) {
      for (String one : area.federations()) {
        link("buys", Relation.CONTRACT, one, area.commissioner(), period(random));
      }
      for (String one : area.companies()) {
        link("buys", Relation.CONTRACT, one, area.commissioner(), period(random));
      }
    }
  }

  private void people(Random random) {
    List<Places.Practice> all = places.practices();
    for (int i = 0; i < PEOPLE; i++) {
      String who = "person" + i;
      Places.Practice home = all.get((int) (i * (long) all.size() / PEOPLE));
      Area area = area(home.commissioner());
      link("post", any(POSTS, random), who, home.code(), period(random));
      if (random.nextInt(10) == 0) {
        String second = any(all, random).code();
        link("post", any(POSTS, random), who, second, period(random));
      }
      if (random.nextInt(40) == 0) {
        link("post", Relation.DIRECTOR, who, any(area.federations(), random), period(random));
      }
      if (random.nextInt(40) == 0) {
        String company = "company" + random.nextInt(COMPANIES);
        links.add(
            Link.of("h" + i, Relation.HOLDING, who, company, period(random))
                .sharing(Share.percent("" + (1 + random.nextInt(12)))));
      }
      if (random.nextInt(20) == 0) {
        String other = "person" + (i + 1 + random.nextInt(500)) % PEOPLE;
        links.add(tie("t" + i, who, other, period(random)));
      }
    }
  }

  private static Link tie(String id, String who, String other, Period period) {
    return new Link(
        id, Relation.CLOSE_TIE, who, other, period, null, null, Certainty.ACTUAL, Tie.SPOUSE, null);
  }

  private void link(String what, Relation relation, String from, String to, Period period) {
    links.add(Link.of(what + links.size(), relation, from, to, period));
  }

  /** One in ten has ended, one in twenty has not begun. */
  static Period period(Random random) {
    LocalDate from = DAY.minusDays(200 + random.nextInt(3_000));
    int what = random.nextInt(20);
    return what == 0
        ? Period.since(DAY.plusDays(1 + random.nextInt(200)))
        : new Period(from, what <= 2 ? DAY.minusDays(random.nextInt(150)) : null);
  }

  /** A matter of the commissioner of some practice, so that large ones have more of them. */
  private Matter matter(int number, Random random) {
    String body = any(places.practices(), random).commissioner();
    var parties = new ArrayList<Matter.Party>();
    int many = 2 + random.nextInt(3);
    for (int i = 0; i < many; i++) {
      parties.add(party(body, random));
    }
    return new Matter("matter" + number, "", body, parties, List.of(), null);
  }

  /** A party such as that commissioner may meet. */
  Matter.Party party(String commissioner, Random random) {
    Area area = area(commissioner);
    int what = random.nextInt(10);
    String who =
        what < 3
            ? any(area.federations(), random)
            : what < 6 && !area.networks().isEmpty()
                ? any(area.networks(), random)
                : what < 7
                    ? any(area.practices(), random)
                    : what < 9
                        ? any(area.companies(), random)
                        : "company" + random.nextInt(COMPANIES);
    PartyRole role = PartyRole.values()[random.nextInt(3)];
    return new Matter.Party(who, role, Period.since(DAY.minusDays(100)));
  }

  /** One changed fact of the kinds that happen: a post, a directorship, a practice joining. */
  Link change(Random random, int number) {
    int what = random.nextInt(10);
    Places.Practice practice = any(places.practices(), random);
    Area area = area(practice.commissioner());
    String id = "change" + number;
    Period now = Period.since(DAY.minusDays(1));
    String person = "person" + random.nextInt(PEOPLE);
    if (what < 7) {
      return Link.of(id, any(POSTS, random), person, practice.code(), now);
    }
    if (what < 8) {
      return Link.of(id, Relation.DIRECTOR, person, any(area.federations(), random), now);
    }
    boolean federation = what < 9 || area.networks().isEmpty();
    String joined = any(federation ? area.federations() : area.networks(), random);
    return Link.of(id, Relation.MEMBERSHIP, practice.code(), joined, now);
  }

  private static Relation any(Relation[] list, Random random) {
    return list[random.nextInt(list.length)];
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
