/**
 * A constitution as data, and whether a decision stands under it, and if not by which clause.
 *
 * <p>Everything is a function of its arguments: no clock, no database, no counting. Tallies, dates
 * and terms come in as plain facts, so that the application judges from its tables and an auditor
 * judges from published files alone, by the same rules. Start at {@link
 * org.mandate.constitution.Constitution} and {@link org.mandate.constitution.Judge}.
 */
@NullMarked
package org.mandate.constitution;

import org.jspecify.annotations.NullMarked;
