package org.mandate.app.register.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells from the first row alone what a file is. Headers are compared without case, spaces and line
 * breaks, because the NHS Digital workbooks break lines inside header cells, and each column is a
 * pattern, because "CCG" became "Sub ICB Location" in July 2022. The two ODS lists without header
 * share 27 columns: a practice has a status in column 13 and a prescribing setting in column 26, a
 * commissioner has neither and a code of three or five characters.
 */
final class Recognition {
  private static final int ODS_COLUMNS = 27;

  /**
   * Column of each field in the ODS layout of 27 columns, from 1; ODS "EPRACCUR" and "ECCG" field
   * tables.
   */
  private static final Map<String, Integer> ODS =
      Map.ofEntries(
          Map.entry("code", 1),
          Map.entry("name", 2),
          Map.entry("grouping", 3),
          Map.entry("geography", 4),
          Map.entry("address1", 5),
          Map.entry("address2", 6),
          Map.entry("address3", 7),
          Map.entry("address4", 8),
          Map.entry("address5", 9),
          Map.entry("postcode", 10),
          Map.entry("opened", 11),
          Map.entry("closed", 12),
          Map.entry("status", 13),
          Map.entry("subtype", 14),
          Map.entry("roles", 14),
          Map.entry("commissioner", 15),
          Map.entry("commissioner_from", 16),
          Map.entry("commissioner_to", 17),
          Map.entry("phone", 18),
          Map.entry("setting", 26));

  private static final Pattern COMMISSIONER_CODE = Pattern.compile("\\w{3}|\\w{5}");

  private static final String COMMISSIONER =
      "(ccg|clinicalcommissioninggroup|subicb(loc|location)?)";

  /** For each kind with a header its fields and how their columns are called. */
  private static final List<Shape> SHAPES =
      List.of(
          shape(
              Kind.NETWORK_MEMBERS,
              "practice=partnerorgani[sz]ationcode",
              "practice_name=partnername",
              "practice_commissioner=practiceparent" + COMMISSIONER + "code",
              "network=pcncode",
              "network_commissioner=pcnparent" + COMMISSIONER + "code",
              "from=practicetopcnrelationshipstartdate",
              "to=practicetopcnrelationshipenddate"),
          shape(
              Kind.NETWORKS,
              "code=pcncode",
              "name=pcnname",
              "commissioner=current" + COMMISSIONER + "code",
              "opened=opendate",
              "closed=closedate",
              "address1=addressline1",
              "address2=addressline2",
              "address3=addressline3",
              "address4=addressline4",
              "address5=addressline5",
              "postcode=postcode"),
          shape(
              Kind.LIST_SIZES,
              "code=code|practicecode",
              "as_at=extractdate",
              "patients=numberofpatients",
              "commissioner=(" + COMMISSIONER + ")code",
              "postcode=postcode"),
          shape(
              Kind.ICB_LOOKUP,
              "commissioner=" + COMMISSIONER + "code",
              "icb=icbcode",
              "icb_name=icbname"),
          shape(Kind.ICB_NAMES, "code=icb\\d\\dcdh", "ons=icb\\d\\dcd", "name=icb\\d\\dnm"),
          shape(
              Kind.CODE_HISTORY,
              "code=code[a-z]+20\\d\\d",
              "previous=previouspracticecodes?",
              "code_first=fm1000code20\\d\\d",
              "code_last=lm1000code20\\d\\d",
              "previous_first=fm1000previouscodes?",
              "previous_last=lm1000previouscodes?"),
          shape(
              Kind.HIERARCHY,
              "practice=practicecode",
              "practice_name=practicename",
              "network=pcnodscode",
              "network_name=pcnname",
              "commissioner=" + COMMISSIONER + "odscode",
              "commissioner_name=" + COMMISSIONER + "name",
              "board=(stp|icb)odscode",
              "board_name=(stp|icb)name",
              "region=regionodscode",
              "region_name=regionname"));

  /** Fields a file may lack and still be of its kind. */
  private static final List<String> OPTIONAL =
      List.of(
          "address1", "address2", "address3", "address4", "address5", "commissioner", "postcode");

  private Recognition() {}

  /** What was found: a layout, or the nearest kind and the columns that are missing for it. */
  sealed interface Found {
    record Known(Layout layout) implements Found {}

    record Nearly(Kind kind, List<String> missing) implements Found {}

    record Unknown() implements Found {}
  }

  static Found of(List<String> row) {
    Optional<Layout> ods = ods(row);
    if (ods.isPresent()) {
      return new Found.Known(ods.get());
    }
    List<String> titles = row.stream().map(Recognition::plain).toList();
    Found nearest = new Found.Unknown();
    int least = 3;
    for (Shape shape : SHAPES) {
      List<String> missing = shape.missing(titles);
      if (missing.isEmpty()) {
        return new Found.Known(shape.layout(row, titles));
      }
      int present = shape.columns.size() - missing.size();
      if (missing.size() < least && present >= 2) {
        least = missing.size();
        nearest = new Found.Nearly(shape.kind, missing);
      }
    }
    return nearest;
  }

  /** Whether a row of the ODS layout is one of this kind; the rule is stated at the top. */
  static boolean fits(Kind kind, List<String> row) {
    String code = row.get(0);
    String status = row.get(12);
    String setting = row.get(25);
    if (kind == Kind.PRACTICES) {
      return status.length() == 1
          && status.charAt(0) >= 'A'
          && status.charAt(0) <= 'Z'
          && setting.length() <= 3
          && !setting.isEmpty()
          && setting.chars().allMatch(c -> c >= '0' && c <= '9')
          && code.length() >= 6;
    }
    return status.isEmpty() && setting.isEmpty() && COMMISSIONER_CODE.matcher(code).matches();
  }

  private static Optional<Layout> ods(List<String> row) {
    if (row.size() != ODS_COLUMNS || !row.get(0).matches("[A-Z0-9-]{3,8}")) {
      return Optional.empty();
    }
    for (Kind kind : List.of(Kind.PRACTICES, Kind.COMMISSIONERS)) {
      if (fits(kind, row)) {
        int[] source = new int[kind.fields().size()];
        for (int i = 0; i < source.length; i++) {
          source[i] = ODS.getOrDefault(kind.fields().get(i).name(), 0) - 1;
        }
        return Optional.of(new Layout(kind, false, ODS_COLUMNS, source, List.of()));
      }
    }
    return Optional.empty();
  }

  private static String plain(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static Shape shape(Kind kind, String... columns) {
    List<Column> all = new ArrayList<>();
    for (String column : columns) {
      int equals = column.indexOf('=');
      all.add(
          new Column(
              kind.at(column.substring(0, equals)),
              column.substring(0, equals),
              Pattern.compile(column.substring(equals + 1))));
    }
    return new Shape(kind, all);
  }

  private record Column(int field, String name, Pattern title) {
    int in(List<String> titles) {
      for (int i = 0; i < titles.size(); i++) {
        if (title.matcher(titles.get(i)).matches()) {
          return i;
        }
      }
      return -1;
    }
  }

  private record Shape(Kind kind, List<Column> columns) {
    List<String> missing(List<String> titles) {
      return columns.stream()
          .filter(c -> c.in(titles) < 0 && !optional(c))
          .map(c -> c.name)
          .toList();
    }

    private boolean optional(Column column) {
      return OPTIONAL.contains(column.name) && !kind.fields().get(column.field).required();
    }

    Layout layout(List<String> row, List<String> titles) {
      int[] source = new int[kind.fields().size()];
      Arrays.fill(source, -1);
      columns.forEach(c -> source[c.field] = c.in(titles));
      return new Layout(kind, true, row.size(), source, List.copyOf(row));
    }
  }
}
