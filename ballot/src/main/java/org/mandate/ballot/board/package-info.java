/**
 * The public board of an election: the file byte for byte, its events and their chain, and every
 * text on it as a value with one canonical form.
 */
@NullMarked
package org.mandate.ballot.board;

import org.jspecify.annotations.NullMarked;
