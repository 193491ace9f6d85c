package org.mandate.cli.certificate;

import java.util.Optional;
import java.util.Set;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Electorate;
import org.mandate.constitution.Franchise;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Threshold;

/** Whether the constitution lets be asked in secret what the published rules ask. */
final class SecretDrafted {
  private static final int MOST_PLACES = 20;

  private final Fields rules;
  private final Constitution constitution;
  private final BallotRule rule;

  private SecretDrafted(SecretLife life, Constitution constitution) {
    this.rules = life.rules().facts();
    this.constitution = constitution;
    this.rule = SecretTimes.rule(life, constitution);
  }

  static void check(SecretLife life, Constitution constitution, Findings found) {
    SecretDrafted drafted = new SecretDrafted(life, constitution);
    drafted.words();
    drafted.question(life.isOfSeats());
    if (life.isOfSeats()) {
      drafted.seat();
    }
    found.recomputed(
        "rules", "Rules: such a question may be put to such a vote, by the constitution.");
  }

  private void words() {
    oneOf("election_kind", Set.of("seats", "question", "confidence"));
    oneOf("electorate", Set.of("practices", "gps", "people"));
    oneOf("order", Set.of("alphabetical", "drawn"));
  }

  private void oneOf(String name, Set<String> known) {
    if (!known.contains(rules.text(name))) {
      throw rules.fault(name, "is none known here: " + rules.text(name));
    }
  }

  private void question(boolean seats) {
    Setting.Deciding deciding = rule.deciding().setting();
    Setting.Form form = seats ? Setting.Form.RANKED : Setting.Form.MOTION;
    if (deciding.form() != form
        || !rule.voters().setting().electorates().contains(Electorate.MEMBER_PRACTICES)) {
      throw rules.fault("question", "is not put to such a vote by the constitution");
    }
    if (!seats && !rules.text("electorate").equals("practices")) {
      throw rules.fault("electorate", "is not 'practices', and a motion is one of the practices");
    }
    String counting = deciding.counting() == null ? "" : deciding.counting().rule();
    if (!rules.text("counting").equals(counting)) {
      throw rules.fault("counting", "is not the rule of the constitution");
    }
    if (deciding.thresholds().stream().anyMatch(t -> t.scope() == Threshold.Scope.EACH_AREA)) {
      throw rules.fault("question", "counts each area by itself, which a secret vote cannot");
    }
    boolean weighed =
        deciding.thresholds().stream()
            .anyMatch(t -> t.franchise() != Franchise.ONE_PRACTICE_ONE_VOTE);
    if (weighed != rules.has("bands")) {
      throw rules.fault(
          "bands", "stand there where the constitution counts patients, and nowhere else");
    }
  }

  private void seat() {
    Optional<Setting.Seat> seat = constitution.seat(rules.text("seat"));
    if (seat.filter(s -> s.filled() == Setting.Filled.ELECTED).isEmpty()) {
      throw rules.fault("seat", "is none that the constitution fills by election");
    }
    long places = rules.whole("places");
    if (places < 1 || places > MOST_PLACES) {
      throw rules.fault("places", "is not 1 to " + MOST_PLACES);
    }
    boolean perArea = seat.get().constituency().contains("neighbourhood");
    if (perArea && (places != 1 || rules.text("constituency").isEmpty())) {
      throw rules.fault("places", "is not one of one area, and there is a seat for each");
    }
  }
}
