/**
 * What a body publishes: its public site by the classes of the publication scheme, an Atom feed,
 * complete downloads, and the read API. Everything here is answered as to somebody who is not
 * signed in, whoever asks, so that what an officer downloads and passes on was public before.
 *
 * <p>A {@link org.mandate.app.publication.Dataset} is declared once; CSV, JSON, the API's
 * description and its page follow from it.
 */
@NullMarked
package org.mandate.app.publication;

import org.jspecify.annotations.NullMarked;
