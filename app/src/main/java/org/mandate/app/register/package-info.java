/**
 * The register of organisations: practices, networks, commissioners and boards with official codes,
 * local bodies with identifiers of their own, their dated names, relations and list sizes, and the
 * people who act for them. Imports official files and says what changed. Facts are dated and never
 * overwritten.
 */
@NullMarked
package org.mandate.app.register;

import org.jspecify.annotations.NullMarked;
