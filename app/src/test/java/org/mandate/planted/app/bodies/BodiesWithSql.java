package org.mandate.planted.app.bodies;

/** Breaks: SQL stands in a Store. */
public final class BodiesWithSql {
  static final String WRONG = "select name from body where slug = :slug";
}
