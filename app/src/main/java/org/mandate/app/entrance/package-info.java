/**
 * The entrance: asking for a link, spending it, signing out, and the demonstration town's own
 * sign-in page. The rules stand in {@code access}; these are its pages.
 */
@NullMarked
package org.mandate.app.entrance;

import org.jspecify.annotations.NullMarked;
