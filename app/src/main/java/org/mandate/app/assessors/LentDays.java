package org.mandate.app.assessors;

/**
 * A line of the reciprocity ledger, counted from what assessors agreed to.
 *
 * @param lender code of the area whose assessors sat
 * @param borrower code of the area of the body for which they sat
 * @param lent days up to today
 * @param promised days still to come
 */
public record LentDays(String lender, String borrower, long lent, long promised) {}
