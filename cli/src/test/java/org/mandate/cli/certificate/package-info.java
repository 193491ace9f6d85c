/** Certificates made by a writer of our own, good and bad, and what the checker says of each. */
package org.mandate.cli.certificate;
