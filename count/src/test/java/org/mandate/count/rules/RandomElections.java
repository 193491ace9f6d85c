package org.mandate.count.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Election;

/** Elections with few candidates and papers, so that ties, exhaustion and circles are frequent. */
final class RandomElections {
  private final Random random;

  RandomElections(long seed) {
    random = new Random(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  Election next(boolean equalRanks) {
    int candidates = 2 + random.nextInt(6);
    int seats = 1 + random.nextInt(4);
    var builder = new Ballots.Builder(0);
    int lines = random.nextInt(14);
    for (int i = 0; i < lines; i++) {
      short[] row = row(candidates, equalRanks);
      builder.add(1 + random.nextInt(9), row, row.length);
    }
    Election election = Papers.of(Papers.names(candidates), seats, builder.build());
    return random.nextInt(8) == 0 ? Papers.without(election, random.nextInt(candidates)) : election;
  }

  short[] row(int candidates, boolean equalRanks) {
    List<Integer> order = shuffled(candidates);
    short[] row = new short[1 + random.nextInt(candidates)];
    for (int p = 0; p < row.length; p++) {
      boolean shares = equalRanks && p > 0 && random.nextInt(3) == 0;
      row[p] = (short) (shares ? ~order.get(p) : order.get(p));
    }
    return row;
  }

  List<Integer> shuffled(int candidates) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < candidates; i++) order.add(i);
    Collections.shuffle(order, random);
    return order;
  }
}
