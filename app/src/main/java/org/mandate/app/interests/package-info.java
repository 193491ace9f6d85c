/**
 * Interests that people declare, and the conflicts policy that a body adopted. A policy is data
 * ({@link org.mandate.app.interests.Policies}); interests, gifts, nil returns and confirmations are
 * dated facts ({@link org.mandate.app.interests.Interests}). Of an indirect interest everybody but
 * the person and the conflicts guardian learns only that it is there.
 */
@NullMarked
package org.mandate.app.interests;

import org.jspecify.annotations.NullMarked;
