@NullMarked
package org.mandate.tlog;

import org.jspecify.annotations.NullMarked;
