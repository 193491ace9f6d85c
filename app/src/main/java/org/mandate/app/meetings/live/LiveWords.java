package org.mandate.app.meetings.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.Part;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Status;
import org.mandate.constitution.Setting.Way;

/** Words of a meeting in session. */
final class LiveWords {
  private LiveWords() {}

  /** "one more GP", "2 more members". */
  static String missing(QuorumNow.Need need) {
    long n = need.missing();
    String who = need.role().isEmpty() ? (n == 1 ? "member" : "members") : role(need.role(), n);
    return (n == 1 ? "one" : String.valueOf(n)) + " more " + who;
  }

  static String role(String role, long n) {
    return switch (role) {
      case "gp" -> n == 1 ? "GP" : "GPs";
      case "practice" -> n == 1 ? "practice" : "practices";
      case "lay" -> n == 1 ? "lay member" : "lay members";
      default -> role.replace('-', ' ') + (n == 1 ? "" : "s");
    };
  }

  /** "4 of 5 members (4 are needed)". */
  static Prose need(QuorumNow.Need need) {
    String who = need.role().isEmpty() ? "members" : role(need.role(), 2);
    return Prose.empty()
        .status(need.isMet() ? Status.yes("Enough") : Status.no("Not enough"))
        .text(
            " %d of %d %s count here; %d %s needed."
                .formatted(
                    need.there(),
                    need.members(),
                    who,
                    need.needed(),
                    need.needed() == 1 ? "is" : "are"));
  }

  static String and(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  static String missing(QuorumNow quorum) {
    List<String> all = new ArrayList<>();
    quorum.missing().forEach(n -> all.add(missing(n)));
    return and(all);
  }

  static String way(Way way) {
    return way.words();
  }

  static String state(Meeting.State state) {
    return switch (state) {
      case DRAFT -> "is being prepared";
      case CALLED -> "has not begun";
      case OPEN -> "is in session";
      case CLOSED -> "is over";
      case CANCELLED -> "was cancelled";
    };
  }

  static String part(Part part) {
    return switch (part.kind()) {
      case OPEN -> "an open part";
      case MEMBERS -> "a part for members";
      case CLOSED -> "a closed part";
    };
  }

  /** "7:42pm", in London. */
  static String clock(Instant at) {
    return Dates.time(at.atZone(Dates.LONDON).toLocalTime());
  }

  /** "7 min 05 s". */
  static String time(Duration d) {
    return d.toMinutes() == 0
        ? d.toSeconds() + " s"
        : "%d min %02d s".formatted(d.toMinutes(), d.toSecondsPart());
  }

  static String option(String id) {
    return switch (id) {
      case "for" -> "For";
      case "against" -> "Against";
      case "abstain" -> "Abstain";
      default -> id;
    };
  }

  static String lower(String words) {
    return words.toLowerCase(Locale.UK);
  }
}
