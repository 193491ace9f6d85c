package org.mandate.app.register;

import org.mandate.tlog.InclusionProof;

/**
 * One fact of an imported file and the proof that it stands under the root in that import's record
 * entry.
 *
 * @param fact the row as canonical JSON; its RFC 6962 leaf hash is what the proof is about
 * @param proof place, size and audit path
 * @param root hexadecimal, as in the entry
 * @param entry the record entry {@code register.imported}
 */
public record FactProof(String fact, InclusionProof proof, String root, long entry) {}
