package org.mandate.app.interests;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Share;

/** A declared interest as the links by which conflicts are found. */
final class InterestLinks {
  private InterestLinks() {}

  /**
   * The link to the organisation and the close tie, whichever there is. What is not on the register
   * and who is not known here lead nowhere.
   */
  static List<Link> of(Interest i) {
    List<Link> links = new ArrayList<>();
    String id = "interest:" + i.id();
    String person = i.person().toString();
    Period period = new Period(i.from(), i.until().orElse(null));
    Interest.Held held = i.held();
    if (!held.organisation().isEmpty()) {
      links.add(toOrganisation(id, person, held, period).declaredOn(i.declaredOn()));
    }
    Interest.Close close = held.close();
    if (close != null && close.known().isPresent() && !close.known().get().equals(i.person())) {
      UUID other = close.known().get();
      links.add(
          new Link(
              links.isEmpty() ? id : id + ".tie",
              Relation.CLOSE_TIE,
              person,
              other.toString(),
              period,
              null,
              null,
              Certainty.ACTUAL,
              close.tie(),
              i.declaredOn()));
    }
    return links;
  }

  // Only an interest may be potential or indirect in the library: what a close person holds, and
  // what
  // may yet come, is told as a declared interest of that kind.
  private static Link toOrganisation(String id, String person, Interest.Held held, Period period) {
    boolean asInterest =
        held.isIndirect()
            || held.certainty() == Certainty.POTENTIAL
            || held.relation() == Interest.Relation.INTEREST;
    if (asInterest) {
      return new Link(
          id,
          Relation.INTEREST,
          person,
          held.organisation(),
          period,
          null,
          held.kind(),
          held.certainty(),
          null,
          null);
    }
    Link link =
        Link.of(id, Relation.valueOf(held.relation().name()), person, held.organisation(), period);
    return held.shareParts() == null ? link : link.sharing(new Share(held.shareParts()));
  }
}
