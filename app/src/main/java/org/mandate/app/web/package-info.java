/**
 * Page parts and the look: what every page is made of, and the words and figures on it. Knows no
 * feature. Templates stand in {@code src/main/jte/web}; each part's one-line use is in the README
 * there, and all of them can be seen at {@code /parts}.
 */
@NullMarked
package org.mandate.app.web;

import org.jspecify.annotations.NullMarked;
