package org.mandate.count.ballots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fuzzing: mutated files are read or refused, and what is read adds up. */
class ReadersNeverThrowTest {
  static final String BLT =
      "4 2\n[nick a b c d]\n[tie 3 2 1 4]\n-4\n3 1 2 0\n2.5 b=c 0\n10 3 0\n0\n"
          + "\"A\"\n\"B\"\n\"C\"\n\"D\"\n\"T\"\n";
  static final String PLAIN = "3 1\n12 1 2 3 0\n5 2 0\n1 3 1 0\n0\nAnn\nBob\nCid\nTitle\n";
  static final String SOI =
      "# FILE NAME: x.toi\n# TITLE: T\n# DATA TYPE: toi\n# NUMBER ALTERNATIVES: 3\n"
          + "# NUMBER VOTERS: 7\n# NUMBER UNIQUE ORDERS: 3\n# ALTERNATIVE NAME 1: A\n"
          + "# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n4: 1,{2,3}\n2: 3\n1: {1,2},3\n";
  static final String OLD = "3\n1,A\n2,B\n3,C\n7,7,2\n4,1,2,3\n3,3,{1,2}\n";
  static final String CVR =
      "Precinct,1st Choice,2nd Choice,COUNT\nP1,\"Ann, A\",Bob,3\nP2,undervote,Bob,1\n"
          + "P2,overvote,Bob,2\nP3,UWI,undervote,1\n";
  static final String SCORES = "voter,Ann,Bob,count\n1,5,0,2\n2,,3,1\n";
  static final String ROLL =
      "{\"format\":\"mandate ballots 1\",\"title\":\"T\",\"seats\":1,\"weights\":\"patients\","
          + "\"options\":[{\"id\":\"a\",\"name\":\"Ann\"},{\"id\":\"b\",\"name\":\"Bob\"}],"
          + "\"roll\":[{\"practice\":\"X1\",\"patients\":10,\"area\":\"N\"},"
          + "{\"practice\":\"X2\",\"patients\":20},{\"practice\":\"X3\",\"patients\":5}],"
          + "\"votes\":[{\"practice\":\"X1\",\"choice\":\"a>b\"},"
          + "{\"practice\":\"X2\",\"choice\":\"abstain\"}]}";
  static final List<String> GOOD = List.of(BLT, PLAIN, SOI, OLD, CVR, SCORES, ROLL);

  @Test
  void mutatedFilesAreReadOrRefused() {
    fuzz(20261123, Duration.ofSeconds(2));
  }

  @Test
  @Tag("long")
  void mutatedFilesAreReadOrRefusedForAMinute() {
    fuzz(System.nanoTime(), Duration.ofSeconds(60));
  }

  private static void fuzz(long seed, Duration time) {
    var random = new Random(seed);
    long end = System.nanoTime() + time.toNanos();
    for (long round = 0; System.nanoTime() < end; round++) {
      String good = GOOD.get((int) (round % GOOD.size()));
      byte[] bytes = mutated(good.getBytes(UTF_8), random);
      Reading reading;
      try {
        reading = BallotFiles.read(bytes);
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + " round " + round + ": " + new String(bytes, UTF_8), e);
      }
      switch (reading) {
        case Reading.Refused refused -> {
          assertThat(refused.why().sentence()).isNotBlank();
          assertThat(refused.why().line()).isPositive();
        }
        case Reading.Read read -> {
          Ballots ballots = read.election().ballots();
          BigDecimal sum = BigDecimal.ZERO;
          for (int b = 0; b < ballots.size(); b++) {
            assertThat(ballots.weight(b)).isPositive();
            assertThat(ballots.length(b)).isPositive();
            sum = sum.add(BigDecimal.valueOf(ballots.weight(b), ballots.weightScale()));
          }
          assertThat(sum).isEqualByComparingTo(ballots.total());
        }
      }
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    String noise = "0123456789 ,>={}[]\"\n\r-.#:/*()\u00e9xA";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) noise.charAt(random.nextInt(noise.length()));
        case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> {
          byte[] more = java.util.Arrays.copyOf(bytes, bytes.length + 1);
          System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
          more[at] = (byte) noise.charAt(random.nextInt(noise.length()));
          bytes = more;
        }
        default -> {
          int from = random.nextInt(bytes.length);
          int length = Math.min(random.nextInt(12), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, length);
        }
      }
    }
    return bytes;
  }
}
