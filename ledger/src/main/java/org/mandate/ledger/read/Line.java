package org.mandate.ledger.read;

import java.time.LocalDate;

/**
 * One payment as its payer or the bank wrote it.
 *
 * @param place file, line
 * @param date the day the file gives for the payment
 * @param payer who paid; empty where neither the file nor the caller names it
 * @param payee who was paid, as written (trimmed); empty where the file names nobody
 * @param pence signed: in a payer's file above nought is paid to the payee and below nought is
 *     taken back; in an account's statement above nought is money in
 * @param type the words for the kind of expense (a bank's kind of transaction), as written
 * @param area the words for the cost centre or area, as written
 * @param reference the payer's transaction number, or the bank's own identifier (FITID)
 * @param part the name of the file that this row came from, in a file merged from several; else
 *     empty
 */
public record Line(
    Place place,
    LocalDate date,
    String payer,
    String payee,
    long pence,
    String type,
    String area,
    String reference,
    String part) {}
