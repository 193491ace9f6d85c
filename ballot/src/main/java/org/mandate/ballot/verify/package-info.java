/** A whole election checked by every rule, from the bytes of its board to its result. */
@NullMarked
package org.mandate.ballot.verify;

import org.jspecify.annotations.NullMarked;
