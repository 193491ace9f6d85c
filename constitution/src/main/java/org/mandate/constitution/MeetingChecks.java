package org.mandate.constitution;

import static org.mandate.constitution.Sentences.counted;
import static org.mandate.constitution.Sentences.number;
import static org.mandate.constitution.Sentences.required;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandate.constitution.DecisionFacts.Headcount;
import org.mandate.constitution.DecisionFacts.Meeting;
import org.mandate.constitution.DecisionFacts.Proxies;
import org.mandate.constitution.DecisionFacts.Votes;
import org.mandate.constitution.Judgement.Bearing;
import org.mandate.constitution.Judgement.Check;
import org.mandate.constitution.Judgement.Status;
import org.mandate.constitution.Setting.BoardQuorum;
import org.mandate.constitution.Setting.BoardVoting;
import org.mandate.constitution.Setting.Form;
import org.mandate.constitution.Setting.OfRole;

/** Whether a meeting of the board was quorate, and its vote taken as the clauses say. */
final class MeetingChecks {

  private final Cited<BoardQuorum> quorum;
  private final Cited<BoardVoting> voting;
  private final Form form;
  private final DecisionFacts facts;
  private final Meeting meeting;

  MeetingChecks(
      Cited<BoardQuorum> quorum,
      Cited<BoardVoting> voting,
      Form form,
      DecisionFacts facts,
      Meeting meeting) {
    this.quorum = quorum;
    this.voting = voting;
    this.form = form;
    this.facts = facts;
    this.meeting = meeting;
  }

  /** By number, and where the clause asks for roles by role. Who votes by proxy is not there. */
  List<Check> quorum() {
    var checks = new ArrayList<Check>();
    long needed = quorum.setting().needed(meeting.members().total());
    long there = meeting.present().total();
    List<String> faults = headcountFaults();
    String fact =
        number(there) + " of " + counted(meeting.members().total(), "member") + " were present";
    checks.add(
        check(
            quorum.rule(),
            "Quorum",
            there >= needed && faults.isEmpty(),
            String.join("; ", prepended(fact, faults)) + ".",
            required(needed)));
    List<OfRole> roles = quorum.setting().roles();
    if (!roles.isEmpty()) {
      boolean met = roles.stream().allMatch(r -> meeting.present().of(r.role()) >= r.atLeast());
      String present =
          Sentences.and(
              roles.stream()
                  .map(r -> number(meeting.present().of(r.role())) + " in the role " + words(r))
                  .toList());
      String asked =
          Sentences.and(roles.stream().map(r -> number(r.atLeast()) + " " + words(r)).toList());
      checks.add(
          check(quorum.rule(), "Quorum by role", met, present + ".", "At least " + asked + "."));
    }
    return checks;
  }

  private static List<String> prepended(String first, List<String> others) {
    var all = new ArrayList<String>(List.of(first));
    all.addAll(others);
    return all;
  }

  private static String words(OfRole of) {
    return of.role().replace('-', ' ');
  }

  private List<String> headcountFaults() {
    var faults = new ArrayList<String>();
    Headcount members = meeting.members();
    Headcount present = meeting.present();
    Set<String> roles =
        quorum.setting().seats().stream().map(Setting.VotingSeat::role).collect(Collectors.toSet());
    if (!members.addsUp() || !present.addsUp()) {
      faults.add("the roles do not add up to the number");
    }
    if (present.total() > members.total()) faults.add("more were present than are members");
    for (String role : present.byRole().keySet()) {
      if (present.of(role) > members.of(role) && present.total() <= members.total()) {
        faults.add("more were present in the role " + role + " than have it");
      }
    }
    if (!roles.containsAll(members.byRole().keySet())) {
      faults.add("a member was counted in a role that no seat has");
    }
    return faults;
  }

  /** In a way the clause allows, at the meeting, on its options, and adding up. */
  Check vote() {
    List<Setting.Way> ways = voting.setting().ways();
    var faults = new ArrayList<String>();
    if (!ways.contains(meeting.way())) faults.add("it was taken " + meeting.way().words());
    faults.addAll(timeFaults());
    Votes votes = meeting.votes();
    Set<String> options = votes.byOption().keySet();
    if (form == Form.MOTION
        && !options.equals(new HashSet<>(List.of(ThresholdRules.FOR, ThresholdRules.AGAINST)))) {
      faults.add("the options were " + Sentences.and(List.copyOf(options)));
    }
    long entitled = meeting.present().total() + meeting.proxies().given();
    if (votes.roll() != entitled) {
      faults.add(
          "the figures add up to " + number(votes.roll()) + " of " + counted(entitled, "vote"));
    }
    String fact =
        faults.isEmpty()
            ? "taken "
                + meeting.way().words()
                + "; "
                + number(votes.tookPart())
                + " of "
                + counted(entitled, "vote")
                + " given."
            : String.join("; ", faults) + ".";
    String asks =
        "Votes are taken " + String.join(" or ", ways.stream().map(Setting.Way::words).toList());
    return check(voting.rule(), "Vote", faults.isEmpty(), fact, asks + ".");
  }

  private List<String> timeFaults() {
    var faults = new ArrayList<String>();
    Instant opened = facts.opened();
    if (facts.closed().isBefore(opened)) faults.add("it closed before it opened");
    if (opened.isBefore(meeting.starts())) {
      faults.add("it opened before the time for which the meeting was called");
    }
    return faults;
  }

  /** No more than one person may hold, and none given or held by somebody who may not vote. */
  Check proxies() {
    long most = voting.setting().proxies();
    Proxies proxies = meeting.proxies();
    String asks =
        most == 0
            ? "Nobody votes by proxy."
            : "One person may hold "
                + number(most)
                + "; nobody who may not vote gives or holds one.";
    if (proxies.given() == 0) return check(voting.rule(), "Proxies", true, "none given.", asks);
    String fact = number(proxies.given()) + " given";
    if (proxies.mostHeld() > most)
      fact += ", " + number(proxies.mostHeld()) + " held by one person";
    if (proxies.barred() > 0) {
      fact += ", " + number(proxies.barred()) + " given or held by somebody who may not vote";
    }
    boolean met = proxies.mostHeld() <= most && proxies.barred() == 0;
    return check(voting.rule(), "Proxies", met, fact + ".", asks);
  }

  private static Check check(
      String rule, String name, boolean met, String fact, String requirement) {
    Status status = met ? Status.MET : Status.NOT_MET;
    return new Check(rule, name, status, Bearing.PROCEDURE, fact, requirement);
  }
}
