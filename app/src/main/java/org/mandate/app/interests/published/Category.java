package org.mandate.app.interests.published;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A category of a published register.
 *
 * @param code its number as the file's name gives it, {@code 1.1}; "" when it gives none
 * @param name its name, from the row or else from the file's name
 */
public record Category(String code, String name) {
  private static final Pattern NUMBERED =
      Pattern.compile("category[ _-]*(\\d{1,3}(?:\\.\\d{1,3})*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY = Pattern.compile("[ _-]*(\\d{4}-\\d\\d-\\d\\d|\\d{6,8})[ _-]*");

  /** By number, then by name. */
  static final Comparator<Category> ORDER =
      Comparator.comparing(Category::code, Category::byNumber).thenComparing(Category::key);

  /** What makes it the same category in another edition: its name, whatever case or spaces. */
  public String key() {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.UK);
  }

  /** Number and name for a page. */
  public String title() {
    return code.isEmpty() || name.endsWith(" " + code) ? name : code + " " + name;
  }

  /** The number in a file's name, or "". */
  static String codeIn(String fileName) {
    Matcher m = NUMBERED.matcher(fileName);
    return m.find() ? m.group(1) : "";
  }

  /** The category that a file is when its rows name none. */
  static Category ofFile(String fileName) {
    String code = codeIn(fileName);
    if (!code.isEmpty()) {
      return new Category(code, "Category " + code);
    }
    String stem = fileName.replaceFirst("(?i)\\.csv$", "");
    stem = DAY.matcher(stem.substring(stem.lastIndexOf('/') + 1)).replaceAll(" ");
    stem = stem.replace('_', ' ').strip();
    return new Category("", stem.isEmpty() ? "All entries" : stem);
  }

  private static int byNumber(String a, String b) {
    String[] x = a.split("\\.", -1);
    String[] y = b.split("\\.", -1);
    for (int i = 0; i < Math.min(x.length, y.length); i++) {
      int by = Integer.compare(number(x[i]), number(y[i]));
      if (by != 0) {
        return by;
      }
    }
    return Integer.compare(x.length, y.length);
  }

  private static int number(String part) {
    return part.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(part);
  }
}
