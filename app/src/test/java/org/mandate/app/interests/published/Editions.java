package org.mandate.app.interests.published;

import java.util.LinkedHashMap;
import java.util.Map;

/** Two small editions with every kind of change, and words that try to be more than words. */
final class Editions {
  static final int THEN = 62;
  static final int NOW = 63;

  private Editions() {}

  /** 60 gifts, 2 plots. */
  static byte[] then() {
    StringBuilder gifts = new StringBuilder("\ufeffID,Member,DonorName,Gift,Value,Registered\n");
    for (int i = 1; i <= 60; i++) {
      gifts.append(gift(i, "Pen"));
    }
    return Sent.zip(
        tables(
            gifts.toString(), "ID,Member,Plot,Updated_1\n900,Ann Pell,Field,\n901,Bo Roe,Wood,\n"));
  }

  /** Gifts 1 to 30 gone, 31 for somebody else, 32 to 62; plot 901 is a gift now; a plot more. */
  static byte[] now() {
    StringBuilder gifts =
        new StringBuilder("ID,Member,DonorName,Gift,Value,Registered,Updated_1\n");
    gifts.append("31,Ann Pell,Practice 1,\"=HYPERLINK(\"\"x\"\")\",90,2025-07-01,2025-08-01\n");
    for (int i = 32; i <= 60; i++) {
      gifts.append(gift(i, "Pen").replace("\n", ",\n"));
    }
    gifts.append("901,Bo Roe,Aster Ltd,Wood,1,2025-07-01,\n");
    for (int i = 61; i <= 90; i++) {
      gifts.append(gift(i, "<b>Mug</b>").replace("\n", ",\n"));
    }
    return Sent.zip(
        tables(
            gifts.toString(),
            "ID,Member,Plot,Updated_1,Updated_2\n900,Ann Pell,Field,2025-08-02,2025-08-01\n902,+Cy Vane,Barn,,\n"));
  }

  private static String gift(int i, String what) {
    return i
        + ",Ann Pell,"
        + (i % 2 == 0 ? "PRACTICE  1." : "Aster Ltd")
        + ","
        + what
        + ",5,2025-07-01\n";
  }

  private static Map<String, String> tables(String gifts, String land) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("category_3.csv", gifts);
    all.put("category_6.csv", land);
    return all;
  }
}
