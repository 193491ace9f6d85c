package org.mandate.app.register;

/**
 * A code that facts refer to and no list names yet.
 *
 * @param referredToAs what it would be
 * @param references how many facts refer to it
 */
public record Unresolved(String code, String referredToAs, int references) {}
