/**
 * The same answer for a whole country at speed: who is conflicted on what, on which day, by which
 * clauses, from arrays of ints. The words are asked of {@link org.mandate.conflicts.Conflicts}.
 */
@NullMarked
package org.mandate.conflicts.walls;

import org.jspecify.annotations.NullMarked;
