package org.mandate.app.meetings.live;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Office;
import org.mandate.app.interests.BoardTerms;
import org.mandate.app.walls.Boards;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.VotingSeat;

/**
 * How a board votes: by its constitution in force; where that is silent on the quorum, by what the
 * adopted conflicts policy says of the board. Pure.
 *
 * @param rule number of the clause of the quorum; empty where it is the policy's
 * @param quorum who votes in which role, and how many must be there
 */
record Terms(Adopted rules, String rule, BoardQuorum quorum) {

  /** Empty where neither says who votes. */
  static Optional<Terms> of(Optional<Adopted> rules, Optional<BoardTerms> policy) {
    return rules.flatMap(
        adopted ->
            adopted
                .constitution()
                .boardQuorum()
                .map(c -> new Terms(adopted, c.rule(), c.setting()))
                .or(() -> policy.map(p -> new Terms(adopted, "", byPolicy(p)))));
  }

  private static BoardQuorum byPolicy(BoardTerms policy) {
    return new BoardQuorum(
        policy.voting().stream()
            .map(seat -> new VotingSeat(seat, policy.roles().getOrDefault(seat, seat)))
            .toList(),
        policy.quorum().number(),
        null,
        policy.quorum().roles().stream()
            .map(r -> new Setting.OfRole(r.role(), r.atLeast()))
            .toList());
  }

  Constitution constitution() {
    return rules.constitution();
  }

  /** How the board votes on a kind of question; empty where the constitution does not say. */
  Optional<BoardVoting> voting(String question) {
    return constitution()
        .ballotRule(question)
        .map(BallotRule::boardVoting)
        .map(cited -> cited.setting());
  }

  /** The kinds of question that the board may decide, with how it votes on them said. */
  List<Setting.Kind> kinds() {
    return constitution().kinds().stream().filter(k -> voting(k.id()).isPresent()).toList();
  }

  /** What is put to the vote on a kind of question. */
  Setting.Form form(String question) {
    return constitution()
        .ballotRule(question)
        .map(r -> r.deciding().setting().form())
        .orElse(Setting.Form.MOTION);
  }

  /** Everybody with a vote on a day, each once, in the role of the first of their seats. */
  Map<UUID, String> members(List<Office> offices, LocalDate day) {
    Map<String, String> roles = new HashMap<>();
    quorum.seats().forEach(voting -> roles.putIfAbsent(voting.seat(), voting.role()));
    Map<UUID, String> members = new LinkedHashMap<>();
    Boards.members(
            offices.stream().filter(o -> o.heldOn(day)).toList(),
            quorum.seats().stream().map(VotingSeat::seat).toList(),
            roles)
        .forEach(m -> members.putIfAbsent(UUID.fromString(m.person()), m.role()));
    return members;
  }
}
