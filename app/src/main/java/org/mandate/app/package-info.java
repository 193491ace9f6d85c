/** Composition: what the program is made of, its routes in one readable table, and its commands. */
@NullMarked
package org.mandate.app;

import org.jspecify.annotations.NullMarked;
