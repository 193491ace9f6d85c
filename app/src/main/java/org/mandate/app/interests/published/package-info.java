/**
 * Published registers of interests: editions that some organisation puts on the web as tables, read
 * by the names of their columns whatever those are, kept for a time, and compared with one another.
 * A register may be one table or one for each category. Its words are about living people: officers
 * see them, and only while the edition is kept.
 */
@NullMarked
package org.mandate.app.interests.published;

import org.jspecify.annotations.NullMarked;
