/**
 * Secret elections, from the rules to the office taken: rules and roles published first,
 * nominations, a frozen roll that can be challenged, a look at what a result would reveal, voting,
 * the result as the sealed board opens it, complaints, the certified end. {@link
 * org.mandate.app.elections.secret.ElectionMove} is the one table of its moves. How a ballot is
 * sealed, stored and opened stands behind {@link org.mandate.app.elections.secret.SealedBox}.
 */
@NullMarked
package org.mandate.app.elections.secret;

import org.jspecify.annotations.NullMarked;
