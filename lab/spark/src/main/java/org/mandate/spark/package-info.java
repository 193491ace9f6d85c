/** Very large elections, verified over several machines with the library's own checks. */
@NullMarked
package org.mandate.spark;

import org.jspecify.annotations.NullMarked;
