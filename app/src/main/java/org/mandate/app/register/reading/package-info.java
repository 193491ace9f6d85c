/**
 * Reads official files of the NHS as they are published: recognises what a file is by its content,
 * never by its name, and hands on its rows one by one, or refuses the whole file with line, column
 * and what would mend it. Knows no database. Only structure, encoding, dates and repeated keys
 * refuse a file; a code nobody knows is not a fault.
 */
@NullMarked
package org.mandate.app.register.reading;

import org.jspecify.annotations.NullMarked;
