package org.mandate.app.walls;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.Affiliation;
import org.mandate.app.register.Tie;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Relation;

/** The register's facts as the library's links; null where a fact never held. */
final class Links {
  private Links() {}

  /** Whether a post says all that a declaration says: same two, same relation, all its days. */
  static boolean coversDeclared(Link post, Link interest) {
    return post.id().startsWith("affiliation:")
        && post.relation() == interest.relation()
        && post.from().equals(interest.from())
        && post.to().equals(interest.to())
        && interest.share() == null
        && post.declared() == null
        && covers(post.period(), interest.period());
  }

  private static boolean covers(Period outer, Period inner) {
    LocalDate from = inner.from();
    LocalDate until = inner.until();
    boolean begins = outer.from() == null || (from != null && outer.begun(from));
    boolean ends = outer.until() == null || (until != null && !until.isAfter(outer.until()));
    return begins && ends;
  }

  static @Nullable Link network(org.mandate.app.register.Relation r) {
    Period period = period(r.from().orElse(null), r.until().orElse(null));
    return period == null || r.child().equals(r.parent())
        ? null
        : Link.of(
            "network:" + r.child() + ":" + r.parent() + ":" + r.from().orElse(LocalDate.EPOCH),
            Relation.MEMBERSHIP,
            r.child(),
            r.parent(),
            period);
  }

  static @Nullable Link tie(Tie t) {
    Period period = period(t.from(), t.until().orElse(null));
    if (period == null) {
      return null;
    }
    Link link = Link.of("tie:" + t.id(), t.relation(), t.child(), t.parent(), period);
    return t.share().map(s -> link.sharing(s.share())).orElse(link);
  }

  static @Nullable Link affiliation(Affiliation a) {
    Period period = period(a.from(), a.until().orElse(null));
    return period == null
        ? null
        : Link.of(
            "affiliation:" + a.id(),
            relation(a.role()),
            a.person().toString(),
            a.organisation(),
            period);
  }

  private static Relation relation(String role) {
    return switch (role) {
      case "partner" -> Relation.PARTNER;
      case "salaried" -> Relation.SALARIED;
      case "locum" -> Relation.LOCUM;
      case "manager" -> Relation.MANAGER;
      case "director" -> Relation.DIRECTOR;
      case "shareholder" -> Relation.HOLDING;
      case "trustee" -> Relation.TRUSTEE;
      case "officer" -> Relation.OFFICER;
      default -> Relation.EMPLOYEE;
    };
  }

  /** The days; null where none is among them. */
  private static @Nullable Period period(@Nullable LocalDate from, @Nullable LocalDate until) {
    return from != null && until != null && !until.isAfter(from) ? null : new Period(from, until);
  }
}
