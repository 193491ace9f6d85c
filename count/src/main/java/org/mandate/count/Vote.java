package org.mandate.count;

/**
 * One vote as it stands at the close. A voter who changed a vote has one vote: the last.
 *
 * @param voter the id of a {@link Voter} of the roll
 * @param choice an option of the {@link Question}, or {@link Question#ABSTAIN}
 */
public record Vote(String voter, String choice) {}
