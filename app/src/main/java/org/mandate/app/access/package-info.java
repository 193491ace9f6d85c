/**
 * Sign-in and the door. {@link org.mandate.app.access.Who} asks; {@link
 * org.mandate.app.access.Door} answers from the roles that {@link org.mandate.app.access.Standing}s
 * compute from dated facts. An identity enters a transaction only through {@link
 * org.mandate.app.access.Identity}, which hands the session's secret to the one SECURITY DEFINER
 * function of the database. Knows no feature.
 */
@NullMarked
package org.mandate.app.access;

import org.jspecify.annotations.NullMarked;
