package org.mandate.app.register;

import java.util.Set;
import java.util.TreeSet;
import org.mandate.app.register.reading.OfficialRow;

/** The codes of other organisations that the rows of a file refer to. */
final class References {
  private final Set<String> codes = new TreeSet<>();

  void add(OfficialRow row) {
    switch (row.kind()) {
      case PRACTICES, NETWORKS -> refer(row, "commissioner");
      case COMMISSIONERS -> refer(row, "geography");
      case NETWORK_MEMBERS -> {
        refer(row, "practice");
        refer(row, "network");
        refer(row, "practice_commissioner");
        refer(row, "network_commissioner");
      }
      case LIST_SIZES -> {
        refer(row, "code");
        refer(row, "commissioner");
      }
      case ICB_LOOKUP -> refer(row, "commissioner");
      case CODE_HISTORY -> {
        refer(row, "code");
        refer(row, "previous");
      }
      case ICB_NAMES, HIERARCHY -> {
        // these name whatever they refer to
      }
    }
  }

  private void refer(OfficialRow row, String field) {
    String code = row.get(field);
    if (!code.isEmpty()) {
      codes.add(code);
    }
  }

  Set<String> codes() {
    return codes;
  }
}
