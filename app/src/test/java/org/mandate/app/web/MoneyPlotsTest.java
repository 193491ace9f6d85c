package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mandate.app.web.Waterfall.Kind;
import org.mandate.app.web.Waterfall.Step;

/** Pictures of money: what is drawn is as long as what is told. */
class MoneyPlotsTest {
  private static final long SEED = 20_261_110L;
  private static final double PIXEL = 0.11;
  private static final Pattern RECT =
      Pattern.compile(
          "<rect x=\"([-0-9.]+)\" y=\"([-0-9.]+)\" width=\"([-0-9.]+)\" height=\"24.0\" fill=\"([^\"]+)\"");

  private record Drawn(double x, double y, double width, String fill) {
    double end() {
      return x + width;
    }
  }

  private static List<Drawn> bars(Svg svg) {
    return RECT.matcher(svg.markup())
        .results()
        .map(
            (MatchResult m) ->
                new Drawn(
                    Double.parseDouble(m.group(1)),
                    Double.parseDouble(m.group(2)),
                    Double.parseDouble(m.group(3)),
                    m.group(4)))
        .toList();
  }

  private static final List<Step> MARLBROOK =
      List.of(
          new Step(Kind.TOTAL, "Promised for 2026 to 2027", 71_400_000),
          new Step(Kind.NOT_YET, "Not due until 31 December or later", 35_700_000),
          new Step(Kind.TOTAL, "Due by 10 November 2026", 35_700_000),
          new Step(Kind.MISSING, "Not paid by the ICB", 15_067_500),
          new Step(Kind.TOTAL, "Received by the PCN payees", 20_632_500),
          new Step(Kind.HELD, "Not passed on by the payees", 11_692_000),
          new Step(Kind.TOTAL, "Received by practices", 8_940_500));

  @Test
  void theWaterfallOfTheLookHasTheLooksBars() {
    Figure figure = Waterfall.of("w", "One pound in four", "Pounds", MARLBROOK);

    // Bars of the mock-up, as it was drawn by hand: x and width at 720, where 378 is the longest.
    List<Drawn> bars = bars(figure.wide());
    double scale = bars.getFirst().width() / 378.0;
    double[] xs = {250.0, 439.0, 250.0, 359.2, 250.0, 297.3, 250.0};
    double[] widths = {378.0, 189.0, 189.0, 79.8, 109.2, 61.9, 47.3};
    assertThat(bars).hasSize(7);
    for (int i = 0; i < xs.length; i++) {
      assertThat(bars.get(i).x()).isCloseTo(250 + (xs[i] - 250) * scale, within(PIXEL));
      assertThat(bars.get(i).width()).isCloseTo(widths[i] * scale, within(PIXEL));
    }
    assertThat(figure.wide().markup())
        .contains("stroke-dasharray", "−£150,675", "−£116,920", ">£89,405<", "role=\"img\"");
  }

  @Test
  void aWaterfallWhoseStepsDoNotSumIsNotDrawn() {
    var steps = new ArrayList<>(MARLBROOK);
    steps.set(6, new Step(Kind.TOTAL, "Received by practices", 8_940_501));

    assertThatThrownBy(() -> Waterfall.of("w", "f", "u", steps))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8940500, not 8940501");
  }

  @Test
  void barsOfAnyWaterfallAreAsLongAsTheirSumsAndStandOnNought() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      List<Step> steps = anySteps(random);
      Figure figure = Waterfall.of("w", "f", "u", steps);
      for (Svg svg : List.of(figure.wide(), figure.narrow())) {
        List<Drawn> bars = bars(svg);
        String told = "seed " + SEED + ", round " + round + ": " + steps;
        assertThat(bars).as(told).hasSameSizeAs(steps);
        double scale = scale(steps, bars);
        for (int i = 0; i < bars.size(); i++) {
          double wanted = Math.max(0.1, Math.abs(steps.get(i).pence()) * scale);
          assertThat(bars.get(i).width()).as(told).isCloseTo(wanted, within(PIXEL));
        }
        assertTotalsShareOneNought(steps, bars, told);
        int width = svg == figure.wide() ? 720 : 342;
        assertThat(bars).as(told).allMatch(b -> b.x() >= 0 && b.end() <= width + PIXEL);
      }
    }
  }

  // Every total touches nought with one of its two ends.
  private static void assertTotalsShareOneNought(List<Step> steps, List<Drawn> bars, String told) {
    double nought = Double.NaN;
    for (int i = 0; i < bars.size(); i++) {
      if (steps.get(i).kind() == Kind.TOTAL && steps.get(i).pence() != 0) {
        Drawn bar = bars.get(i);
        double end = steps.get(i).pence() > 0 ? bar.x() : bar.end();
        if (!Double.isNaN(nought)) {
          assertThat(end).as(told).isCloseTo(nought, within(2 * PIXEL));
        }
        nought = end;
      }
    }
  }

  private static double scale(List<Step> steps, List<Drawn> bars) {
    int longest = 0;
    for (int i = 0; i < steps.size(); i++) {
      if (Math.abs(steps.get(i).pence()) > Math.abs(steps.get(longest).pence())) {
        longest = i;
      }
    }
    return bars.get(longest).width() / Math.abs(steps.get(longest).pence());
  }

  private static List<Step> anySteps(Random random) {
    List<Step> steps = new ArrayList<>();
    long level = 1 + random.nextLong(90_000_000_000L);
    steps.add(new Step(Kind.TOTAL, "Promised", level));
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      // Now and then more comes than there was to come, or more is taken back.
      long off = random.nextLong(-level / 4 - 1, level + level / 4 + 2);
      Kind kind = List.of(Kind.MISSING, Kind.HELD, Kind.NOT_YET).get(random.nextInt(3));
      steps.add(new Step(kind, "Comes off for reason number " + i, off));
      level -= off;
      steps.add(new Step(Kind.TOTAL, "What is left after that", level));
      level = Math.max(level, 1);
      if (steps.getLast().pence() != level) {
        break;
      }
    }
    return steps;
  }

  @Test
  void agedBarsAreAsLongAsTheirSums() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<AgedBars.Age> ages = new ArrayList<>();
      for (String words :
          List.of("0 to 30 days", "31 to 60 days", "61 to 90 days", "Over 90 days")) {
        ages.add(new AgedBars.Age(words, any(random), any(random)));
      }
      Figure figure = AgedBars.of("a", "f", "u", "Not paid", "Held", ages);
      long most = ages.stream().mapToLong(AgedBars.Age::total).max().orElseThrow();
      for (Svg svg : List.of(figure.wide(), figure.narrow())) {
        List<Drawn> bars = bars(svg);
        double room = svg == figure.wide() ? 720 - 130 - 100 : 342 - 2;
        int i = 0;
        for (AgedBars.Age age : ages) {
          for (long part : List.of(age.first(), age.second())) {
            if (part > 0) {
              assertThat(bars.get(i++).width())
                  .as("seed " + SEED + ", round " + round)
                  .isCloseTo(Math.max(0.1, room * part / most), within(PIXEL));
            }
          }
        }
        assertThat(bars).hasSize(i);
      }
    }
  }

  private static long any(Random random) {
    return random.nextInt(3) == 0 ? 0 : random.nextLong(1_000_000_000L);
  }

  @Test
  void noBarIsShorterThanNought() {
    assertThatThrownBy(() -> new AgedBars.Age("0 to 30 days", -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limitsAreThoseWorkedOutByHand() {
    // 100, 400 and 900 patients with 200, 300 and 260 pence a head: 374,000 pence over 1,400.
    HeadLimits limits =
        HeadLimits.of(
            List.of(
                new HeadLimits.Point(100, 20_000, false),
                new HeadLimits.Point(400, 120_000, false),
                new HeadLimits.Point(900, 234_000, false)));

    assertThat(limits.rate()).isCloseTo(374_000 / 1_400.0, within(1e-9));
    // Distances x roots: 67.142857 x 10, 32.857143 x 20, 7.142857 x 30; the median is 657.142857.
    assertThat(limits.spread()).isCloseTo(1.4826 * 657.142_857_142, within(1e-6));
    assertThat(limits.distance(new HeadLimits.Point(100, 20_000, false)))
        .isCloseTo(-671.428_571_428 / (1.4826 * 657.142_857_142), within(1e-6));
  }

  @Test
  void aFewThatGotNothingDoNotWidenTheLimits() {
    Random random = new Random(SEED);
    List<HeadLimits.Point> points = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long patients = 2_000 + random.nextInt(18_000);
      double perHead = 176 + random.nextGaussian() * 500 / Math.sqrt(patients);
      points.add(new HeadLimits.Point(patients, Math.round(perHead * patients), false));
    }
    double before = HeadLimits.of(points).spread();
    assertThat(before).as("seed " + SEED).isBetween(400.0, 600.0);
    for (int i = 0; i < 10; i++) {
      points.set(i, new HeadLimits.Point(points.get(i).patients(), 0, false));
    }
    HeadLimits after = HeadLimits.of(points);
    // Ten of 200 move the pooled rate by a twentieth; the spread stays of the same kind.
    assertThat(after.spread()).as("seed " + SEED).isLessThan(3 * before);
    assertThat(after.distance(points.getFirst())).as("seed " + SEED).isLessThan(-3);
  }

  @Test
  void whereEveryPracticeGotTheSameNoLimitsAreDrawnAndNobodyIsFarFromIt() {
    List<HeadLimits.Point> points = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      points.add(new HeadLimits.Point(1_000L * i, 300_000L * i, i == 3));
    }
    assertThat(HeadLimits.of(points).distance(points.getFirst())).isZero();
    assertThat(HeadPlot.of("h", "f", "u", points).wide().markup())
        .doesNotContain("6 4")
        .contains("All: £3.00 a head", ">You<");
  }

  @Test
  void everyMarkStandsInsideThePictureAtItsPlace() {
    Random random = new Random(SEED);
    List<HeadLimits.Point> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      points.add(
          new HeadLimits.Point(1 + random.nextInt(40_000), random.nextInt(9_000_000), false));
    }
    points.add(new HeadLimits.Point(5_000, -400_000, false));
    String markup = HeadPlot.of("h", "f", "u", points).narrow().markup();
    var circles =
        Pattern.compile("<circle cx=\"([-0-9.]+)\" cy=\"([-0-9.]+)\" r=\"4.5\"").matcher(markup);
    int count = 0;
    while (circles.find()) {
      assertThat(Double.parseDouble(circles.group(1))).isBetween(60.0, 342.0);
      assertThat(Double.parseDouble(circles.group(2))).isBetween(30.0, 260.1);
      count++;
    }
    assertThat(count).isEqualTo(61);
  }

  @Test
  void sixThousandPracticesMakeAPictureThatIsSent() {
    Random random = new Random(SEED);
    List<HeadLimits.Point> points = new ArrayList<>();
    for (int i = 0; i < 6_700; i++) {
      long patients = 1_000 + random.nextInt(30_000);
      points.add(new HeadLimits.Point(patients, patients * (150 + random.nextInt(40)), false));
    }
    assertThat(HeadPlot.of("h", "f", "u", points).wide().markup().length()).isLessThan(90_000);
  }
}
