/**
 * Files: what others send is looked at in a separate short-lived process; our own documents become
 * tagged PDF, DOCX and XHTML; packs of both become one PDF. Knows no feature and no database.
 */
@NullMarked
package org.mandate.app.files;

import org.jspecify.annotations.NullMarked;
