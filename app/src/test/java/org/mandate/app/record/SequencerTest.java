package org.mandate.app.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;

class SequencerTest {
  @Test
  void anEntryGetsItsPlaceAndTheCheckpointCoversIt() {
    TestProgram t = TestProgram.fresh();
    Record.Written written =
        t.asNobody(
            () ->
                t.program.record.append(
                    Draft.of("test.fact", "test:1")
                        .fact("count", 3L)
                        .sealed("name", "Dr Ruth Pell", Draft.Sight.PUBLIC)));

    int done = t.program.sequencer.integrate();

    assertThat(done).isEqualTo(1);
    Record.Entry entry = t.asNobody(() -> t.program.record.at(0)).orElseThrow();
    assertThat(entry.id()).isEqualTo(written.id());
    assertThat(entry.leaf()).doesNotContain("Pell").contains("\"count\":3");
    assertThat(t.program.sequencer.published().orElseThrow()).contains("\n1\n");
    assertThat(t.program.log.fetch("tile/entries/000.p/1")).isPresent();
  }

  @Test
  void aRolledBackFactLeavesNoEntry() {
    TestProgram t = TestProgram.fresh();
    try {
      t.asNobody(
          () -> {
            t.program.record.append(Draft.of("test.fact", "test:1").fact("count", 3L));
            throw new IllegalStateException("the fact failed");
          });
    } catch (IllegalStateException expected) {
      assertThat(expected).hasMessage("the fact failed");
    }
    assertThat(t.program.sequencer.integrate()).isZero();
  }

  @Test
  void aCommitmentFitsItsOpeningAndNoOther() {
    TestProgram t = TestProgram.fresh();
    Record.Written written =
        t.asNobody(
            () ->
                t.program.record.append(
                    Draft.of("test.fact", "test:1")
                        .sealed("shown", List.of("a", 1L), Draft.Sight.PUBLIC)
                        .sealed("hidden", "b", Draft.Sight.FULL)));

    List<Record.Opening> seen = t.asNobody(() -> t.program.record.openings(List.of(written.id())));

    assertThat(seen).extracting(Record.Opening::field).containsExactly("shown");
    Record.Entry entry = t.asNobody(() -> t.program.record.about("test:1")).getFirst();
    Map<?, ?> commitments = (Map<?, ?>) entry.content().get("commitments");
    Record.Opening o = seen.getFirst();
    assertThat(commitments.get("shown"))
        .isEqualTo(Commitment.of("test.fact", "shown", o.salt(), List.of("a", 1L)))
        .isNotEqualTo(Commitment.of("test.fact", "shown", o.salt(), List.of("a", 2L)))
        .isNotEqualTo(Commitment.of("test.other", "shown", o.salt(), List.of("a", 1L)));
  }
}
