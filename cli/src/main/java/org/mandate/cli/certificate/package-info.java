/**
 * Recomputes a decision from its certificate alone: bytes in, a {@link
 * org.mandate.cli.certificate.Verdict} out. No clock, disk or network; the key to trust comes from
 * the caller. Everything here is written from docs/record.md, not from the program that exports.
 *
 * <p>Whatever is wrong with a certificate is a {@link org.mandate.cli.certificate.Verdict.Bad} that
 * names the part; inside the package the first fault ends the work by an exception.
 */
@NullMarked
package org.mandate.cli.certificate;

import org.jspecify.annotations.NullMarked;
