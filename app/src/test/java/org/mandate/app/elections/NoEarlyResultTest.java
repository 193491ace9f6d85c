package org.mandate.app.elections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mandate.app.elections.BallotTown.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.mandate.constitution.Setting;

/** Every channel by which a result could show before the close, searched as everybody. */
class NoEarlyResultTest {
  private static final String WORDS = "Four hubs means four rotas";

  private final BallotTown town =
      BallotTown.of(
          BallotTown.model(
              "8.3",
              new Setting.Window(
                  List.of(
                      "reserved-matter",
                      "ordinary",
                      "confidence",
                      "constitution-change",
                      "choice",
                      "practice-choice",
                      "election"),
                  7,
                  false)),
          Collections.nCopies(5, ""));
  private final Ballot ballot = town.open(town.matter("ordinary", ""));

  private void vote() {
    town.cast(ballot.id(), code(1), "against");
    town.cast(ballot.id(), code(1), "for", WORDS);
    town.cast(ballot.id(), code(2), "abstain");
  }

  private List<String> visibleVotes() {
    return town.p
        .db
        .sql("select practice || ' ' || choice from vote order by cast_at, id")
        .query(String.class)
        .list();
  }

  private long visibleOpenings() {
    return town.p
        .db
        .sql(
            "select count(*) from record_opening o join record_entry e on e.id = o.entry where e.kind = 'vote.cast'")
        .query(Long.class)
        .single();
  }

  @Test
  void eachIdentitySeesItsOwnPracticesVoteAndNothingElse() {
    vote();

    assertThat(town.as(town.voters.get(code(1)), this::visibleVotes))
        .containsExactlyInAnyOrder(code(1) + " against", code(1) + " for");
    assertThat(town.byLink(town.mailedLink("tp-001@example.org"), this::visibleVotes)).hasSize(2);
    assertThat(town.byLink(town.mailedLink("tp-003@example.org"), this::visibleVotes)).isEmpty();
    for (UUID other :
        List.of(town.voters.get(code(3)), town.officer, town.secretary, UUID.randomUUID())) {
      assertThat(town.as(other, this::visibleVotes)).isEmpty();
      assertThat(town.as(other, this::visibleOpenings)).isZero();
    }
    assertThat(town.asNobody(this::visibleVotes)).isEmpty();
    for (String job : List.of("closer", "audit", "post", "import", "town")) {
      assertThat(town.job(job, this::visibleVotes)).as(job).isEmpty();
    }
  }

  @Test
  void noCountNoTurnoutNoEstimateTells() {
    vote();

    List<Supplier<Object>> looks =
        List.of(
            () -> town.p.elections.turnout(ballot.id()).isPresent(),
            () -> town.p.elections.votes(ballot.id()).size(),
            () -> town.p.db.sql("select count(*) from vote").query(Long.class).single());
    List<Object> seen = new ArrayList<>();
    for (Supplier<Object> look : looks) {
      seen.add(town.as(town.officer, look));
      seen.add(town.asNobody(look));
    }
    assertThat(seen).containsExactly(false, false, 0, 0, 0L, 0L);
  }

  @Test
  void theRecordsEntriesNameNothingAndAllHaveOneShape() {
    vote();
    town.p.sequencer.integrate();

    var entries = town.asNobody(() -> town.p.record.about("vote"));
    assertThat(entries).hasSize(3);
    assertThat(entries.stream().map(e -> e.leaf().length()).distinct()).hasSize(1);
    for (var entry : entries) {
      assertThat(entry.leaf())
          .doesNotContain("TP-00")
          .doesNotContain(ballot.id().toString())
          .doesNotContain("for\"")
          .contains("\"facts\":{}");
    }
    String tiles = town.asNobody(() -> new String(tile(), StandardCharsets.ISO_8859_1));
    assertThat(tiles).doesNotContain(WORDS).doesNotContain("abstain").doesNotContain("Voter of");
  }

  private byte[] tile() {
    String path =
        town.p.log.holdings().stream()
            .filter(p -> p.startsWith("tile/entries/"))
            .findFirst()
            .orElseThrow();
    return town.p.log.fetch(path).orElseThrow();
  }

  @Test
  void aVoteCannotBeAlteredTakenBackOrPutInForAnother() {
    vote();
    UUID voter = town.voters.get(code(1));

    assertThatThrownBy(() -> town.as(voter, () -> sql("update vote set choice = 'against'")))
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(() -> town.as(voter, () -> sql("delete from vote")))
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(
            () ->
                town.as(
                    voter,
                    () ->
                        sql(
                            "insert into vote (ballot, practice, choice, cast_at, entry) select '"
                                + ballot.id()
                                + "', 'TP-003', 'for', clock(), min(id) from record_entry")))
        .hasStackTraceContaining("row-level security");
    town.close();
    assertThatThrownBy(
            () ->
                town.as(
                    town.voters.get(code(3)),
                    () ->
                        sql(
                            "insert into vote (ballot, practice, choice, cast_at, entry) select '"
                                + ballot.id()
                                + "', 'TP-003', 'for', clock(), min(id) from record_entry")))
        .hasStackTraceContaining("not open");
  }

  private int sql(String text) {
    return town.p.db.sql(text).update();
  }

  @Test
  void afterTheCloseTheCountedVotesAreOpenAndTheReplacedOnesStayShut() {
    vote();
    town.close();

    assertThat(town.asNobody(this::visibleVotes))
        .containsExactlyInAnyOrder(code(1) + " for", code(2) + " abstain");
    assertThat(town.asNobody(this::visibleOpenings))
        .as("4 fields of 2 votes; by whom stays shut")
        .isEqualTo(8);
  }

  @Test
  void aStoppedBallotIsNeverOpened() {
    vote();
    town.as(
        town.officer, () -> town.p.elections.stop(ballot.id(), "The roll is wrong.").orElseThrow());
    town.close();

    assertThat(town.asNobody(this::visibleVotes)).isEmpty();
    assertThat(town.asNobody(this::visibleOpenings)).isZero();
    assertThat(town.asNobody(() -> town.p.decisions.ofMatter(ballot.matter()))).isEmpty();
  }
}
