/**
 * How a count is told: as one line of JSON that another program can repeat, in sentences a voter
 * understands, as a transfer sheet, as a picture of the transfers, on a terminal or a page.
 *
 * <p>Everything here is a function of a {@link org.mandate.count.rules.Count}. HTML comes as
 * fragments in which every word of a file is escaped; {@link org.mandate.count.results.ResultPage}
 * makes a whole page of them.
 */
@NullMarked
package org.mandate.count.results;

import org.jspecify.annotations.NullMarked;
