/**
 * Conflicts on a body's matters, and the walls that follow from them. {@link
 * org.mandate.app.walls.Warden} keeps the rows of {@code wall} in the transaction of the facts;
 * {@link org.mandate.app.walls.Walls} answers who is conflicted by which path, what that shuts and
 * what it leaves of a quorum; {@link org.mandate.app.walls.Handlings} takes what people do about
 * it. The rules are the library's ({@code org.mandate.conflicts}); here facts are gathered and
 * kept.
 */
@NullMarked
package org.mandate.app.walls;

import org.jspecify.annotations.NullMarked;
