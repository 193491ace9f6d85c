/**
 * The Provider Selection Regime (the Health Care Services (Provider Selection Regime) Regulations
 * 2023, S.I. 2023/1348): the clock of a notice for whoever watches it, and the record of a decision
 * for a body that commissions by statute. What was not read in the regulations themselves says so.
 */
@NullMarked
package org.mandate.app.decisions.procurement;

import org.jspecify.annotations.NullMarked;
