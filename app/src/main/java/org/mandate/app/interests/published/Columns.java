package org.mandate.app.interests.published;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.mandate.app.register.reading.Refusal;
import org.mandate.app.register.reading.Refused;

/**
 * The columns of one table, found by their names in its first row.
 *
 * <p>Columns that say when an entry was updated become one field {@value #UPDATED} with all their
 * days in order, as their number grows with the register's age and says nothing by itself.
 */
final class Columns {
  static final String UPDATED = "Updated";

  private final List<String> names;
  private final int id;
  private final int parent;
  private final int declarer;
  private final int category;
  private final boolean[] updated;
  private final boolean[] organisation;

  private Columns(List<String> names, int id) {
    this.names = names;
    this.updated = which(FieldNames::isUpdated);
    this.organisation = which(FieldNames::isOrganisation);
    this.id = id;
    this.parent = first(FieldNames::isParent);
    this.declarer = bestDeclarer();
    this.category = first(FieldNames::isCategory);
  }

  /**
   * Reads a first row.
   *
   * @throws Refused when it names no column that numbers the entries, or two
   */
  static Columns of(String file, List<String> header, Limits limits) {
    if (header.size() > limits.columns()) {
      throw refused(
          file,
          limits.columns() + 1,
          "The first row has more than " + limits.columns() + " columns.",
          "Check that it is a table of entries; split it if it is.");
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).replace("\ufeff", "").strip().replaceAll("\\s+", " ");
      if (name.length() > 200) {
        throw refused(
            file, i + 1, "The column's name is longer than 200 characters.", "Shorten it.");
      }
      name = name.isEmpty() ? "Column " + (i + 1) : name;
      names.add(FieldNames.isUpdated(name) ? name : once(name, seen));
    }
    return new Columns(List.copyOf(names), id(file, header, names));
  }

  /** A name that no column before has: the second Name is Name (2). */
  private static String once(String name, Set<String> seen) {
    String unique = name;
    for (int n = 2; !seen.add(FieldNames.plain(unique)); n++) {
      unique = name + " (" + n + ")";
    }
    return unique;
  }

  private static int id(String file, List<String> header, List<String> names) {
    for (String wanted : FieldNames.IDS) {
      List<Integer> at = new ArrayList<>();
      for (int i = 0; i < header.size(); i++) {
        if (FieldNames.plain(header.get(i)).equals(wanted)) {
          at.add(i);
        }
      }
      if (at.size() > 1) {
        throw refused(
            file,
            at.get(1) + 1,
            "Two columns are called "
                + names.get(at.getFirst())
                + ", the first is column "
                + (at.getFirst() + 1)
                + ".",
            "Keep the one that numbers the entries and rename the other.");
      }
      if (!at.isEmpty()) {
        return at.getFirst();
      }
    }
    String row = String.join(",", header);
    boolean other = header.size() == 1 && (row.indexOf(';') >= 0 || row.indexOf('\t') >= 0);
    throw other
        ? refused(
            file,
            1,
            "The columns are not separated by commas.",
            "Save the table as CSV with commas.")
        : refused(
            file,
            1,
            "No column is called ID, so entries of two editions cannot be told apart.",
            "The first row must name the columns, one of them ID or Reference.");
  }

  private static Refused refused(String file, int column, String reason, String mend) {
    return new Refused(new Refusal(file, 1, column, reason, mend));
  }

  int count() {
    return names.size();
  }

  String name(int column) {
    return names.get(column);
  }

  /** The column that numbers the entries, from 1. */
  int idColumn() {
    return id + 1;
  }

  /** An entry from a row's values, which are as many as the columns. */
  PublishedEntry entry(String file, long line, List<String> values, Category ofFile) {
    Map<String, String> fields = new LinkedHashMap<>();
    Set<String> changes = new TreeSet<>();
    Set<String> organisations = new LinkedHashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String value = values.get(i);
      if (value.isEmpty()) {
        continue;
      }
      if (updated[i]) {
        changes.add(value);
      } else if (i != id && i != category) {
        fields.put(names.get(i), value);
      }
      if (organisation[i]) {
        organisations.add(value);
      }
    }
    if (!changes.isEmpty()) {
      fields.put(UPDATED, String.join("; ", changes));
    }
    String named = at(values, category);
    return new PublishedEntry(
        named.isEmpty() ? ofFile : new Category(Category.codeIn(file), named),
        at(values, id),
        at(values, declarer),
        List.copyOf(organisations),
        at(values, parent),
        fields,
        file,
        line);
  }

  private static String at(List<String> values, int column) {
    return column < 0 ? "" : values.get(column);
  }

  private boolean[] which(Predicate<String> means) {
    boolean[] all = new boolean[names.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = means.test(names.get(i));
    }
    return all;
  }

  private int first(Predicate<String> means) {
    for (int i = 0; i < names.size(); i++) {
      if (means.test(names.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private int bestDeclarer() {
    int best = -1;
    for (int i = 0; i < names.size(); i++) {
      int rank = FieldNames.asDeclarer(names.get(i));
      if (rank >= 0 && (best < 0 || rank < FieldNames.asDeclarer(names.get(best)))) {
        best = i;
      }
    }
    return best;
  }
}
