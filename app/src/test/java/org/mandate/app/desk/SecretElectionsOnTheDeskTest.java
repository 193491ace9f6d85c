package org.mandate.app.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.sealed.SealedTown;
import org.mandate.app.elections.sealed.TrusteePages;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretTown;

/** What waits for each person in a secret election, and that nobody finds another's line. */
class SecretElectionsOnTheDeskTest {
  private final SealedTown t = new SealedTown();
  private final BallotTown b = t.s.b;
  private final TrusteePages pages = new TrusteePages(t.s.elections, t.boards);

  private List<String> desk(UUID who) {
    return b.as(
        who,
        () -> {
          SecretDesk desk = new SecretDesk(t.s.elections, t.boards, pages);
          desk.look(new Who.Person(who));
          List<String> lines = new ArrayList<>();
          desk.tasks().forEach(task -> lines.add(task.item().heading().replaceAll(": .*", "")));
          desk.answers().ifPresent(notes -> notes.lines().forEach(l -> lines.add(l.plain())));
          return lines;
        });
  }

  private UUID holder(SecretElection e, Part part) {
    return b.asNobody(() -> t.s.elections.holders(e.id())).stream()
        .filter(h -> h.part() == part)
        .findFirst()
        .orElseThrow()
        .person();
  }

  @Test
  void whoIsNominatedIsAskedUntilTheyAnswerOrNominationsClose() {
    SecretElection e = t.s.nominated(SecretTown.chair(Electorate.GPS, 1, false), 0);
    UUID voter = b.voters.get(BallotTown.code(3));
    b.as(
        voter,
        () ->
            t.s
                .elections
                .nominate(e.id(), t.s.gps[2], "Dr C Gray", "", new Who.Person(voter))
                .orElseThrow());

    assertThat(desk(t.s.gps[2])).containsExactly("Say whether you stand");
    assertThat(desk(voter)).isEmpty();
    assertThat(desk(b.officer)).isEmpty();

    t.s.at(SecretTown.NOMINATED);
    assertThat(desk(t.s.gps[2])).isEmpty();
  }

  @Test
  void eachWhoRunsItSeesTheOwnWorkAndOnlyThat() {
    t.s.withClerks = true;
    SecretElection e = t.s.published(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    UUID trustee = holder(e, Part.TRUSTEE);
    UUID authority = holder(e, Part.CREDENTIAL_AUTHORITY);
    assertThat(desk(trustee)).containsExactly("Make your key");
    assertThat(desk(authority)).isEmpty();

    t.s.at(SecretTown.ROLL);
    UUID manager = t.s.gps[3];
    b.as(
        manager,
        () ->
            t.s
                .elections
                .challenge(e.id(), BallotTown.code(4), "Not a member.", manager)
                .orElseThrow());
    assertThat(desk(authority)).containsExactly("Make the credentials and hand in the list");
    assertThat(desk(b.officer))
        .containsExactly(
            "Settle a challenge to the roll", "Look at what a secret result would give away");
    assertThat(desk(holder(e, Part.AUDITOR))).isEmpty();
    assertThat(desk(holder(e, Part.CLERK))).isEmpty();
    assertThat(desk(manager)).isEmpty();
    assertThat(desk(b.secretary)).isEmpty();
  }

  @Test
  void fromTheVoteToTheCertificate() {
    SecretElection e = t.open(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    UUID trustee = holder(e, Part.TRUSTEE);
    UUID voter = b.voters.get(BallotTown.code(1));
    assertThat(desk(voter)).containsExactly("Vote in secret");
    assertThat(desk(t.s.gps[2])).isEmpty();
    t.cast(voter, e, 1, t.seal(e, 0, SealedTown.one(1, 2)).ballot().text());
    // Nobody may know who voted: the line stays until the close.
    assertThat(desk(voter)).containsExactly("Vote in secret");

    t.s.at(SecretTown.CLOSES);
    assertThat(desk(voter)).isEmpty();
    assertThat(desk(trustee)).containsExactly("Open your part of the result");
    assertThat(desk(b.officer)).isEmpty();
    t.unseal(e);
    assertThat(desk(trustee)).isEmpty();
    assertThat(desk(b.officer)).containsExactly("Declare the result");

    t.s.declared(e);
    assertThat(desk(holder(e, Part.AUDITOR))).containsExactly("Check the board and the result");
    UUID complainant = t.s.gps[4];
    UUID complaint =
        b.as(
            complainant,
            () ->
                t.s
                    .elections
                    .results()
                    .complain(e.id(), "No link came.", false, new Who.Person(complainant))
                    .orElseThrow()
                    .id());
    assertThat(desk(b.officer)).containsExactly("Settle a complaint");
    assertThat(desk(complainant)).isEmpty();
    b.as(
        b.officer,
        () ->
            t.s
                .elections
                .results()
                .settleComplaint(complaint, "rejected", "It came twice.", t.s.officer())
                .orElseThrow());
    assertThat(desk(complainant)).singleElement().asString().contains("It came twice.");
    assertThat(desk(t.s.gps[5])).isEmpty();
    aboutTheOfficer(e);

    b.clock("2026-02-09T10:00:00Z");
    assertThat(desk(b.officer)).containsExactly("Certify the result");
    b.as(b.officer, () -> t.s.elections.results().certify(e.id(), t.s.officer()).orElseThrow());
    assertThat(desk(b.officer)).isEmpty();
  }

  /** One about the returning officer waits on the auditor's desk, and not on theirs. */
  private void aboutTheOfficer(SecretElection e) {
    UUID complainant = t.s.gps[6];
    UUID complaint =
        b.as(
            complainant,
            () ->
                t.s
                    .elections
                    .results()
                    .complain(e.id(), "The officer stood.", true, new Who.Person(complainant))
                    .orElseThrow()
                    .id());
    UUID auditor = holder(e, Part.AUDITOR);
    assertThat(desk(b.officer)).isEmpty();
    assertThat(desk(b.secretary)).isEmpty();
    assertThat(desk(auditor))
        .containsExactly("Check the board and the result", "Settle a complaint");
    b.as(
        auditor,
        () ->
            t.s
                .elections
                .results()
                .settleComplaint(
                    complaint, "rejected", "The officer did not.", new Who.Person(auditor))
                .orElseThrow());
  }
}
