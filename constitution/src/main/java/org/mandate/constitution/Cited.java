package org.mandate.constitution;

/** A setting with the number of the clause that sets it. */
public record Cited<S extends Setting>(String rule, S setting) {}
