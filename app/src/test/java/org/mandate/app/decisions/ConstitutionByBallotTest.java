package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Amending;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.RefusedText;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.NewMatter;
import org.mandate.app.record.Audit;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Record;
import org.mandate.constitution.Clause;
import org.mandate.constitution.Constitution;

/** A constitution is changed by its own ballot, and by nothing else. */
class ConstitutionByBallotTest {
  private static final Instant OPENS = Instant.parse("2026-01-07T09:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-01-20T17:00:00Z");

  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(5, ""));

  /** Version 2: the model with other words in its first clause. */
  private Constitution next(String words) {
    List<Clause> clauses = new ArrayList<>(BallotTown.model().clauses());
    Clause first = clauses.getFirst();
    clauses.set(0, new Clause(first.number(), first.title(), words, first.setting()));
    return new Constitution(2, BallotTown.model().title(), clauses);
  }

  private void write(Constitution draft) {
    town.as(
        town.secretary,
        () -> {
          town.p.bodies.keepDraft(town.body.id(), draft.toMap());
          return true;
        });
  }

  private Outcome<Matter> put(Constitution read) {
    return town.as(
        town.secretary,
        () ->
            town.p.matters.putConstitution(
                town.body,
                "The practices asked for it.",
                Amending.hash(read.toMap()),
                new Who.Person(town.secretary)));
  }

  private Matter drafted(String words) {
    write(next(words));
    return put(next(words)).orElseThrow();
  }

  private Decision decision(Matter m) {
    return town.asNobody(() -> town.p.decisions.ofMatter(m.id()).orElseThrow());
  }

  private List<Adopted> versions() {
    return town.asNobody(() -> town.p.bodies.constitutions(town.body.id()));
  }

  private Map<String, Object> facts(long entry) {
    return town.asNobody(
        () -> {
          Record.Entry e = town.p.record.entries(List.of(entry)).getFirst();
          return Canonical.parseObject(Canonical.text(e.content().get("facts")));
        });
  }

  private Audit.Outcome audit() {
    return town.job("audit", () -> new Audit(town.p.jdbc, town.p.record, town.p.audited).run());
  }

  @Test
  void whatItsBallotCarriesIsAdoptedInThatMomentWordForWord() {
    // given a draft put to the practices, and the draft edited afterwards
    Constitution wanted = next("We are the practices of Marlbrook.");
    Matter m = drafted("We are the practices of Marlbrook.");
    write(next("Something quite different."));
    assertThat(m.question()).isEqualTo("constitution-change");
    assertThat(m.reserved()).isEqualTo("this-constitution");
    assertThat(facts(m.entry()))
        .containsEntry("proposed", Map.of("hash", Amending.hash(wanted.toMap()), "version", 2L));

    // when the ballot carries it
    Ballot ballot = town.open(m);
    town.cast(ballot.id(), 1, 5, "for");
    town.close();

    // then that text stands, and its entry names the decision
    Decision d = decision(m);
    assertThat(d.valid()).isTrue();
    assertThat(d.constitution()).isEqualTo(1);
    assertThat(versions()).hasSize(2);
    Adopted adopted = versions().getLast();
    assertThat(adopted.constitution()).isEqualTo(wanted);
    assertThat(adopted.by()).isEqualTo("ballot:" + ballot.id());
    assertThat(adopted.decision()).contains(d.id());
    assertThat(facts(adopted.entry()))
        .containsEntry("decision", d.id())
        .containsEntry("hash", m.proposal().orElseThrow().hash());
    // and what was edited since is the draft of the version after it
    assertThat(town.asNobody(() -> town.p.bodies.proposed(town.body.id()).orElseThrow()))
        .isInstanceOfSatisfying(
            org.mandate.constitution.Parsed.Ok.class,
            ok -> assertThat(ok.constitution().version()).isEqualTo(3));
    assertThat(audit()).isInstanceOf(Audit.Outcome.Fits.class);
    town.owner(
        "update matter set proposed = proposed || ' ',"
            + " proposed_hash = encode(sha256(convert_to(proposed || ' ', 'UTF8')), 'hex')");
    assertThat(audit())
        .isInstanceOfSatisfying(
            Audit.Outcome.Broken.class,
            broken -> assertThat(broken.toString()).contains("matter", "proposed"));
  }

  @Test
  void whatFallsIsNotAdoptedAndStaysADraft() {
    Matter m = drafted("We are the practices of Marlbrook.");
    Ballot ballot = town.open(m);
    town.cast(ballot.id(), 1, 1, "for");
    town.cast(ballot.id(), 2, 5, "against");
    town.close();

    assertThat(decision(m).outcome()).isEqualTo("fallen");
    assertThat(versions()).hasSize(1);
    assertThat(town.asNobody(() -> town.p.bodies.proposed(town.body.id()))).isPresent();
    assertThat(audit()).isInstanceOf(Audit.Outcome.Fits.class);
  }

  @Test
  void whatIsCarriedIrregularlyIsNotAdopted() {
    Matter m = drafted("We are the practices of Marlbrook.");
    Ballot ballot = town.publish(m, Instant.parse("2026-01-05T10:00:00Z"), OPENS);
    town.clock("2026-01-05T10:00:00Z");
    town.round();
    town.cast(ballot.id(), 1, 5, "for");
    town.clock("2026-01-07T09:00:00Z");
    town.round();

    assertThat(decision(m).valid()).isFalse();
    assertThat(versions()).hasSize(1);
    assertThat(town.asNobody(() -> town.p.bodies.refusedConstitutions(town.body.id()))).isEmpty();
  }

  @Test
  void aTextOvertakenByAnotherIsRefusedAndTheRecordSaysWhy() {
    // given two texts over version 1, both carried in ballots that close one after the other
    Matter first = drafted("We are the practices of Marlbrook.");
    Ballot one = town.publish(first, OPENS, Instant.parse("2026-01-19T17:00:00Z"));
    Matter second = drafted("We are the practices of Marlbrook and of its hills.");
    Ballot two = town.publish(second, OPENS, CLOSES);
    Matter late = drafted("We are the practices of Marlbrook and of its valleys.");
    Ballot notYet =
        town.publish(
            late, Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-20T17:00:00Z"));
    town.clock("2026-01-07T09:00:01Z");
    town.round();
    town.cast(one.id(), 1, 5, "for");
    town.cast(two.id(), 1, 5, "for");

    // when they close
    town.clock("2026-01-19T17:00:00Z");
    town.round();
    town.close();

    // then the first stands, and the second is refused for a recorded reason
    assertThat(versions()).hasSize(2);
    assertThat(versions().getLast().decision()).contains(decision(first).id());
    assertThat(decision(second).outcome()).isEqualTo("carried");
    List<RefusedText> refused =
        town.asNobody(() -> town.p.bodies.refusedConstitutions(town.body.id()));
    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().reason()).isEqualTo(RefusedText.Reason.OVERTAKEN);
    assertThat(facts(refused.getFirst().entry()))
        .containsEntry("decision", decision(second).id())
        .containsEntry("reason", "overtaken");
    // and a ballot whose roll was made under version 1 does not open under version 2
    assertThat(town.find(notYet.id()).state()).isEqualTo(Ballot.State.PUBLISHED);
    town.clock("2026-03-02T09:00:00Z");
    town.round();
    assertThat(town.find(notYet.id()).state()).isEqualTo(Ballot.State.STOPPED);
    assertThat(audit()).isInstanceOf(Audit.Outcome.Fits.class);
    town.owner("update constitution_refused set version = 7");
    assertThat(audit()).isInstanceOf(Audit.Outcome.Broken.class);
  }

  @Test
  void nobodyServingCanSwapTheText() {
    Matter m = drafted("We are the practices of Marlbrook.");
    String other = Canonical.text(next("All power to the chair.").toMap()).replace("'", "''");
    String hash = Amending.hash(next("All power to the chair.").toMap());
    assertThatThrownBy(() -> sql("closer", "update matter set proposed = '" + other + "'"))
        .rootCause()
        .hasMessageContaining("permission denied");
    Ballot ballot = town.open(m);
    town.cast(ballot.id(), 1, 5, "for");
    String insert =
        """
        insert into body_constitution (body, version, tree, hash, from_at, adopted_by, decision, recorded_at, entry)
        select '%s', 2, '%s', '%s', clock(), 'ballot:%s', (select max(id) from decision), clock(), max(id)
          from record_entry"""
            .formatted(town.body.id(), other, "HASH", ballot.id());
    assertThatThrownBy(() -> sql("closer", insert.replace("HASH", hash)))
        .rootCause()
        .hasMessageContaining("no valid decision carried this");
    town.close();
    String third = insert.replace("', 2, '", "', 3, '");
    assertThatThrownBy(() -> sql("closer", third.replace("HASH", hash)))
        .rootCause()
        .hasMessageContaining("no valid decision carried this");
    assertThatThrownBy(
            () -> sql("closer", third.replace("HASH", m.proposal().orElseThrow().hash())))
        .rootCause()
        .hasMessageContaining("hash is not that of the constitution");
    assertThatThrownBy(() -> sql("closer", "update body_constitution set tree = ''"))
        .rootCause()
        .hasMessageContaining("permission denied");
  }

  private int sql(String job, String sql) {
    return town.job(job, () -> town.p.db.sql(sql).update());
  }

  @Test
  void aDraftIsPutOnlyAsItWasReadAndOnlyWhereItCanBeDecided() {
    Constitution read = next("We are the practices of Marlbrook.");
    assertThat(faults(put(read))).contains("No draft is being written");
    write(next("Edited by somebody else."));
    assertThat(faults(put(read))).contains("changed since you read it");
    write(new Constitution(2, BallotTown.model().title(), BallotTown.model().clauses()));
    assertThat(
            faults(
                put(new Constitution(2, BallotTown.model().title(), BallotTown.model().clauses()))))
        .contains("changes no rule");
    write(read);
    put(read).orElseThrow();
    assertThat(faults(put(read))).contains("before the practices already");
    assertThat(
            faults(
                town.as(
                    town.secretary,
                    () ->
                        town.p.matters.put(
                            town.body,
                            new NewMatter(
                                "Shall the chair rewrite it?",
                                "No words yet.",
                                "constitution-change",
                                "this-constitution",
                                List.of(),
                                List.of()),
                            new Who.Person(town.secretary)))))
        .contains("put from its draft");
  }

  private static String faults(Outcome<Matter> outcome) {
    return ((Outcome.Refused<Matter>) outcome).faults().toString();
  }

  @Test
  void theDayThatThePapersNameIsTheDayItComesIntoForce() {
    Matter m = drafted("We are the practices of Marlbrook.");
    Ballot ballot = town.publish(m, OPENS, CLOSES); // its plan says: in effect from 1 March 2026
    town.clock("2026-01-07T09:00:01Z");
    town.round();
    town.cast(ballot.id(), 1, 5, "for");
    town.close();

    assertThat(versions().getLast().from()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(
            town.asNobody(
                () ->
                    town.p
                        .bodies
                        .constitutionAt(town.body.id(), town.p.bodies.now())
                        .orElseThrow()
                        .version()))
        .isEqualTo(1);
  }

  @Test
  void aTextInAMatterThatIsNoChangeOfTheConstitutionIsNotAdopted() {
    // given an ordinary question, into whose row somebody wrote a text
    Matter m = town.matter("ordinary", "");
    Ballot ballot = town.open(m);
    String text = Canonical.text(next("We are somebody else.").toMap()).replace("'", "''");
    town.owner(
        "update matter set proposed_version = 2, proposed = '"
            + text
            + "', proposed_hash = encode(sha256(convert_to('"
            + text
            + "', 'UTF8')), 'hex') where id = '"
            + m.id()
            + "'");

    town.cast(ballot.id(), 1, 5, "for");
    town.close();

    assertThat(decision(m).outcome()).isEqualTo("carried");
    assertThat(versions()).hasSize(1);
  }
}
