/**
 * Actions: what a body agreed that somebody does, by when, and the proof that it was done. {@link
 * org.mandate.app.actions.Actions} keeps them; what becomes of one is an act, never a change. An
 * action of a matter or an item on an agenda is as sealed as that.
 */
@NullMarked
package org.mandate.app.actions;

import org.jspecify.annotations.NullMarked;
