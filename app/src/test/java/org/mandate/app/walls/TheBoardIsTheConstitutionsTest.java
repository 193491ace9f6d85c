package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.BallotTown;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Body.Quorum;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Mark;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.OfRole;
import org.mandate.constitution.Setting.VotingSeat;

/**
 * Who votes on a board, and its quorum, stand in the constitution; a policy's only in its place.
 */
class TheBoardIsTheConstitutionsTest {

  private static Body board(Constitution rules) {
    WallTown w = WallTown.founded(rules);
    return w.job("warden", () -> new Boards(w.p.walls.ground()).of(w.body.id()));
  }

  private static Constitution with(@Nullable Mark share, long number) {
    return BallotTown.model(
        "6.3",
        new BoardQuorum(
            List.of(
                new VotingSeat("treasurer", "lay"),
                new VotingSeat("chair", "gp"),
                new VotingSeat("neighbourhood", "gp")),
            number,
            share,
            List.of(new OfRole("lay", 1))));
  }

  private static Map<String, Integer> roles(Body board) {
    Map<String, Integer> roles = new TreeMap<>();
    board.membersOn(LocalDate.now()).forEach(m -> roles.merge(m.role(), 1, Integer::sum));
    return roles;
  }

  @Test
  void theConstitutionsSeatsRolesAndQuorumGoBeforeThePolicys() {
    Body board = board(with(null, 3));

    assertThat(roles(board)).isEqualTo(Map.of("gp", 4, "lay", 1));
    assertThat(board.quorum()).isEqualTo(new Quorum(3, List.of(new Quorum.OfRole("lay", 1))));
    assertThat(board.clinical()).as("the policy's own").contains("gp");
  }

  @Test
  void aShareIsOfTheMembersOfThatDay() {
    assertThat(board(with(Mark.moreThan(1, 2), 1)).quorum().number()).isEqualTo(3);
    assertThat(board(with(Mark.atLeast(4, 5), 1)).quorum().number()).isEqualTo(4);
  }

  @Test
  void whereTheConstitutionSaysNothingThePolicyDoes() {
    Constitution model = BallotTown.model();
    Constitution before =
        new Constitution(
            1,
            model.title(),
            model.clauses().stream()
                .filter(
                    c ->
                        !(c.setting() instanceof BoardQuorum)
                            && !(c.setting() instanceof Setting.BoardVoting))
                .toList());

    Body board = board(before);

    assertThat(roles(board)).isEqualTo(Map.of("gp", 4));
    assertThat(board.quorum()).isEqualTo(new Quorum(4, List.of(new Quorum.OfRole("gp", 2))));
  }
}
