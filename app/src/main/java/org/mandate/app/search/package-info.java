/**
 * Search across everything that the reader may see. Knows no feature: the features' tables put
 * their things into the index by triggers of their own, in the transaction of the fact (migration
 * V250 says how), each in the compartment of those who may read it. Reading goes through one
 * function of the database, which finds the reader's compartments first and looks at nothing else:
 * {@link org.mandate.app.search.Search#find}. What a question means is {@link
 * org.mandate.app.search.Question}; {@code docs/decisions/0018-search-by-compartment.md} says why.
 */
@NullMarked
package org.mandate.app.search;

import org.jspecify.annotations.NullMarked;
