/**
 * Copies of everything, and what must not come back with them. A backup is one snapshot of all
 * tables in one encrypted file, taken while the program runs; a restore brings it into an empty
 * database, never forks the record (it opens a new log where the old one was seen further on), and
 * makes again the erasures made since. The format stands in docs/backup.md.
 */
@NullMarked
package org.mandate.app.backup;

import org.jspecify.annotations.NullMarked;
