package org.mandate.app.register.reading;

/**
 * One named value of an official row.
 *
 * @param name its name in facts and tables
 * @param form how it is written
 * @param required whether a row without it is refused
 */
public record Field(String name, Form form, boolean required) {

  /** How a value is written in a file; dates leave the reader as {@code 2022-02-01}. */
  public enum Form {
    CODE,
    TEXT,
    DATE,
    COUNT
  }

  static Field key(String name) {
    return new Field(name, Form.CODE, true);
  }

  static Field code(String name) {
    return new Field(name, Form.CODE, false);
  }

  static Field named(String name) {
    return new Field(name, Form.TEXT, true);
  }

  static Field text(String name) {
    return new Field(name, Form.TEXT, false);
  }

  static Field date(String name) {
    return new Field(name, Form.DATE, false);
  }

  static Field day(String name) {
    return new Field(name, Form.DATE, true);
  }

  static Field count(String name) {
    return new Field(name, Form.COUNT, true);
  }
}
