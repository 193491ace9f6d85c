/**
 * A count on a page: who won and why, the closest call, the sheet of every stage. The same page
 * shows the result of an election of a body and of a ballot file that anybody brings to {@code
 * /count}; a count is computed each time it is looked at, and nothing of it is stored.
 */
@NullMarked
package org.mandate.app.counting;

import org.jspecify.annotations.NullMarked;
