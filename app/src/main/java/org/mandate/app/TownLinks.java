package org.mandate.app;

import java.io.PrintStream;
import java.util.Optional;
import org.mandate.app.entrance.DemonstrationPages.Guest;
import org.mandate.app.town.TownPeople;

/** One-time links for the town's roles, printed where the demonstration runs. */
final class TownLinks {
  private TownLinks() {}

  /** Prints a link for each role; each opens one session, within 15 minutes. */
  static void print(Composition program, PrintStream out) {
    out.println();
    out.println("Sign in as somebody in Marlbrook. Each link works once, within 15 minutes:");
    for (Guest guest : TownPeople.guests()) {
      if (guest.first()) {
        Optional<String> link =
            program.writing.execute(status -> program.signIn.linkFor(guest.email()));
        if (link != null && link.isPresent()) {
          out.printf("  %s, %s%n    %s%n", guest.name(), guest.role(), link.get());
        }
      }
    }
    out.println("Later, or as anybody else: /demonstration on this machine.");
    out.flush();
  }
}
