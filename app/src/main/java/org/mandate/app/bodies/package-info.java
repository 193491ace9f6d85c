/**
 * Bodies that practices own or are spoken for by: how they were founded and by which authority,
 * their constitutions, seats and offices. Membership, patients and rootedness are computed at a
 * date from the register, never stored (DESIGN sections 5 and 6).
 *
 * <p>What other features use: {@link org.mandate.app.bodies.Bodies} (find, members, membership,
 * standing, constitutionAt, adopt, beginOffice, endOffice, holder, seats, roles, tellTurnout) and
 * the records in its signatures. Dates named {@code to} or {@code until} are the first day on which
 * a fact no longer holds.
 */
@NullMarked
package org.mandate.app.bodies;

import org.jspecify.annotations.NullMarked;
