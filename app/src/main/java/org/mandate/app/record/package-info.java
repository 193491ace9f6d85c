/**
 * The record: finished facts become entries, entries become leaves of a tamper-evident tree (room
 * tlog), and the tree is published as tiles and signed checkpoints. {@link
 * org.mandate.app.record.Record#append} writes an entry in the caller's transaction; the {@link
 * org.mandate.app.record.Sequencer} gives it its place afterwards. Formats: docs/record.md. Knows
 * no feature.
 */
@NullMarked
package org.mandate.app.record;

import org.jspecify.annotations.NullMarked;
