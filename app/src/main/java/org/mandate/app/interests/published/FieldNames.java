package org.mandate.app.interests.published;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the names of columns mean. Case, spaces, marks and a byte order mark do not matter; a name
 * that is not known here is kept as it is and means nothing.
 */
final class FieldNames {
  /** In order of preference: a table may number its entries and quote a reference as well. */
  static final List<String> IDS =
      List.of(
          "id",
          "interestid",
          "entryid",
          "declarationid",
          "registerid",
          "recordid",
          "uniqueid",
          "reference",
          "referencenumber",
          "ref");

  private static final Set<String> PARENTS =
      Set.of("parentinterestid", "parentid", "parententryid", "parent", "parentreference");
  private static final List<String> DECLARERS =
      List.of(
          "member",
          "membername",
          "mp",
          "declarer",
          "declarername",
          "declarant",
          "declaredby",
          "registrant",
          "employee",
          "employeename",
          "staffmember",
          "councillor",
          "director",
          "fullname",
          "name",
          "personname");
  private static final Set<String> CATEGORIES =
      Set.of("category", "categoryname", "interestcategory", "typeofinterest", "interesttype");
  private static final Pattern ORGANISATIONS =
      Pattern.compile(
          "(ultimate)?(payer|donor|donors|supplier|sponsor|provider|giver)(company)?name"
              + "|(name of)?(organisation|organization|company|employer|business|body|firm)(name)?"
              + "|nameof(organisation|organization|company|employer|business|donor|payer|provider)"
              + "|payer|donor|supplier|sponsor|provider|offeredby|receivedfrom");
  private static final Pattern UPDATED = Pattern.compile("(last)?(updated|amended)(on|date)?");
  private static final Pattern NUMBER_AT_END = Pattern.compile("[ _.(-]*\\d{1,3}\\)?$");

  private FieldNames() {}

  /** The name without what may vary: {@code Parent Interest ID} is {@code parentinterestid}. */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    // no regular expression: this is asked of every value of a register
    name.toLowerCase(Locale.UK)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** The same without a number at its end: {@code Updated_2} and {@code Updated (2)} alike. */
  private static String unnumbered(String name) {
    return plain(NUMBER_AT_END.matcher(name.strip()).replaceFirst(""));
  }

  static boolean isParent(String name) {
    return PARENTS.contains(plain(name));
  }

  /** How well a column's name says whose interest it is, 0 best; -1 not at all. */
  static int asDeclarer(String name) {
    return DECLARERS.indexOf(plain(name));
  }

  static boolean isCategory(String name) {
    return CATEGORIES.contains(plain(name));
  }

  static boolean isOrganisation(String name) {
    return ORGANISATIONS.matcher(unnumbered(name)).matches();
  }

  /** Columns that say when an entry was changed; there may be any number of them. */
  static boolean isUpdated(String name) {
    return UPDATED.matcher(unnumbered(name)).matches();
  }
}
