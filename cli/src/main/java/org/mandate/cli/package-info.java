/**
 * The command line on files, for auditors and analysts: it decides with the libraries alone, never
 * asks the application or a database, and so is worth something as a public check.
 *
 * <p>Exit codes: 0 done or valid; 1 the thing under judgement was judged and is not valid, also
 * when cut short or unreadable; 2 wrong use or a missing file; 3 the machine cannot. With {@code
 * --json} standard output holds JSON lines and nothing else.
 */
@NullMarked
package org.mandate.cli;

import org.jspecify.annotations.NullMarked;
