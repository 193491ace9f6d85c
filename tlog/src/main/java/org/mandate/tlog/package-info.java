/**
 * A tamper-evident, append-only log, and everything a stranger needs to check one.
 *
 * <p>The tree is that of <a href="https://www.rfc-editor.org/rfc/rfc9162">RFC 9162</a> section 2.1
 * (the same as RFC 6962) with SHA-256; it is laid out as files by <a
 * href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</a>, headed by a <a
 * href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a> in a <a
 * href="https://c2sp.org/signed-note">signed-note</a>, and witnesses sign it by <a
 * href="https://c2sp.org/tlog-cosignature">tlog-cosignature</a> v1 (Ed25519).
 *
 * <p>Everything here is a function of its arguments: no clock, no random number, no disk and no
 * network. Times and key seeds are parameters; files come through {@link
 * org.mandate.tlog.TileSource}. A verifier returns a sealed result with its reason. Bytes that
 * cannot be read at all (a note, a key, a bundle, a missing tile) throw {@link
 * org.mandate.tlog.TlogException}, the only exception of this library that input can cause.
 */
@NullMarked
package org.mandate.tlog;

import org.jspecify.annotations.NullMarked;
