/**
 * The file of facts: read strictly, with the place and the mend of every fault, and written. The
 * format is told in docs/conflicts.md and bound by docs/conflicts-facts.schema.json.
 */
@NullMarked
package org.mandate.conflicts.file;

import org.jspecify.annotations.NullMarked;
