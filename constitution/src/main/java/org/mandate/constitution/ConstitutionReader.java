package org.mandate.constitution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mandate.constitution.Setting.AfterClosure;
import org.mandate.constitution.Setting.Filled;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.ListBasis;
import org.mandate.constitution.Setting.NoticeBefore;
import org.mandate.constitution.Setting.Tie;

/** A plain tree as a constitution; {@link ConstitutionWriter} is its mirror. */
final class ConstitutionReader {

  private ConstitutionReader() {}

  static Parsed read(Map<?, ?> tree) {
    var problems = new ArrayList<Problem>();
    var node = new Node(tree, "", "", problems);
    long version = node.whole("version");
    String title = node.text("title");
    List<Clause> clauses = node.nodes("clauses", ConstitutionReader::clause);
    node.nothingElse();
    if (problems.isEmpty()) {
      problems.addAll(ConstitutionRules.problems(version, title, clauses));
    }
    return problems.isEmpty()
        ? new Parsed.Ok(new Constitution(version, title, clauses))
        : new Parsed.Refused(problems);
  }

  private static Clause clause(Node node) {
    String number = node.text("number");
    node.standsIn(number);
    String title = node.text("title");
    String text = node.text("text");
    Node fields = node.node("setting");
    fields.standsIn(number);
    Setting setting = setting(fields);
    fields.nothingElse();
    return new Clause(number, title, text, setting);
  }

  private static Setting setting(Node node) {
    String type = node.text("type");
    return switch (type) {
      case "words" -> new Setting.Words();
      case "kinds" ->
          new Setting.Kinds(
              node.nodes("kinds", n -> new Setting.Kind(n.text("id"), n.text("title"))));
      case "reserved-matters" ->
          new Setting.ReservedMatters(
              node.nodes(
                  "matters",
                  n -> new Setting.Matter(n.text("id"), n.text("words"), n.text("kind"))));
      case "voters" ->
          new Setting.Voters(node.texts("kinds"), node.someOf("electorates", Electorate.class));
      case "deciding" ->
          new Setting.Deciding(
              node.texts("kinds"),
              node.oneOf("form", Form.class),
              node.nodes("thresholds", ConstitutionReader::threshold),
              node.oneOf("tie", Tie.class),
              node.has("counting") ? counting(node.node("counting")) : null);
      case "quorum-share" -> new Setting.QuorumShare(node.texts("kinds"), node.mark("mark"));
      case "quorum-number" ->
          new Setting.QuorumNumber(node.texts("kinds"), node.whole("practices"));
      case "notice" ->
          new Setting.Notice(
              node.texts("kinds"), node.whole("days"), node.oneOf("before", NoticeBefore.class));
      case "window" ->
          new Setting.Window(node.texts("kinds"), node.whole("days"), node.flag("runningTurnout"));
      case "roll" ->
          new Setting.RollRule(
              node.texts("kinds"),
              node.oneOf("basis", ListBasis.class),
              node.whole("challengeDays"),
              node.oneOf("afterClosure", AfterClosure.class));
      case "returning-officer" ->
          new Setting.ReturningOfficer(node.texts("kinds"), node.text("seat"));
      case "conflicts" -> new Setting.Conflicts(node.texts("kinds"));
      case "board-quorum" ->
          new Setting.BoardQuorum(
              node.nodes("seats", n -> new Setting.VotingSeat(n.text("seat"), n.text("role"))),
              node.whole("number"),
              node.has("share") ? node.mark("share") : null,
              node.nodes("roles", n -> new Setting.OfRole(n.text("role"), n.whole("atLeast"))));
      case "board-voting" ->
          new Setting.BoardVoting(
              node.texts("kinds"),
              node.someOf("ways", Setting.Way.class),
              node.mark("mark"),
              node.oneOf("base", Threshold.Base.class),
              node.whole("proxies"),
              node.has("casting") ? casting(node.node("casting")) : null);
      case "meeting-notice" ->
          new Setting.MeetingNotice(node.whole("boardDays"), node.whole("membersDays"));
      case "seats" -> new Setting.Seats(node.nodes("seats", ConstitutionReader::seat));
      case "recall" -> new Setting.Recall(node.mark("petition"));
      case "clocks" -> new Setting.Clocks(node.whole("publicationDays"), node.whole("replyDays"));
      default -> {
        node.add("type", "There is no setting '" + type + "'.", "Use a type the handbook names.");
        yield new Setting.Words();
      }
    };
  }

  private static Setting.Counting counting(Node node) {
    var counting = new Setting.Counting(node.text("rule"), node.oneOf("weigh", Franchise.class));
    node.nothingElse();
    return counting;
  }

  private static Setting.Casting casting(Node node) {
    var casting =
        new Setting.Casting(node.texts("seats"), node.oneOf("use", Setting.CastingUse.class));
    node.nothingElse();
    return casting;
  }

  private static Threshold threshold(Node node) {
    return new Threshold(
        node.oneOf("franchise", Franchise.class),
        node.oneOf("scope", Threshold.Scope.class),
        node.mark("mark"),
        node.oneOf("base", Threshold.Base.class));
  }

  private static Setting.Seat seat(Node node) {
    return new Setting.Seat(
        node.text("id"),
        node.text("title"),
        node.text("constituency"),
        node.whole("termMonths"),
        node.oneOf("filled", Filled.class));
  }
}
