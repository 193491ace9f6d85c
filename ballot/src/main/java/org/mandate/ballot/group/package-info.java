/** The groups of the board and their arithmetic. */
@NullMarked
package org.mandate.ballot.group;

import org.jspecify.annotations.NullMarked;
