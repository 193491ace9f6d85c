/**
 * The desks: pages that look across the features and show each person what needs them. Also the
 * start page for everybody and the platform's own words on privacy and access. It reads through the
 * other features and owns no table.
 */
@NullMarked
package org.mandate.app.desk;

import org.jspecify.annotations.NullMarked;
