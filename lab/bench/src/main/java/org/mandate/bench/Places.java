package org.mandate.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Period;

/**
 * The practices of a country, their networks and their commissioners.
 *
 * @param told where they are from, with the counts of it
 * @param commissioners the name by the code
 */
record Places(
    String told,
    List<Practice> practices,
    List<Network> networks,
    Map<String, String> commissioners,
    List<Join> joins) {
  private static final int PRACTICES = 6_500;
  private static final int NETWORKS = 1_250;
  private static final int COMMISSIONERS = 106;

  /** A practice; {@code joined} is the day it came to that commissioner. */
  record Practice(String code, String name, String commissioner, @Nullable LocalDate joined) {}

  /** A network; an open one has no close date. */
  record Network(String code, String name, String commissioner, boolean open) {}

  /** A practice is in a network. */
  record Join(String practice, String network, Period period) {}

  /** Made ones, when there are no files: as many as England has, about. */
  static Places generated(Random random) {
    var practices = new ArrayList<Practice>();
    var networks = new ArrayList<Network>();
    var commissioners = new LinkedHashMap<String, String>();
    var joins = new ArrayList<Join>();
    for (int i = 0; i < COMMISSIONERS; i++) {
      commissioners.put("commissioner" + i, "");
    }
    for (int i = 0; i < NETWORKS; i++) {
      String over = "commissioner" + i * COMMISSIONERS / NETWORKS;
      networks.add(new Network("network" + i, "", over, true));
    }
    for (int i = 0; i < PRACTICES; i++) {
      Network network = networks.get(i * NETWORKS / PRACTICES);
      practices.add(new Practice("practice" + i, "", network.commissioner(), null));
      joins.add(new Join("practice" + i, network.code(), England.period(random)));
    }
    return new Places(
        "practices, networks and commissioners: GENERATED, none is real"
            + " (give -Dmandate.shared=FOLDER for the real ones)",
        practices,
        networks,
        commissioners,
        joins);
  }
}
