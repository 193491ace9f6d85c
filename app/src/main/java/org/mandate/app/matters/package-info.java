/**
 * Matters: questions before a body, with their reasons, options and evidence, numbered per body and
 * year. A matter is public from the moment it is put and never changes; who put it is only a
 * commitment in the record. Ballots and decisions tell {@link org.mandate.app.matters.Matters} how
 * far it has come.
 */
@NullMarked
package org.mandate.app.matters;

import org.jspecify.annotations.NullMarked;
