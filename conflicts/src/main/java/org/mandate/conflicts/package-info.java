/**
 * Who is conflicted on a matter, by which dated path, under which clause, and what that shuts.
 *
 * <p>Everything is a function of its arguments: facts, the adopted policy as data, and a day. No
 * clock, no database. The application keeps the facts in tables and an outsider reads them from a
 * published file (package {@code file}); both ask the same rules. Start at {@link
 * org.mandate.conflicts.Facts} and {@link org.mandate.conflicts.Conflicts}. Package {@code walls}
 * answers the same question for a whole country at speed, without the words.
 */
@NullMarked
package org.mandate.conflicts;

import org.jspecify.annotations.NullMarked;
