package org.mandate.app.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mandate.app.web.Franchises.Count;
import org.mandate.app.web.VotePlot.Bar;
import org.mandate.app.web.VotePlot.Block;
import org.mandate.app.web.VotePlot.Side;

/** The plots of {@link PartsPage}, with the figures of the look's page 03. */
final class PartsPlots {
  private PartsPlots() {}

  static Figure vote() {
    long[] yes = {
      11980, 11240, 10044, 9704, 9432, 8888, 8420, 8156, 7716, 7508, 7452, 7128, 6676, 6240, 6020,
      5884, 5648, 5560, 5112, 4728, 4412, 4396
    };
    long[] no = {13364, 12608, 10316, 9196, 4000, 2180};
    long[] abstained = {7304, 6812};
    long[] absent = {5932, 3944};
    var patients = new ArrayList<Block>();
    for (long list : yes) {
      patients.add(new Block(Side.FOR, list));
    }
    for (long list : no) {
      patients.add(new Block(Side.AGAINST, list));
    }
    for (long list : abstained) {
      patients.add(new Block(Side.ABSTAINED, list));
    }
    for (long list : absent) {
      patients.add(new Block(Side.DID_NOT_VOTE, list));
    }
    var practices = patients.stream().map(block -> new Block(block.side(), 1)).toList();
    return VotePlot.of(
            "hubs",
            "Option B passed on both counts",
            "Each block is one practice. Second bar: width shows registered patients at 1 April 2026",
            List.of(
                new Bar("One practice, one vote", practices, 17L, "Needed: more than half, 17"),
                new Bar(
                    "Weighted by registered patients", patients, 142_800L, "Needed: 60%, 142,800")))
        .with(
            Franchises.table(
                "Two ways of counting the same vote",
                "constitution, rule 9.3",
                List.of(
                    new Count("One practice, one vote", "Decides", 22, 6, 2, 2, 17L, true),
                    new Count(
                        "Weighted by patients",
                        "Decides",
                        162_344,
                        51_664,
                        14_116,
                        9_876,
                        142_800L,
                        true))));
  }

  static Figure areas() {
    return VotePlot.of(
        "areas",
        "3 of 4 neighbourhoods have a majority; all 4 are needed",
        "Each block is one practice. The mark is more than half of the neighbourhood’s roll",
        List.of(
            area("Quarry Hill: 5 of 6 for", 5, 1, 0, 0, 4),
            area("Riverside: 6 of 10 for", 6, 3, 0, 1, 6),
            area("Market: 3 of 6 for, not more than half", 3, 2, 1, 0, 4),
            area("Southmoor: 8 of 10 for", 8, 0, 1, 1, 6)));
  }

  private static Bar area(String title, int yes, int no, int abstained, int absent, long needed) {
    var blocks = new ArrayList<Block>();
    blocks.addAll(Collections.nCopies(yes, new Block(Side.FOR, 1)));
    blocks.addAll(Collections.nCopies(no, new Block(Side.AGAINST, 1)));
    blocks.addAll(Collections.nCopies(abstained, new Block(Side.ABSTAINED, 1)));
    blocks.addAll(Collections.nCopies(absent, new Block(Side.DID_NOT_VOTE, 1)));
    return new Bar(title, blocks, needed, "Needed: " + needed);
  }

  static Figure seats() {
    return SeatPlot.of(
        "parts-seats",
        "1 member short",
        "Seats with a vote. Tick: remains. Dots: to be chosen. Cross: must leave",
        List.of(
            SeatPlot.Seat.REMAINS,
            SeatPlot.Seat.REMAINS,
            SeatPlot.Seat.REMAINS,
            SeatPlot.Seat.REMAINS,
            SeatPlot.Seat.OPEN,
            SeatPlot.Seat.GONE,
            SeatPlot.Seat.GONE),
        5);
  }

  static Figure listSize() {
    var points =
        List.of(
            new DatePlot.Point(LocalDate.of(2022, 4, 1), 7_912),
            new DatePlot.Point(LocalDate.of(2023, 4, 1), 8_050),
            new DatePlot.Point(LocalDate.of(2024, 4, 1), 8_233),
            new DatePlot.Point(LocalDate.of(2025, 4, 1), 8_301),
            new DatePlot.Point(LocalDate.of(2026, 4, 1), 8_420));
    var table =
        Table.named("Registered patients of Weir Lane Surgery")
            .fit()
            .column("At")
            .numeric("Registered patients");
    points.forEach(point -> table.row(Dates.plain(point.date()), point.value()));
    return DatePlot.line(
            "list",
            "Weir Lane’s list grew by 508 in four years",
            "Registered patients on 1 April of each year",
            points)
        .with(table.build());
  }
}
