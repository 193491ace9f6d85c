/**
 * The answer of the command {@code conflicts}: made once as plain records, which are the JSON of
 * docs/conflicts-answer.schema.json, and told in words from the same records. What the public cut
 * leaves out is therefore in neither.
 */
@NullMarked
package org.mandate.cli.conflicts;

import org.jspecify.annotations.NullMarked;
