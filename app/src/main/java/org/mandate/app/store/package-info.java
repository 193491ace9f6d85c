/**
 * The database: the data folder, the embedded PostgreSQL made durable and safe, the three roles,
 * the migrations and the two connections (owner for migrations, app for everything else). Knows no
 * feature.
 */
@NullMarked
package org.mandate.app.store;

import org.jspecify.annotations.NullMarked;
