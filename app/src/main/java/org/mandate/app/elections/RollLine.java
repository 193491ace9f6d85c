package org.mandate.app.elections;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One practice of a frozen roll.
 *
 * @param practice its code
 * @param patients its weight
 * @param area whose own majority it counts towards; null where there is none
 */
public record RollLine(String practice, long patients, @Nullable String area) {
  /** As entries write it. */
  Map<String, Object> fact() {
    Map<String, Object> fact = new TreeMap<>();
    fact.put("practice", practice);
    fact.put("patients", patients);
    if (area != null) {
      fact.put("area", area);
    }
    return fact;
  }
}
