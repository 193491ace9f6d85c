/**
 * Everything that writes an election: credentials, keys of trustees (mandatory and threshold),
 * sealing a ballot, tally, mixing, partial decryption and result, each refusing what the rules do
 * not allow yet.
 */
@NullMarked
package org.mandate.ballot.ceremony;

import org.jspecify.annotations.NullMarked;
