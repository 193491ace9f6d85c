/**
 * The assessor exchange: people from elsewhere offer to sit where a body's own members are
 * conflicted. {@link org.mandate.app.assessors.PanelRules} puts the best panel together from those
 * who are clear and free; {@link org.mandate.app.assessors.Assessors} keeps offers, requests and
 * answers. Who is clear is asked of {@link org.mandate.app.assessors.Clear}.
 */
@NullMarked
package org.mandate.app.assessors;

import org.jspecify.annotations.NullMarked;
