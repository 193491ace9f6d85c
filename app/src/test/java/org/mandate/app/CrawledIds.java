package org.mandate.app;

import java.util.List;
import java.util.UUID;
import org.mandate.app.walls.CrawledTown;
import org.mandate.app.walls.WallTown;
import org.mandate.app.web.Route;

/** What the crawler puts for the variables of a route where nothing planted has them. */
final class CrawledIds {
  private static final List<String> MORE_IDS =
      List.of(
          ("matter paper party contest breach request place ballot decision "
                  + "interest item tie affiliation authority upload challenge action programme departure "
                  + "line amendment meeting part series put call file motion poll set "
                  + "beneficiary entry receipt step withheld "
                  + "election holder nomination complaint petition vote")
              .split(" "));
  static final String NOT_THERE = UUID.nameUUIDFromBytes(new byte[] {7}).toString();

  private CrawledIds() {}

  /** A route with a variable that is not known here is not crawled, and that fails. */
  static String always(CrawledTown town, Route route, String variable) {
    return switch (variable) {
      case "body" -> town.w.body.slug();
      case "code" -> "T-FED";
      case "practice" -> "TP-005";
      case "person" -> town.w.hill.toString();
      case "promise" -> "2026-P404";
      case "organisation" -> WallTown.RIVAL;
      case "which" -> "1-paper";
      case "seat" -> "chair";
      case "version", "id" -> "1";
      case "clause" -> "8.4";
      case "rest" -> "0/000";
      case "link" -> "a".repeat(43);
      case "hash" -> "0".repeat(64);
      default -> {
        if (!MORE_IDS.contains(variable)) {
          throw new AssertionError(
              "the crawler does not know what {" + variable + "} of " + route.path() + " is");
        }
        yield NOT_THERE;
      }
    };
  }
}
