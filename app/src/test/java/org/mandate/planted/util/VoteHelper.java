package org.mandate.planted.util;

/** Breaks: no drawers, neither the package nor the class. */
public final class VoteHelper {}
