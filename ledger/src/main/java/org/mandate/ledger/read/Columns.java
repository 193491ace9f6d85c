package org.mandate.ledger.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which column holds what: a header read by the names of {@link Role}, each choice checked against
 * what stands under it.
 *
 * @param line the physical line of the header
 * @param header its cells as written
 * @param at the index of each role found
 */
record Columns(int line, List<String> header, Map<Role, Integer> at) {
  /** In the order in which they choose their column. */
  private static final List<Role> SPEND =
      List.of(
          Role.DATE,
          Role.PAYEE,
          Role.AMOUNT,
          Role.SIGN,
          Role.PAYER,
          Role.TYPE,
          Role.AREA,
          Role.REFERENCE,
          Role.PART,
          Role.IN,
          Role.OUT);

  private static final List<Role> BANK =
      List.of(
          Role.DATE,
          Role.AMOUNT,
          Role.SIGN,
          Role.IN,
          Role.OUT,
          Role.BALANCE,
          Role.WORDS,
          Role.CURRENCY,
          Role.STATE,
          Role.TYPE,
          Role.REFERENCE);

  private static final Set<String> NAMES = new HashSet<>();

  static {
    SPEND.forEach(role -> NAMES.addAll(role.names()));
    BANK.forEach(role -> NAMES.addAll(role.names()));
  }

  /** A header cell in letters and digits only. */
  static String plain(String cell) {
    String t = Normalizer.normalize(cell.replace("\u00a3", " gbp "), Normalizer.Form.NFKD);
    var letters = new StringBuilder();
    t.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /**
   * The columns that a row would give if it were the header of these rows; roles may be missing.
   */
  static Columns of(int line, List<String> row, List<List<String>> under, Kind kind) {
    List<Role> wanted = kind == Kind.BANK ? BANK : SPEND;
    var names = row.stream().map(Columns::plain).toList();
    var at = new EnumMap<Role, Integer>(Role.class);
    for (Role role : wanted) {
      best(role, names, under, at).ifPresent(i -> at.put(role, i));
    }
    if (at.containsKey(Role.AMOUNT)) {
      at.remove(Role.IN);
      at.remove(Role.OUT);
    }
    return new Columns(line, List.copyOf(row), Map.copyOf(at));
  }

  private static Optional<Integer> best(
      Role role, List<String> names, List<List<String>> under, Map<Role, Integer> taken) {
    int best = -1;
    int bestRank = Integer.MAX_VALUE;
    for (int i = 0; i < names.size(); i++) {
      int rank =
          names.get(i).isEmpty() || names.get(i).length() > 60 ? -1 : role.rank(names.get(i));
      if (rank >= 0 && rank < bestRank && !taken.containsValue(i) && holds(role, i, under)) {
        best = i;
        bestRank = rank;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(best);
  }

  /**
   * Whether what stands in the column is what the role says; an empty sample speaks against
   * nothing.
   */
  private static boolean holds(Role role, int column, List<List<String>> under) {
    int filled = 0;
    int fits = 0;
    for (List<String> row : under) {
      String cell = column < row.size() ? row.get(column).strip() : "";
      if (!cell.isEmpty()) {
        filled++;
        fits += fits(role, cell) ? 1 : 0;
      }
    }
    return filled == 0
        ? under.isEmpty() || role != Role.AMOUNT && role != Role.DATE
        : fits * 2 >= filled;
  }

  private static boolean fits(Role role, String cell) {
    return switch (role) {
      case DATE -> Days.written(cell).isPresent();
      case AMOUNT, IN, OUT, BALANCE -> Amounts.looksLike(cell);
      case SIGN -> cell.length() <= 6;
      case PAYEE, WORDS, PAYER -> cell.chars().anyMatch(Character::isLetter);
      default -> true;
    };
  }

  /** Whether at least three cells of a row are names of the table: another header further down. */
  static boolean named(List<String> row) {
    return row.stream().filter(c -> c.length() < 60 && NAMES.contains(plain(c))).limit(3).count()
        == 3;
  }

  boolean has(Role role) {
    return at.containsKey(role);
  }

  /** The cell of a role, trimmed; empty where the row or the file has none. */
  String cell(List<String> row, Role role) {
    Integer i = at.get(role);
    return i == null || i >= row.size() ? "" : row.get(i).strip();
  }

  boolean hasAmount() {
    return has(Role.AMOUNT) || has(Role.IN) && has(Role.OUT);
  }

  Role name(Kind kind) {
    return kind == Kind.BANK ? Role.WORDS : Role.PAYEE;
  }

  /** How many of the three things that a file must have are found. */
  int found(Kind kind) {
    return (has(Role.DATE) ? 1 : 0) + (has(name(kind)) ? 1 : 0) + (hasAmount() ? 1 : 0);
  }

  /** Whether the names alone, exactly as in the table, make this row a header. */
  boolean surely(Kind kind) {
    return found(kind) == 3
        && exact(Role.DATE)
        && exact(name(kind))
        && (has(Role.AMOUNT) ? exact(Role.AMOUNT) : exact(Role.IN) && exact(Role.OUT));
  }

  private boolean exact(Role role) {
    return role.rank(plain(header.get(at.getOrDefault(role, 0)))) < 1000;
  }

  /** The refusal where one of the three is missing. */
  Unreadable missing(Kind kind) {
    var what = new ArrayList<String>();
    var mends = new ArrayList<String>();
    if (!has(Role.DATE)) {
      what.add("the date of payment");
      mends.add("Date paid");
    }
    if (!has(name(kind))) {
      what.add(kind == Kind.BANK ? "what each line was for" : "who was paid");
      mends.add(kind == Kind.BANK ? "Description" : "Supplier name");
    }
    if (!hasAmount()) {
      what.add("the amount");
      mends.add(kind == Kind.BANK ? "Amount (or Paid in and Paid out)" : "Amount");
    }
    return new Unreadable(
        line,
        "No column is found for " + String.join(" or ", what) + ".",
        "Give the file one line of column names, with "
            + String.join(" and ", mends)
            + " above the columns that"
            + " hold them.");
  }

  /** The names of the columns read, by role. */
  Map<Role, String> read() {
    var names = new EnumMap<Role, String>(Role.class);
    at.forEach((role, i) -> names.put(role, header.get(i).strip()));
    return names;
  }
}
