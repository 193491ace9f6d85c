package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Record;
import org.mandate.app.walls.WallTown;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;
import org.mandate.constitution.Judgement;

/** Every conflict found on a matter is handled before the papers go out (rule 11.2). */
class ConflictsDecideTest {
  private final ConflictedTown c = new ConflictedTown();
  private final BallotTown town = c.town;
  private final WallTown w = c.w;

  private Map<?, ?> figures(Matter m) {
    return (Map<?, ?>) entry(m).orElseThrow().content().get("facts");
  }

  private Optional<Record.Entry> entry(Matter m) {
    return town.asNobody(
        () ->
            town.p.record.about(m.subject()).stream()
                .filter(e -> e.kind().equals("matter.conflicts"))
                .findFirst());
  }

  private Judgement.Check check(Decision d) {
    return town.asNobody(() -> town.p.decisions.judgeAgain(d)).checks().stream()
        .filter(one -> one.name().equals("Conflicts"))
        .findFirst()
        .orElseThrow();
  }

  private String story(Decision d) {
    return town.asNobody(
        () ->
            new StoryTeller(
                    town.p.decisions, town.p.elections, town.p.bodies, town.p.register, false)
                .tell(d, new StoryTeller.May(false, false, java.util.List.of()))
                .conflicts()
                .map(told -> told.paragraphs().toString())
                .orElse(""));
  }

  @Test
  void aDecisionWhoseConflictsWereAllHandledIsValid() {
    Matter m = c.matter();
    w.party(m, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    for (var person : List.of(w.chair, w.riverside, w.hill)) {
      c.leaves(m, person);
    }

    Decision d = c.decide(m);

    assertThat(figures(m).get("found")).isEqualTo(3L);
    assertThat(figures(m).get("handled")).isEqualTo(3L);
    assertThat(figures(m).get("sealedPaths")).isEqualTo(0L);
    assertThat(figures(m).get("on")).isEqualTo(w.today().plusDays(1).toString());
    assertThat(d.valid()).isTrue();
    assertThat(check(d).status()).isEqualTo(Judgement.Status.MET);
    assertThat(check(d).sentence()).contains("3 found, 3 handled before the papers went out.");
    assertThat(story(d))
        .contains("3 people on the board were conflicted", "chosen for each of them");
  }

  @Test
  void oneThatNobodyHandledMakesItIrregularByItsRule() {
    Matter m = c.matter();
    w.party(m, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    c.leaves(m, w.chair);
    c.leaves(m, w.hill);

    Decision d = c.decide(m);

    assertThat(figures(m).get("handled")).isEqualTo(2L);
    assertThat(d.valid()).isFalse();
    assertThat(d.outcome()).isEqualTo("carried");
    assertThat(check(d).status()).isEqualTo(Judgement.Status.NOT_MET);
    assertThat(check(d).rule()).isEqualTo("11.2");
    assertThat(story(d)).contains("chosen for 2 of them");
  }

  @Test
  void whereNobodyIsConflictedThatIsCountedAndWhereNoPartyWasNamedNothingIs() {
    Matter m = c.matter();
    w.party(m, WallTown.RIVAL, PartyRole.BIDDER);
    Matter without = c.matter();

    Decision d = c.decide(m);
    Decision silent = c.decide(without);

    assertThat(figures(m).get("found")).isEqualTo(0L);
    assertThat(check(d).sentence()).contains("none found.");
    assertThat(story(d)).contains("nobody on the board was conflicted");
    assertThat(entry(without)).isEmpty();
    assertThat(check(silent).status()).isEqualTo(Judgement.Status.NOT_APPLICABLE);
    assertThat(story(silent)).isEmpty();
    assertThat(silent.valid()).isTrue();
  }

  @Test
  void whatIsCommittedIsAFileOfFactsWithoutNamesThatCountsTheSame() {
    Matter m = c.matter();
    w.party(m, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    c.leaves(m, w.hill);
    c.decide(m);

    String file = opening(m);
    assertThat(file)
        .doesNotContain("Dr Partner", "Town Federation", "Your practice", "David Achebe")
        .doesNotContain(w.partner(4).toString());
    Facts facts = ((Parsed.Ok) FactsFile.read(file.getBytes(StandardCharsets.UTF_8))).facts();
    var day = w.today().plusDays(1);
    var matter = facts.matter(m.id().toString()).orElseThrow();
    assertThat(new Conflicts(facts, day).all(matter)).hasSize(3);
    assertThat(Canonical.text(FactsFile.toMap(facts))).isEqualTo(file);
    assertThat(town.asNobody(() -> town.p.record.openings(List.of(entry(m).orElseThrow().id()))))
        .as("nobody sees the opening")
        .isEmpty();
  }

  private String opening(Matter m) {
    return town.job(
        "sequencer",
        () -> {
          List<Record.Opening> openings =
              town.p.record.openings(List.of(entry(m).orElseThrow().id()));
          assertThat(openings).extracting(Record.Opening::sight).containsExactly("full");
          return openings.getFirst().valueJson();
        });
  }

  @Test
  void onlyTheGuardianTakesOutTheFullCutThatOpensPaths() {
    Matter m = c.matter();
    w.party(m, WallTown.FEDERATION, PartyRole.EXPECTED_BIDDER);
    Decision d = c.decide(m);
    town.p.sequencer.integrate();
    assertThat(town.job("sequencer", () -> town.p.certificates.make(d))).isTrue();

    assertThat(town.as(town.secretary, () -> town.p.decisions.certificate(d, true))).isEmpty();
    assertThat(town.as(w.chair, () -> town.p.decisions.certificate(d, true))).isEmpty();
    assertThat(town.asNobody(() -> town.p.decisions.certificate(d, false))).isPresent();
    String full =
        new String(
            town.as(w.guardian, () -> town.p.decisions.certificate(d, true)).orElseThrow(),
            StandardCharsets.UTF_8);
    assertThat(full).contains("matter.party", "policy.adopted", FactsFile.FORMAT);
  }
}
