package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.SeatPlot.Seat;

/** The picture of who remains with a vote. */
class SeatPlotTest {
  @Test
  void thePictureSaysInOneSentenceWhatItShows() {
    Figure figure =
        SeatPlot.of(
            "s", "2 members short", "Seats", List.of(Seat.REMAINS, Seat.GONE, Seat.OPEN), 3);

    assertThat(figure.wide().markup())
        .contains("aria-label=\"2 members short. 1 of 3 remains. The quorum is 3.\"")
        .contains(">Quorum: 3<");
  }

  @Test
  void everySquareStaysInsideAlsoOnAPhone() {
    Figure figure =
        SeatPlot.of("s", "Enough", "Seats", Collections.nCopies(SeatPlot.MOST, Seat.REMAINS), 12);

    var x = java.util.regex.Pattern.compile("<rect x=\"([0-9.]+)\" y=\"34.0\" width=\"([0-9.]+)\"");
    var found = x.matcher(figure.narrow().markup());
    int squares = 0;
    while (found.find()) {
      squares++;
      assertThat(Double.parseDouble(found.group(1)) + Double.parseDouble(found.group(2)))
          .isLessThanOrEqualTo(342);
    }
    assertThat(squares).isEqualTo(SeatPlot.MOST);
  }

  @Test
  void aBoardTooLargeToDrawIsRefused() {
    List<Seat> many = Collections.nCopies(SeatPlot.MOST + 1, Seat.GONE);
    assertThatThrownBy(() -> SeatPlot.of("s", "f", "u", many, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("21 seats");
  }
}
