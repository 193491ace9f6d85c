package org.mandate.app.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form: its box or choices, hint, error and what was typed. Made by a kind's
 * method, then changed by the short methods; immutable.
 *
 * @param kind which control
 * @param name what is sent; also the box's id, which an error summary links to
 * @param label the question
 * @param hint a sentence under it, or null
 * @param error what to mend, or null
 * @param values what was typed or chosen; one, or several for checkboxes, or day, month, year
 * @param options the choices, for those kinds that have them
 * @param type the box's type attribute: text, email, search
 * @param inputMode the phone's keyboard: numeric, email; null for text
 * @param autocomplete what a browser may fill in; null for the browser's guess
 * @param width characters that a box shows, of 2, 3, 4, 5, 10, 20, 30; 0 for all there is
 * @param rows lines of a text area
 * @param heading true makes the question the page's h1
 */
public record Field(
    Kind kind,
    String name,
    String label,
    @Nullable String hint,
    @Nullable String error,
    List<String> values,
    List<Option> options,
    String type,
    @Nullable String inputMode,
    @Nullable String autocomplete,
    int width,
    int rows,
    boolean heading) {

  /** The control. */
  public enum Kind {
    TEXT,
    AREA,
    RADIOS,
    CHECKBOXES,
    SELECT,
    DATE,
    FILE
  }

  /** A choice. */
  public record Option(String value, String text, @Nullable String hint) {
    public static Option of(String value, String text) {
      return new Option(value, text, null);
    }

    public static Option of(String value, String text, String hint) {
      return new Option(value, text, hint);
    }
  }

  public Field {
    values = List.copyOf(values);
    options = List.copyOf(options);
    if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException("not a field's name: " + name);
    }
    if (!Set.of(0, 2, 3, 4, 5, 10, 20, 30).contains(width)) {
      throw new IllegalArgumentException("no box is %d characters wide".formatted(width));
    }
  }

  private static Field made(Kind kind, String name, String label, List<Option> options) {
    return new Field(
        kind, name, label, null, null, List.of(), options, "text", null, null, 0, 5, false);
  }

  public static Field text(String name, String label) {
    return made(Kind.TEXT, name, label, List.of());
  }

  public static Field email(String name, String label) {
    return text(name, label).typed("email", "email", "email").width(30);
  }

  /** A whole number: a text box with the phone's number keys, as no spinner is wanted. */
  public static Field number(String name, String label) {
    return text(name, label).typed("text", "numeric", "off").width(5);
  }

  public static Field area(String name, String label) {
    return made(Kind.AREA, name, label, List.of());
  }

  public static Field radios(String name, String label, List<Option> options) {
    return made(Kind.RADIOS, name, label, options);
  }

  public static Field checkboxes(String name, String label, List<Option> options) {
    return made(Kind.CHECKBOXES, name, label, options);
  }

  public static Field select(String name, String label, List<Option> options) {
    return made(Kind.SELECT, name, label, options);
  }

  /** Three boxes, sent as {@code name-day}, {@code name-month}, {@code name-year}. */
  public static Field date(String name, String label) {
    return made(Kind.DATE, name, label, List.of());
  }

  public static Field file(String name, String label) {
    return made(Kind.FILE, name, label, List.of());
  }

  public Field hint(String hint) {
    return copy(hint, error, values, type, inputMode, autocomplete, width, rows, heading);
  }

  public Field value(@Nullable String value) {
    return values(value == null ? List.of() : List.of(value));
  }

  public Field values(List<String> values) {
    return copy(hint, error, values, type, inputMode, autocomplete, width, rows, heading);
  }

  /** Day, month and year as they were typed. */
  public Field dated(String day, String month, String year) {
    return values(List.of(day, month, year));
  }

  /** Day, month and year as a form sent them. */
  public Field dated(Ask ask) {
    return dated(ask.typed(name + "-day"), ask.typed(name + "-month"), ask.typed(name + "-year"));
  }

  /** Takes its own message from the form's errors. */
  public Field with(FormErrors errors) {
    return copy(hint, errors.at(name), values, type, inputMode, autocomplete, width, rows, heading);
  }

  public Field width(int characters) {
    return copy(hint, error, values, type, inputMode, autocomplete, characters, rows, heading);
  }

  public Field rows(int lines) {
    return copy(hint, error, values, type, inputMode, autocomplete, width, lines, heading);
  }

  /** The question is the page's heading: one thing per page. */
  public Field asHeading() {
    return copy(hint, error, values, type, inputMode, autocomplete, width, rows, true);
  }

  public Field typed(String type, @Nullable String inputMode, @Nullable String autocomplete) {
    return copy(hint, error, values, type, inputMode, autocomplete, width, rows, heading);
  }

  private Field copy(
      @Nullable String hint,
      @Nullable String error,
      List<String> values,
      String type,
      @Nullable String inputMode,
      @Nullable String autocomplete,
      int width,
      int rows,
      boolean heading) {
    return new Field(
        kind,
        name,
        label,
        hint,
        error,
        values,
        options,
        type,
        inputMode,
        autocomplete,
        width,
        rows,
        heading);
  }

  /** What was typed in the box with this number, or nothing. */
  public String value(int index) {
    return index < values.size() ? values.get(index) : "";
  }

  public boolean isChosen(String value) {
    return values.contains(value);
  }

  /** The first choice has the field's own id, so that an error can link to it. */
  public String optionId(int index) {
    return index == 0 ? name : name + "-" + (index + 1);
  }

  /** The ids of hint and error, or null where there is neither. */
  public @Nullable String describedBy() {
    var ids = new ArrayList<String>();
    if (hint != null) {
      ids.add(name + "-hint");
    }
    if (error != null) {
      ids.add(name + "-error");
    }
    return ids.isEmpty() ? null : String.join(" ", ids);
  }

  /** True for several controls under one question, which then needs a fieldset. */
  public boolean isGroup() {
    return kind == Kind.RADIOS || kind == Kind.CHECKBOXES || kind == Kind.DATE;
  }

  public String groupClasses() {
    return error == null ? "nhsuk-form-group" : "nhsuk-form-group nhsuk-form-group--error";
  }

  /** A control's classes: its own, its error's and its width's. */
  public String classes(String control) {
    return control
        + (error == null ? "" : " " + control + "--error")
        + (width == 0 ? "" : " nhsuk-input--width-" + width);
  }
}
