package org.mandate.constitution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A constitution as a plain tree; {@link ConstitutionReader} is its mirror. */
final class ConstitutionWriter {

  private ConstitutionWriter() {}

  static Map<String, Object> write(Constitution constitution) {
    return map(
        "version", constitution.version(),
        "title", constitution.title(),
        "clauses", constitution.clauses().stream().map(ConstitutionWriter::clause).toList());
  }

  static Map<String, Object> clause(Clause clause) {
    return map(
        "number", clause.number(),
        "title", clause.title(),
        "text", clause.text(),
        "setting", setting(clause.setting()));
  }

  private static Map<String, Object> setting(Setting setting) {
    return switch (setting) {
      case Setting.Words _ -> map("type", "words");
      case Setting.Kinds s ->
          map(
              "type",
              "kinds",
              "kinds",
              s.kinds().stream().map(k -> map("id", k.id(), "title", k.title())).toList());
      case Setting.ReservedMatters s ->
          map(
              "type",
              "reserved-matters",
              "matters",
              s.matters().stream().map(ConstitutionWriter::matter).toList());
      case Setting.Voters s ->
          map(
              "type",
              "voters",
              "kinds",
              s.kinds(),
              "electorates",
              s.electorates().stream().map(ConstitutionWriter::word).toList());
      case Setting.Deciding s -> deciding(s);
      case Setting.QuorumShare s ->
          map("type", "quorum-share", "kinds", s.kinds(), "mark", mark(s.mark()));
      case Setting.QuorumNumber s ->
          map("type", "quorum-number", "kinds", s.kinds(), "practices", s.practices());
      case Setting.Notice s ->
          map("type", "notice", "kinds", s.kinds(), "days", s.days(), "before", word(s.before()));
      case Setting.Window s ->
          map(
              "type",
              "window",
              "kinds",
              s.kinds(),
              "days",
              s.days(),
              "runningTurnout",
              s.runningTurnout());
      case Setting.RollRule s ->
          map(
              "type", "roll",
              "kinds", s.kinds(),
              "basis", word(s.basis()),
              "challengeDays", s.challengeDays(),
              "afterClosure", word(s.afterClosure()));
      case Setting.ReturningOfficer s ->
          map("type", "returning-officer", "kinds", s.kinds(), "seat", s.seat());
      case Setting.Conflicts s -> map("type", "conflicts", "kinds", s.kinds());
      case Setting.BoardQuorum s -> boardQuorum(s);
      case Setting.BoardVoting s -> boardVoting(s);
      case Setting.MeetingNotice s ->
          map("type", "meeting-notice", "boardDays", s.boardDays(), "membersDays", s.membersDays());
      case Setting.Seats s ->
          map("type", "seats", "seats", s.seats().stream().map(ConstitutionWriter::seat).toList());
      case Setting.Recall s -> map("type", "recall", "petition", mark(s.petition()));
      case Setting.Clocks s ->
          map("type", "clocks", "publicationDays", s.publicationDays(), "replyDays", s.replyDays());
    };
  }

  private static Map<String, Object> deciding(Setting.Deciding s) {
    var map =
        map(
            "type", "deciding",
            "kinds", s.kinds(),
            "form", word(s.form()),
            "thresholds", s.thresholds().stream().map(ConstitutionWriter::threshold).toList(),
            "tie", word(s.tie()));
    Setting.Counting counting = s.counting();
    // Left out where nothing is ranked, so that constitutions adopted before keep their hash.
    if (counting != null) {
      map.put("counting", map("rule", counting.rule(), "weigh", word(counting.weigh())));
    }
    return map;
  }

  private static Map<String, Object> boardQuorum(Setting.BoardQuorum s) {
    var map =
        map(
            "type",
            "board-quorum",
            "seats",
            s.seats().stream().map(v -> map("seat", v.seat(), "role", v.role())).toList(),
            "number",
            s.number());
    Mark share = s.share();
    if (share != null) map.put("share", mark(share));
    map.put(
        "roles",
        s.roles().stream().map(r -> map("role", r.role(), "atLeast", r.atLeast())).toList());
    return map;
  }

  private static Map<String, Object> boardVoting(Setting.BoardVoting s) {
    var map =
        map(
            "type", "board-voting",
            "kinds", s.kinds(),
            "ways", s.ways().stream().map(ConstitutionWriter::word).toList(),
            "mark", mark(s.mark()),
            "base", word(s.base()),
            "proxies", s.proxies());
    Setting.Casting casting = s.casting();
    if (casting != null) {
      map.put("casting", map("seats", casting.seats(), "use", word(casting.use())));
    }
    return map;
  }

  private static Map<String, Object> matter(Setting.Matter matter) {
    return map("id", matter.id(), "words", matter.words(), "kind", matter.kind());
  }

  private static Map<String, Object> seat(Setting.Seat seat) {
    return map(
        "id", seat.id(),
        "title", seat.title(),
        "constituency", seat.constituency(),
        "termMonths", seat.termMonths(),
        "filled", word(seat.filled()));
  }

  private static Map<String, Object> threshold(Threshold threshold) {
    return map(
        "franchise", word(threshold.franchise()),
        "scope", word(threshold.scope()),
        "mark", mark(threshold.mark()),
        "base", word(threshold.base()));
  }

  private static Map<String, Object> mark(Mark mark) {
    return map(mark.moreThan() ? "moreThan" : "atLeast", mark.share().written());
  }

  /** OF_ROLL is written of-roll. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Object> map(Object... keysAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      map.put((String) keysAndValues[i], value instanceof List<?> list ? List.copyOf(list) : value);
    }
    return map;
  }
}
