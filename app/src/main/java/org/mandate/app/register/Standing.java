package org.mandate.app.register;

import org.mandate.app.register.reading.Kind;
import org.mandate.app.register.reading.OfficialRow;

/**
 * How an organisation stands in one edition of one official list: all that the change report needs
 * of a row.
 *
 * @param code the organisation
 * @param name its official name, empty where the list has none
 * @param home what it belongs to in this list: the commissioner of a practice (column 15), the
 *     network of a member, the board of a commissioner; empty where the list has none
 * @param grouping its national grouping, {@code W00} for Wales; empty where the list has none
 * @param state whether the list counts it
 * @param measure what else the list says of it and a change report compares: the patients of a
 *     practice
 */
public record Standing(
    String code, String name, String home, String grouping, State state, String measure) {

  /** Active: status A and setting 4 for a practice; no closing date for the others. */
  public enum State {
    ACTIVE,
    OTHER_SETTING,
    DORMANT,
    CLOSED,
    PROPOSED
  }

  public boolean active() {
    return state == State.ACTIVE;
  }

  /** Reads the standing out of a row; a rule of each list. */
  public static Standing of(OfficialRow row) {
    return switch (row.kind()) {
      case PRACTICES ->
          new Standing(
              row.get("code"),
              row.get("name"),
              row.get("commissioner"),
              row.get("grouping"),
              state(row),
              "");
      case COMMISSIONERS -> dated(row, row.get("code"), row.get("name"), row.get("geography"));
      case NETWORKS -> dated(row, row.get("code"), row.get("name"), row.get("commissioner"));
      case NETWORK_MEMBERS -> dated(row, row.get("practice"), "", row.get("network"));
      case LIST_SIZES -> listed(row.get("code"), "", "", row.get("patients"));
      case ICB_LOOKUP -> listed(row.get("commissioner"), "", row.get("icb"), "");
      case ICB_NAMES -> listed(row.get("code"), row.get("name"), "", "");
      case CODE_HISTORY -> listed(row.get("previous"), "", row.get("code"), "");
      case HIERARCHY ->
          listed(row.get("practice"), row.get("practice_name"), row.get("commissioner"), "");
    };
  }

  /** How a row's organisation stands, the state alone. */
  static State state(OfficialRow row) {
    return switch (row.kind()) {
      case PRACTICES -> practice(row.get("status"), row.get("setting"));
      case COMMISSIONERS, NETWORKS -> open(row.get("closed"));
      case NETWORK_MEMBERS -> open(row.get("to"));
      case LIST_SIZES, ICB_LOOKUP, ICB_NAMES, CODE_HISTORY, HIERARCHY -> State.ACTIVE;
    };
  }

  private static State open(String closed) {
    return closed.isEmpty() ? State.ACTIVE : State.CLOSED;
  }

  /** The one rule of what an active practice is: status A and prescribing setting 4. */
  public static State practice(String status, String setting) {
    return switch (status) {
      case "A" -> setting.equals("4") ? State.ACTIVE : State.OTHER_SETTING;
      case "D" -> State.DORMANT;
      case "C" -> State.CLOSED;
      default -> State.PROPOSED;
    };
  }

  private static Standing dated(OfficialRow row, String code, String name, String home) {
    String grouping = row.kind() == Kind.COMMISSIONERS ? row.get("grouping") : "";
    return new Standing(code, name, home, grouping, state(row), "");
  }

  private static Standing listed(String code, String name, String home, String measure) {
    return new Standing(code, name, home, "", State.ACTIVE, measure);
  }
}
