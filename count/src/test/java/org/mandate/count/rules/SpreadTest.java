package org.mandate.count.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/** A distribution is linear in the papers, whichever way it is computed. */
class SpreadTest {
  private static final BigInteger TIMES = BigInteger.valueOf(1_000_000_007L);

  @Test
  void soManyPapersThatSumsLeaveALongAreGivenTheSame() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    var random = new RandomElections(seed);
    for (int run = 0; run < 2000; run++) {
      // given
      Election few = random.next(false);
      Election many = many(few);
      int n = few.candidates().size();
      BigInteger[] keep = new BigInteger[n];
      Arrays.setAll(
          keep,
          i -> {
            if (few.candidates().get(i).withdrawn() || random.below(5) == 0) return BigInteger.ZERO;
            boolean hopeful = random.below(3) == 0;
            return BigInteger.valueOf(hopeful ? NineDigits.ONE : random.below(1_000_000_000));
          });
      for (NineDigits.Rounding rounding : NineDigits.Rounding.values()) {
        // when
        BigInteger[] small = new NineDigits(Trie.of(few), rounding, n).spread(keep);
        BigInteger[] large = new NineDigits(Trie.of(many), rounding, n).spread(keep);

        // then
        BigInteger[] expected =
            Arrays.stream(small).map(TIMES::multiply).toArray(BigInteger[]::new);
        assertThat(large).as("seed " + seed + " " + rounding).isEqualTo(expected);
      }
    }
  }

  @Test
  void limbsAndWholeNumbersGiveTheSame() {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    var random = new RandomElections(seed);
    for (int run = 0; run < 2000; run++) {
      // given
      Election election = random.next(false);
      int n = election.candidates().size();
      BigInteger[] keep = new BigInteger[n];
      Arrays.setAll(
          keep,
          i -> {
            BigInteger k = BigInteger.ZERO;
            for (int limb = 0; limb < 3; limb++) {
              boolean edge = random.below(3) == 0;
              int next = edge ? 999_999_999 * random.below(2) : random.below(1_000_000_000);
              k = k.multiply(BigInteger.valueOf(NineDigits.ONE)).add(BigInteger.valueOf(next));
            }
            return random.below(4) == 0 ? Meek.ONE : k;
          });
      Trie trie = Trie.of(election);
      for (boolean amount : new boolean[] {false, true}) {
        var way = amount ? WholeSpread.Way.AMOUNT : WholeSpread.Way.PART;

        // then
        assertThat(new WideDigits(trie, amount, n).spread(keep))
            .as("seed " + seed + " amount " + amount)
            .isEqualTo(new WholeSpread(trie, way, Meek.ONE, n).spread(keep));
      }
    }
  }

  private static Election many(Election election) {
    var papers = new Ballots.Builder(0);
    Ballots from = election.ballots();
    for (int b = 0; b < from.size(); b++) {
      short[] row = new short[from.length(b)];
      for (int p = 0; p < row.length; p++) row[p] = (short) from.candidate(b, p);
      papers.add(from.weight(b) * TIMES.longValue(), row, row.length);
    }
    return new Election(
        "many",
        election.seats(),
        election.candidates(),
        papers.build(),
        election.rejections(),
        election.tieOrder());
  }
}
