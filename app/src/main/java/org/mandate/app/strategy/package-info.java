/**
 * The strategy of a body: a text of clauses with plain English beside each, amended clause by
 * clause. {@link org.mandate.app.strategy.Strategies} keeps it; a version is adopted only by a
 * valid decision carried on the matter that fixes its exact text, in the transaction of that
 * decision.
 */
@NullMarked
package org.mandate.app.strategy;

import org.jspecify.annotations.NullMarked;
