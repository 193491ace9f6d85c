package org.mandate.ballot.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real list sizes of every practice of England, January 2021, as NHS Digital published them. */
class AllEnglandTest {

  @Test
  void theWholeOfEnglandIsCountedExactlyAndOnlyTheEndsTell() throws IOException {
    long[] sizes = practices().values().stream().flatMap(List::stream).mapToLong(n -> n).toArray();
    assertEquals(60_606_345, Arrays.stream(sizes).sum());
    long start = System.nanoTime();
    SubsetCounts counts = SubsetCounts.of(sizes, 100);
    long took = System.nanoTime() - start;
    assertTrue(counts.complete());
    long from = counts.safeFrom().orElseThrow();
    long hidden = Exposure.everybodyHiddenFrom(sizes, 100).orElseThrow();
    System.out.printf(
        "All England: %,d practices, %,d patients: every total from %,d on has 100 subsets or more"
            + " (%d totals have fewer), every practice hidden from %,d; %.2f s%n",
        sizes.length, counts.total(), from, counts.unsafeTotals(), hidden, took / 1e9);
    assertEquals(100, counts.at(counts.total() / 2).orElseThrow());
    assertTrue(from < 100_000, "from " + from);
    assertTrue(counts.chanceBelowCap(0.9) < 1e-9);
    int[] truth = lowEnd(sizes, 20_000);
    for (int t = 0; t < truth.length; t++) {
      assertEquals(Math.min(100, truth[t]), counts.at(t).orElseThrow(), "total " + t);
    }
  }

  @Test
  void ofThePracticesWithAThousandPatientsNearlyAllHaveAListSizeFewShare() throws IOException {
    long[] sizes =
        practices().values().stream()
            .flatMap(List::stream)
            .mapToLong(n -> n)
            .filter(n -> n >= 1_000)
            .toArray();
    Map<Long, Long> sharing =
        Arrays.stream(sizes).boxed().collect(Collectors.groupingBy(n -> n, Collectors.counting()));
    long alone = sharing.values().stream().filter(n -> n == 1).count();
    long few = sharing.values().stream().filter(n -> n < 5).mapToLong(n -> n).sum();
    long start = System.nanoTime();
    SubsetCounts counts = SubsetCounts.of(sizes, 1_000);
    long took = System.nanoTime() - start;
    long from = counts.safeFrom().orElseThrow();
    System.out.printf(
        "Practices of 1,000 patients or more: %,d; %,d have a size of their own, %,d share it with"
            + " fewer than five; every total from %,d on has 1,000 subsets or more (%,d have"
            + " fewer); %.2f s%n",
        sizes.length, alone, few, from, counts.unsafeTotals(), took / 1e9);
    long again = System.nanoTime();
    Bands bands = Bands.of(sizes, 5, 1);
    System.out.printf(
        "Bands of five for them: %,d, distortion %.3f %%; %.2f s%n",
        bands.bands().size(),
        100.0 * bands.distortion() / counts.total(),
        (System.nanoTime() - again) / 1e9);
    assertTrue(few > sizes.length / 2, few + " of " + sizes.length);
    assertTrue(bands.smallest() >= 5);
    assertTrue(bands.distortion() < counts.total() / 200);
    int[] truth = lowEnd(sizes, 30_000);
    for (int t = 0; t < truth.length; t++) {
      assertEquals(Math.min(1_000, truth[t]), counts.at(t).orElseThrow(), "total " + t);
    }
  }

  @Test
  void aSecretBallotOfAllEnglandByListSizeIsRefusedWithBandsOffered() throws IOException {
    List<Plan.Voter> roll = new java.util.ArrayList<>();
    practices()
        .forEach(
            (area, sizes) ->
                sizes.forEach(n -> roll.add(new Plan.Voter("practice " + roll.size(), n, area))));
    long start = System.nanoTime();
    Verdict verdict =
        Leak.judge(
            new Plan(roll, new Plan.Form.Choice(2), Plan.Publication.whole(), Plan.Standard.USUAL));
    System.out.printf("%s in %.2f s%n", verdict, (System.nanoTime() - start) / 1e9);
    assertTrue(verdict instanceof Verdict.Refuse);
    assertTrue(
        verdict.offers().stream().anyMatch(o -> o instanceof Verdict.Offer.UseBands), "no bands");
  }

  @Test
  void aCommissionersPracticesAreRefusedAndTheirBandsAreNot() throws IOException {
    List<Long> sizes =
        practices().values().stream()
            .filter(l -> l.size() >= 60 && l.size() <= 80)
            .findFirst()
            .orElseThrow();
    long[] weights = sizes.stream().mapToLong(n -> n).toArray();
    SubsetCounts before = SubsetCounts.of(weights, 5);
    Bands bands = Bands.of(weights, 5, 1_000);
    SubsetCounts after = SubsetCounts.of(bands.applied(weights), 5);
    System.out.printf(
        "A commissioner of %d practices: chance of a telling total, nine of ten agreeing: %.3g"
            + " plain, %.3g banded (%d bands, distortion %.2f %%)%n",
        weights.length,
        before.chanceBelowCap(0.9),
        after.chanceBelowCap(0.9),
        bands.bands().size(),
        100.0 * bands.distortion() / before.total());
    assertTrue(after.chanceBelowCap(0.9) < before.chanceBelowCap(0.9));
    System.out.printf(
        "chance that somebody is told for certain: %.3g plain, %.3g banded%n",
        Certainty.chance(weights, 0.9).orElseThrow(),
        Certainty.chance(bands.applied(weights), 0.9).orElseThrow());
    List<Plan.Voter> roll = new java.util.ArrayList<>();
    sizes.forEach(n -> roll.add(new Plan.Voter("practice " + roll.size(), n, "")));
    long start = System.nanoTime();
    Verdict verdict =
        Leak.judge(
            new Plan(roll, new Plan.Form.Choice(2), Plan.Publication.whole(), Plan.Standard.USUAL));
    System.out.printf("%.2f s: %s%n", (System.nanoTime() - start) / 1e9, verdict);
  }

  private static int[] lowEnd(long[] sizes, int upTo) {
    int[] counts = new int[upTo];
    counts[0] = 1;
    for (long w : sizes) {
      for (int t = upTo - 1; t >= w; t--) {
        counts[t] = Math.min(1_000_000, counts[t] + counts[t - (int) w]);
      }
    }
    return counts;
  }

  private static Map<String, List<Long>> practices() throws IOException {
    Path file =
        Path.of(
            System.getProperty("mandate.shared", ""),
            "nhs-organisations/list_size_by_practice_2021-01.csv");
    assumeTrue(Files.exists(file), "no real list sizes here: " + file);
    try (var lines = Files.lines(file)) {
      return lines
          .skip(1)
          .map(l -> l.split(",", -1))
          .filter(c -> Long.parseLong(c[9].trim()) > 0)
          .collect(
              Collectors.groupingBy(
                  c -> c[3],
                  java.util.TreeMap::new,
                  Collectors.mapping(c -> Long.parseLong(c[9].trim()), Collectors.toList())));
    }
  }
}
