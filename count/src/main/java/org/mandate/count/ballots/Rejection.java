package org.mandate.count.ballots;

/**
 * Papers that were read and that the reading treats as not valid.
 *
 * @param reason a plain sentence, such as {@code no preference marked}
 * @param papers how many, 1 or more
 */
public record Rejection(String reason, long papers) {}
