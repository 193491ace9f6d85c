/**
 * Decisions: what a closed ballot decided and whether it stands, judged by room constitution in the
 * closing transaction and written once; the page that tells it as a story; and the certificate with
 * which a stranger checks it offline (docs/record.md).
 */
@NullMarked
package org.mandate.app.decisions;

import org.jspecify.annotations.NullMarked;
