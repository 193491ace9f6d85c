@NullMarked
package org.mandate.constitution;

import org.jspecify.annotations.NullMarked;
