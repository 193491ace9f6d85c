@NullMarked
package org.mandate.count;

import org.jspecify.annotations.NullMarked;
