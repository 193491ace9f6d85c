package org.mandate.constitution;

import org.jspecify.annotations.Nullable;

/**
 * All rules for one kind of question, gathered from their clauses. Every kind of a constitution has
 * all of them, each from exactly one clause.
 *
 * @param conflicts null where the constitution has no such clause for the kind
 * @param boardVoting how the board votes; null where the constitution does not say
 */
public record BallotRule(
    Setting.Kind kind,
    Cited<Setting.Voters> voters,
    Cited<Setting.Deciding> deciding,
    Cited<Setting.Quorum> quorum,
    Cited<Setting.Notice> notice,
    Cited<Setting.Window> window,
    Cited<Setting.RollRule> roll,
    Cited<Setting.ReturningOfficer> officer,
    @Nullable Cited<Setting.Conflicts> conflicts,
    @Nullable Cited<Setting.BoardVoting> boardVoting) {}
