package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.minutes.Sitting.Agreed;
import org.mandate.app.minutes.Sitting.Amended;
import org.mandate.app.minutes.Sitting.Attended;
import org.mandate.app.minutes.Sitting.CastingVote;
import org.mandate.app.minutes.Sitting.Counted;
import org.mandate.app.minutes.Sitting.Decided;
import org.mandate.app.minutes.Sitting.Dissent;
import org.mandate.app.minutes.Sitting.Fate;
import org.mandate.app.minutes.Sitting.Happening;
import org.mandate.app.minutes.Sitting.Move;
import org.mandate.app.minutes.Sitting.Moved;
import org.mandate.app.minutes.Sitting.Voted;

/** Meetings as facts, beside the minutes a secretary would have written of them by hand. */
class DraftedFromWhatHappenedTest {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID TWO = UUID.randomUUID();

  /** The text as it would stand in one file, for reading in a test. */
  private static String whole(Sitting s) {
    StringBuilder text = new StringBuilder();
    Composer.draft(s)
        .forEach(
            b -> text.append("# ").append(b.heading()).append('\n').append(b.words()).append('\n'));
    return text.toString();
  }

  private static Sitting sitting(List<Attended> people, Happening... items) {
    return new Sitting(
        Optional.of(Instant.parse("2026-03-03T19:00:00Z")),
        Optional.of(Instant.parse("2026-03-03T20:45:00Z")),
        people,
        List.of(),
        List.of(items),
        "Next meeting: Tuesday 7 April 2026, 7pm.");
  }

  private static Happening about(
      UUID item, int position, String title, List<Move> moves, Moved... motions) {
    return new Happening(
        item, position, title, moves, "", List.of(), List.of(motions), List.of(), List.of(), "");
  }

  private static Voted vote(String quorum, String result, long yes, long no, long abstained) {
    return new Voted(
        "by show of hands",
        List.of(
            new Counted("for", yes),
            new Counted("against", no),
            new Counted("abstained", abstained)),
        quorum,
        Optional.empty(),
        result);
  }

  @Test
  void aCarriedAmendmentADissentAndAnActionStandInTheOrderInWhichTheyHappened() {
    Moved motion =
        new Moved(
            "That the collective ends the night rota in May.",
            "Dr A. Shah",
            "Dr B. Lowe",
            List.of(
                new Amended(
                    "That the collective ends the night rota in June.",
                    "Dr C. Pell",
                    "",
                    Fate.CARRIED,
                    List.of(vote("", "Carried", 6, 1, 0))),
                new Amended("Leave out “night”.", "Dr D. Ames", "", Fate.WITHDRAWN, List.of())),
            "That the collective ends the night rota in June.",
            Fate.CARRIED,
            List.of(vote("Quorum: 7 of 8 present, 5 needed.", "Carried", 5, 2, 0)));
    Happening rota =
        new Happening(
            TWO,
            2,
            "The night rota",
            List.of(new Move("Dr D. Ames", Move.Way.ARRIVED)),
            "",
            List.of("Dr D. Ames", "Dr B. Lowe", "Dr D. Ames"),
            List.of(motion),
            List.of(
                new Decided(
                    "marlbrook-2026-017",
                    "That the collective ends the night rota in June.",
                    true,
                    "",
                    List.of(new Dissent("Dr D. Ames", "I was not asked.\n\n- Nobody was.")))),
            List.of(
                new Agreed(
                    "Secretary", "write to the trust", Optional.of(LocalDate.of(2026, 3, 20))),
                new Agreed("Dr C. Pell", "tell the practices", Optional.empty())),
            "It comes back on Tuesday 7 April 2026.");
    Sitting s =
        sitting(
            List.of(
                new Attended("Dr A. Shah", "chair", List.of(1, 2)),
                new Attended("Dr D. Ames", "for Mill Lane Surgery", List.of(2))),
            Happening.nothing(ONE, 1, "Apologies"),
            rota);

    assertThat(whole(s))
        .isEqualTo(
            """
            # Who was there
            This part began on Tuesday 3 March 2026, 7pm.

            Present:

            - Dr A. Shah, chair
            - Dr D. Ames, for Mill Lane Surgery (for item 2)
            # 1. Apologies

            # 2. The night rota
            Came in: Dr D. Ames.

            Spoke, in this order: Dr D. Ames, Dr B. Lowe and Dr D. Ames.

            It was moved by Dr A. Shah, seconded by Dr B. Lowe:

            > That the collective ends the night rota in May.

            Amendment 1 by Dr C. Pell:

            > That the collective ends the night rota in June.

            Vote by show of hands: 6 for, 1 against, 0 abstained. Carried.

            Amendment 2 by Dr D. Ames:

            > Leave out “night”.

            Amendment 2 was withdrawn.

            As amended, the motion read:

            > That the collective ends the night rota in June.

            Vote by show of hands: 5 for, 2 against, 0 abstained. Quorum: 7 of 8 present, 5 needed. Carried.

            Decision marlbrook-2026-017:

            > That the collective ends the night rota in June.

            Dissent of Dr D. Ames, word for word:

            > I was not asked.
            >
            > - Nobody was.

            Actions:

            - Secretary: write to the trust, by 20 March 2026
            - Dr C. Pell: tell the practices

            It comes back on Tuesday 7 April 2026.
            # Close
            This part ended on Tuesday 3 March 2026, 8.45pm.

            Next meeting: Tuesday 7 April 2026, 7pm.
            """);
  }

  @Test
  void aTieIsToldWithTheCastingVoteThatEndedIt() {
    Voted tie =
        new Voted(
            "by name",
            List.of(new Counted("for", 3), new Counted("against", 3), new Counted("abstained", 1)),
            "Quorum: 7 of 8 present, 5 needed.",
            Optional.of(new CastingVote("The chair", "against")),
            "Not carried");
    Moved motion =
        new Moved("That we close.", "", "", List.of(), "That we close.", Fate.FALLEN, List.of(tie));

    assertThat(Composer.draft(about(ONE, 1, "Closing", List.of(), motion)).words())
        .isEqualTo(
            """
            It was moved:

            > That we close.

            Vote by name: 3 for, 3 against, 1 abstained. Quorum: 7 of 8 present, 5 needed. \
            The votes were equal. The chair gave the casting vote: against. Not carried.""");
  }

  @Test
  void whoeverAWallPutOutIsNamedAsOutAndNotListedForThatItem() {
    Happening bid =
        about(
            ONE,
            3,
            "The night contract",
            List.of(
                new Move("Dr E. Reed", Move.Way.CONFLICT),
                new Move("Dr F. Hale", Move.Way.CONFLICT),
                new Move("Dr G. Moss", Move.Way.LEFT)));
    Sitting s =
        sitting(
            List.of(
                new Attended("Dr A. Shah", "chair", List.of(1, 2, 3)),
                new Attended("Dr E. Reed", "treasurer", List.of(1, 2))),
            Happening.nothing(UUID.randomUUID(), 1, "Apologies"),
            Happening.nothing(UUID.randomUUID(), 2, "Minutes"),
            bid);

    List<Block> blocks = Composer.draft(s);
    assertThat(blocks.getFirst().words())
        .contains("- Dr A. Shah, chair\n- Dr E. Reed, treasurer (not for item 3)");
    assertThat(blocks.get(3).words())
        .isEqualTo(
            """
            Out of the room for this item because of a conflict: Dr E. Reed and Dr F. Hale.

            Left: Dr G. Moss.""");
  }

  @Test
  void anItemWithoutAQuorumSaysSoAndThatItsMotionWasNotPut() {
    Happening item =
        new Happening(
            ONE,
            4,
            "The budget",
            List.of(),
            "There was no quorum for this item: 3 of 8 present, 5 needed.",
            List.of(),
            List.of(
                new Moved(
                    "That the budget is adopted.",
                    "Dr A. Shah",
                    "",
                    List.of(),
                    "That the budget is adopted.",
                    Fate.LAPSED,
                    List.of())),
            List.of(),
            List.of(),
            "");

    assertThat(Composer.draft(item).words())
        .isEqualTo(
            """
            There was no quorum for this item: 3 of 8 present, 5 needed.

            It was moved by Dr A. Shah:

            > That the budget is adopted.

            The motion was not put to the vote.""");
  }

  @Test
  void anIrregularDecisionSaysWhy() {
    Happening item =
        new Happening(
            ONE,
            1,
            "Fees",
            List.of(),
            "",
            List.of(),
            List.of(),
            List.of(
                new Decided(
                    "marlbrook-2026-018",
                    "That fees rise.",
                    false,
                    "Notice was four days; seven are needed.",
                    List.of())),
            List.of(),
            "");

    assertThat(Composer.draft(item).words())
        .isEqualTo(
            """
            Decision marlbrook-2026-018:

            > That fees rise.

            This decision is irregular. Notice was four days; seven are needed.""");
  }

  @Test
  void whoHasAVoteAndWasNotThereStandsUnderApologies() {
    Sitting s =
        new Sitting(
            Optional.empty(),
            Optional.empty(),
            List.of(new Attended("Dr A. Shah", "chair", List.of(1))),
            List.of("Dr E. Moor, neighbourhood seat, Hill", "Ms L. Fry, lay member"),
            List.of(Happening.nothing(ONE, 1, "Apologies")),
            "");

    assertThat(Composer.draft(s).getFirst().words())
        .isEqualTo(
            """
            Present:

            - Dr A. Shah, chair

            Apologies or absent:

            - Dr E. Moor, neighbourhood seat, Hill
            - Ms L. Fry, lay member""");
  }

  @Test
  void theTwoPartsOfAMeetingShareNoName() {
    Sitting open =
        sitting(
            List.of(new Attended("Dr A. Shah", "chair", List.of(1))),
            Happening.nothing(ONE, 1, "Apologies"));
    Sitting closed =
        sitting(
            List.of(new Attended("Ms K. Onslow", "adviser", List.of(1))),
            Happening.nothing(TWO, 1, "A complaint"));

    assertThat(whole(open))
        .contains("Dr A. Shah")
        .doesNotContain("Onslow")
        .doesNotContain("complaint");
    assertThat(whole(closed)).contains("Ms K. Onslow, adviser").doesNotContain("Shah");
  }

  @Test
  void wordsThatLookLikeMarksStayWordsOfWhoeverSaidThem() {
    Moved motion =
        new Moved(
            "That we note:\n- one\n> two\n\n# three",
            "",
            "",
            List.of(),
            "That we note:\n- one\n> two\n\n# three",
            Fate.LAPSED,
            List.of());
    String words = Composer.draft(about(ONE, 1, "Marks", List.of(), motion)).words();

    assertThat(Marks.parts(words))
        .containsExactly(
            new Marks.Part.Paragraph("It was moved:"),
            new Marks.Part.Quote("That we note:\n- one\n> two\n\n# three"),
            new Marks.Part.Paragraph("The motion was not put to the vote."));
  }
}
