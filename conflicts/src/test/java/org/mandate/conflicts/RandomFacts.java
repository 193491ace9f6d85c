package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.mandate.conflicts.Facts.Named;
import org.mandate.conflicts.Policy.AfterPapers;
import org.mandate.conflicts.Policy.Direction;
import org.mandate.conflicts.Policy.First;
import org.mandate.conflicts.Policy.Onward;
import org.mandate.conflicts.Policy.PathRule;

/**
 * Small facts and policies in which everything happens: ended links, marks met exactly, circles.
 */
public final class RandomFacts {
  public static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final int PEOPLE = 6;
  private static final int ORGANISATIONS = 7;
  private static final int MATTERS = 3;

  private final Random random;

  public RandomFacts(Random random) {
    this.random = random;
  }

  public Facts facts() {
    var links = new ArrayList<Link>();
    int many = 10 + random.nextInt(25);
    for (int i = 0; i < many; i++) {
      links.add(link("l" + i));
    }
    var policy = policy();
    return new Facts(
        named("p", PEOPLE),
        named("o", ORGANISATIONS),
        links,
        IntStream.range(0, MATTERS).mapToObj(this::matter).toList(),
        IntStream.range(0, random.nextInt(5)).mapToObj(i -> disclosure("d" + i)).toList(),
        List.of(
            new Body(
                "b",
                "",
                List.of(),
                List.of(),
                new Body.Quorum(1, List.of()),
                Set.of(),
                List.of(),
                List.of(new Body.Adoption("pol", "1", LocalDate.of(2000, 1, 1))))),
        List.of(),
        List.of(policy),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<Named> named(String letter, int many) {
    return IntStream.range(0, many).mapToObj(i -> new Named(letter + i, "")).toList();
  }

  public String person() {
    return "p" + random.nextInt(PEOPLE);
  }

  public String organisation() {
    return "o" + random.nextInt(ORGANISATIONS);
  }

  public Link link(String id) {
    Relation relation = Relation.values()[random.nextInt(Relation.values().length)];
    String from = relation.ends() == Relation.Ends.ORGANISATIONS ? organisation() : person();
    String to = relation.ends() == Relation.Ends.PERSON_PERSON ? person() : organisation();
    if (from.equals(to)) {
      return link(id);
    }
    boolean interest = relation == Relation.INTEREST;
    return new Link(
        id,
        relation,
        from,
        to,
        period(),
        relation.hasShare() && random.nextInt(4) > 0
            ? Share.percent(List.of("4", "5", "6", "50").get(random.nextInt(4)))
            : null,
        interest ? Kind.values()[random.nextInt(4)] : null,
        interest && random.nextBoolean() ? Certainty.POTENTIAL : Certainty.ACTUAL,
        relation == Relation.CLOSE_TIE ? Tie.values()[random.nextInt(4)] : null,
        null);
  }

  /** Often around the day, with its edges exactly on it. */
  public Period period() {
    LocalDate from = random.nextInt(3) == 0 ? null : DAY.plusDays(random.nextInt(60) - 50);
    LocalDate until = random.nextInt(2) == 0 ? null : DAY.plusDays(random.nextInt(60) - 20);
    return from != null && until != null && !until.isAfter(from)
        ? new Period(from, from.plusDays(1))
        : new Period(from, until);
  }

  private Matter matter(int number) {
    var parties = new ArrayList<Matter.Party>();
    int many = 1 + random.nextInt(3);
    for (int i = 0; i < many; i++) {
      parties.add(party());
    }
    return new Matter(
        "m" + number,
        "",
        "b",
        parties,
        List.of(),
        random.nextInt(6) == 0 ? DAY.plusDays(random.nextInt(3) - 1) : null);
  }

  public Matter.Party party() {
    String who = random.nextInt(6) == 0 ? person() : organisation();
    return new Matter.Party(
        who, PartyRole.values()[random.nextInt(PartyRole.values().length)], period());
  }

  public Disclosure disclosure(String id) {
    return new Disclosure(
        id,
        person(),
        organisation(),
        "m" + random.nextInt(MATTERS),
        Disclosure.How.OVERHEARD,
        DAY.minusDays(random.nextInt(80)));
  }

  private Policy policy() {
    return new Policy(
        "pol",
        "1",
        "",
        LocalDate.of(2000, 1, 1),
        IntStream.range(0, 1 + random.nextInt(6)).mapToObj(this::rule).toList(),
        List.of(),
        List.of(),
        new Policy.ProxyRule("x"),
        List.of(),
        "x",
        1,
        1);
  }

  private PathRule rule(int number) {
    boolean tied = random.nextInt(3) == 0;
    int depth = random.nextInt(4);
    var first = new ArrayList<First>();
    for (Relation relation : Relation.values()) {
      if (relation.ends() == Relation.Ends.PERSON_ORGANISATION && random.nextInt(2) == 0) {
        boolean kinds = relation == Relation.INTEREST && random.nextBoolean();
        first.add(
            new First(
                relation,
                relation.hasShare() ? mark() : null,
                kinds ? Set.of(Kind.FINANCIAL, Kind.INDIRECT) : Set.of()));
      }
    }
    if (first.isEmpty() || random.nextInt(3) == 0) {
      first.add(new First(null, null, Set.of()));
    }
    var onward = new ArrayList<Onward>();
    while (depth > 0 && (onward.isEmpty() || random.nextInt(2) == 0)) {
      Relation relation =
          List.of(Relation.MEMBERSHIP, Relation.OWNERSHIP, Relation.CONTRACT, Relation.FUNDING)
              .get(random.nextInt(4));
      onward.add(
          new Onward(
              relation,
              Direction.values()[random.nextInt(2)],
              relation.hasShare() ? mark() : null));
    }
    return new PathRule(
        "c" + number,
        "",
        tied ? Set.of(Tie.SPOUSE, Tie.FRIEND) : Set.of(),
        first,
        onward,
        depth,
        roles(),
        tied ? Kind.INDIRECT : Kind.FINANCIAL,
        Strength.STRONG,
        random.nextInt(2) * 2,
        random.nextInt(4) == 0 ? new AfterPapers(random.nextInt(3)) : null);
  }

  private Set<PartyRole> roles() {
    var roles = EnumSet.of(PartyRole.BIDDER, PartyRole.EXPECTED_BIDDER);
    if (random.nextBoolean()) {
      roles.add(PartyRole.BENEFICIARY);
      roles.add(PartyRole.SUBJECT);
    }
    return roles;
  }

  private Mark mark() {
    return random.nextInt(3) == 0 ? null : new Mark(Share.percent("5"), random.nextBoolean());
  }
}
