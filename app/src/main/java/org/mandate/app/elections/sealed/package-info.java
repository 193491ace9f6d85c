/**
 * Sealed ballots on pages: what the voter's, the trustee's and the finder's page show. The ballot
 * itself is sealed in the browser by the scripts in {@code web/sealed}; no choice is ever sent in
 * clear.
 */
@NullMarked
package org.mandate.app.elections.sealed;

import org.jspecify.annotations.NullMarked;
