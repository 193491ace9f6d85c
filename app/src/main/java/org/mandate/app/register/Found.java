package org.mandate.app.register;

/**
 * An organisation that search found.
 *
 * @param score 1 and a little more for a perfect match, less for a distant one
 */
public record Found(Searchable organisation, float score) {}
