package org.mandate.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mandate.conflicts.Facts.Declaration;
import org.mandate.conflicts.Facts.Named;
import org.mandate.conflicts.Facts.Proxy;
import org.mandate.conflicts.ItemRules.ProxyAnswer;
import org.mandate.conflicts.ItemRules.Told;
import org.mandate.conflicts.Outlook.Verdict;
import org.mandate.conflicts.Policy.Route;

/**
 * What happened in real places, replayed with the model policy. The places and years are real; the
 * people, organisations and figures in the facts are invented.
 */
class RealCasesTest {
  private static final LocalDate ITEM = LocalDate.of(2026, 6, 1);
  private static final Period LONG = Period.since(LocalDate.of(2020, 1, 1));

  /** A board of GPs and lay members; the first so many GPs are directors of the bidder. */
  private static Facts board(int gps, int conflicted, int lay, int quorum) {
    var people = new ArrayList<Named>();
    var members = new ArrayList<Body.Member>();
    var links = new ArrayList<Link>();
    IntStream.range(0, gps + lay)
        .forEach(
            i -> {
              String id = (i < gps ? "gp" : "lay") + i;
              people.add(new Named(id, ""));
              members.add(new Body.Member(id, i < gps ? "gp" : "lay", LONG));
              if (i < conflicted) {
                links.add(
                    Link.of("l" + i, Relation.DIRECTOR, id, "bidder", LONG)
                        .declaredOn(LocalDate.of(2026, 1, 5)));
              }
            });
    Policy policy = Example.policy();
    var adopted = new Body.Adoption(policy.id(), policy.version(), LocalDate.of(2026, 1, 1));
    return new Facts(
        people,
        List.of(new Named("bidder", "")),
        links,
        List.of(
            new Matter(
                "item",
                "",
                "board",
                List.of(new Matter.Party("bidder", PartyRole.BIDDER, LONG)),
                List.of(new Matter.StageFrom(Stage.AWARD, LocalDate.of(2026, 5, 1))),
                null)),
        List.of(),
        List.of(
            new Body(
                "board",
                "",
                members,
                List.of(),
                new Body.Quorum(quorum, List.of(new Body.Quorum.OfRole("gp", 1))),
                Set.of("gp"),
                List.of(),
                List.of(adopted))),
        List.of(),
        List.of(policy),
        List.of(),
        List.of(),
        List.of());
  }

  private static Matter item(Facts facts) {
    return facts.matters().getFirst();
  }

  /**
   * Blackburn with Darwen CCG, out-of-hours contract (HSJ, 2013): an option was agreed, then
   * recusals were found to have left the meeting inquorate; chair and clinical chief acted for the
   * body, ratified later.
   */
  @Test
  void blackburnWithDarwen2013IsWarnedBeforeTheItem() {
    Facts facts = board(5, 4, 2, 4);

    Outlook outlook =
        OutlookRules.of(new Conflicts(facts, ITEM.minusDays(14)), item(facts)).orElseThrow();

    assertThat(outlook.verdict()).isEqualTo(Verdict.NOT_QUORATE);
    assertThat(outlook.quorum().getFirst()).isEqualTo(new Outlook.Need("", 4, 3, 3));
    assertThat(outlook.voices()).containsExactly(new Outlook.Voice("gp", 5, 1));
    assertThat(outlook.routes())
        .extracting(r -> r.route().way())
        .containsExactly(
            Route.Way.DEPUTIES,
            Route.Way.NEIGHBOURING_BODY,
            Route.Way.EXTERNAL_ASSESSORS,
            Route.Way.MEMBER_BALLOT);
    assertThat(outlook.routes())
        .extracting(Outlook.RouteAnswer::open)
        .containsExactly(false, false, false, true);
  }

  /**
   * Greenwich CCG, musculoskeletal services (parliamentary question 52205, 2016): three conflicted
   * GPs delegated their votes to colleagues.
   */
  @Test
  void greenwich2016VotesDelegatedByTheConflictedAreRefused() {
    Facts facts = board(6, 3, 2, 4);
    Facts delegated =
        withItem(
            facts,
            List.of(),
            List.of(
                new Proxy("gp0", "gp4", "item", ITEM),
                new Proxy("gp4", "gp1", "item", ITEM),
                new Proxy("gp4", "gp5", "item", ITEM)));

    List<ProxyAnswer> answers = ItemRules.proxies(new Conflicts(delegated, ITEM), item(delegated));

    assertThat(answers.get(0))
        .isInstanceOfSatisfying(
            ProxyAnswer.Refused.class,
            r -> {
              assertThat(r.clause()).isEqualTo("9.6");
              assertThat(r.why()).isEqualTo("gp0 may not give a proxy: conflicted on the matter.");
            });
    assertThat(answers.get(1))
        .isInstanceOfSatisfying(
            ProxyAnswer.Refused.class,
            r -> assertThat(r.why()).startsWith("gp1 may not hold a proxy"));
    assertThat(answers.get(2)).isInstanceOf(ProxyAnswer.Holds.class);
  }

  /**
   * Tameside and Glossop CCG, January 2017: a decision-maker was a director of a provider, which
   * stood on the register and was not declared at the item; a breach was published.
   */
  @Test
  void tameside2017OnTheRegisterButNotDeclaredAtTheItemIsFlagged() {
    Facts facts = board(3, 1, 2, 2);
    var silent = new Conflicts(facts, ITEM);
    var found = (Finding.Conflicted) silent.of("gp0", item(facts));

    assertThat(ItemRules.told(silent, found.conflicts().getFirst(), item(facts)))
        .isEqualTo(Told.ON_THE_REGISTER_ONLY);

    Facts told = withItem(facts, List.of(new Declaration("gp0", "item", ITEM)), List.of());
    assertThat(ItemRules.told(new Conflicts(told, ITEM), found.conflicts().getFirst(), item(told)))
        .isEqualTo(Told.AT_THE_ITEM);
    assertThat(
            ItemRules.told(
                new Conflicts(told, ITEM.minusDays(1)), found.conflicts().getFirst(), item(told)))
        .isEqualTo(Told.ON_THE_REGISTER_ONLY);
  }

  private static Facts withItem(Facts f, List<Declaration> declarations, List<Proxy> proxies) {
    return new Facts(
        f.people(),
        f.organisations(),
        f.links(),
        f.matters(),
        f.disclosures(),
        f.bodies(),
        f.assessors(),
        f.policies(),
        declarations,
        f.choices(),
        proxies);
  }
}
