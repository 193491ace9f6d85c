package org.mandate.conflicts.walls;

import java.util.Arrays;

/**
 * One walk at a time, layer by layer, over arrays that are kept from walk to walk. An organisation
 * is walked again only under rules that had not reached it, and no later than they could: an
 * earlier layer has more links left. So the work is at most rules times links. Not for two threads
 * at once.
 */
final class Walk {
  private static final int WIDTH = Rows.WIDTH;

  private final Compact facts;
  private final Rules rules;
  private final int deepest;
  private int[] seen;
  private int[] queue = new int[64];
  private int[] masks = new int[64];
  private int length;
  private int[] rowMasks;
  private int[] touched = new int[64];
  private int rows;

  Walk(Compact facts) {
    this.facts = facts;
    this.rules = facts.rules;
    this.deepest = rules.deepest();
    this.seen = new int[facts.nodes.size()];
    this.rowMasks = new int[facts.matters.size()];
  }

  /** The rules under which the person is conflicted on the matter on that day, as bits. */
  int check(int person, int matter, int day) {
    int[] parties = facts.parties.at(matter);
    int found = from(person, person, matter, parties, rules.notTied(), day);
    int[] ties = facts.ties.at(person);
    for (int i = 0; i < ties.length; i += WIDTH) {
      if (ties[i + 1] <= day && day < ties[i + 2]) {
        found |= from(person, ties[i], matter, parties, ties[i + 3], day);
      }
    }
    return found;
  }

  private int from(int person, int start, int matter, int[] parties, int mask, int day) {
    int found = arrive(person, start, matter, parties, mask & rules.self(), day);
    spread(start, mask, day);
    for (int i = 0; i < length; i++) {
      found |= arrive(person, queue[i], matter, parties, masks[i], day);
    }
    forget();
    return found;
  }

  private int arrive(int person, int at, int matter, int[] parties, int mask, int day) {
    int found = 0;
    for (int i = 0; i < parties.length; i += WIDTH) {
      if (parties[i] == at && parties[i + 1] <= day && day < parties[i + 2]) {
        found |= withPapers(person, matter, at, mask & parties[i + 3], day);
      }
    }
    return found;
  }

  /** Leaves rules on sealed papers standing only where the person knows another bidder's. */
  private int withPapers(int person, int matter, int party, int mask, int day) {
    int bound = mask & rules.papers();
    if (bound == 0) {
      return mask;
    }
    int known = 0;
    Rows papers = facts.papers.get(Compact.key(person, matter));
    if (papers != null) {
      int[] all = papers.at(0);
      for (int i = 0; i < all.length; i += WIDTH) {
        if (all[i] != party && all[i + 1] <= day && day < all[i + 2]) {
          known |= all[i + 3];
        }
      }
    }
    return (mask & ~rules.papers()) | (bound & known);
  }

  /** Fills the queue with every organisation reached from a person, each with its rules. */
  private void spread(int start, int mask, int day) {
    length = 0;
    int[] firsts = facts.firsts.at(start);
    for (int i = 0; i < firsts.length; i += WIDTH) {
      if (firsts[i + 1] <= day && day < firsts[i + 2]) {
        reach(firsts[i], mask & firsts[i + 3]);
      }
    }
    int layer = 0;
    for (int depth = 1; depth <= deepest && layer < length; depth++) {
      int end = length;
      int deep = rules.deep(depth);
      for (; layer < end; layer++) {
        int left = masks[layer] & deep;
        if (left != 0) {
          onward(queue[layer], left, day);
        }
      }
    }
  }

  private void onward(int at, int mask, int day) {
    int[] onwards = facts.onwards.at(at);
    for (int i = 0; i < onwards.length; i += WIDTH) {
      if (onwards[i + 1] <= day && day < onwards[i + 2]) {
        reach(onwards[i], mask & onwards[i + 3]);
      }
    }
  }

  private void reach(int at, int mask) {
    if (at >= seen.length) {
      seen = Arrays.copyOf(seen, facts.nodes.size());
    }
    int fresh = mask & ~seen[at];
    if (fresh == 0) {
      return;
    }
    seen[at] |= fresh;
    if (length == queue.length) {
      queue = Arrays.copyOf(queue, length * 2);
      masks = Arrays.copyOf(masks, length * 2);
    }
    queue[length] = at;
    masks[length++] = fresh;
  }

  private void forget() {
    for (int i = 0; i < length; i++) {
      seen[queue[i]] = 0;
    }
  }

  /** Every matter on which the person is conflicted: its number above, its rules below, sorted. */
  long[] row(int person, int day) {
    rows = 0;
    if (rowMasks.length < facts.matters.size()) {
      rowMasks = Arrays.copyOf(rowMasks, facts.matters.size());
    }
    collect(person, person, rules.notTied(), day);
    int[] ties = facts.ties.at(person);
    for (int i = 0; i < ties.length; i += WIDTH) {
      if (ties[i + 1] <= day && day < ties[i + 2]) {
        collect(person, ties[i], ties[i + 3], day);
      }
    }
    long[] row = new long[rows];
    for (int i = 0; i < rows; i++) {
      row[i] = ((long) touched[i] << 32) | (rowMasks[touched[i]] & 0xffffffffL);
      rowMasks[touched[i]] = 0;
    }
    Arrays.sort(row);
    return row;
  }

  private void collect(int person, int start, int mask, int day) {
    note(person, start, mask & rules.self(), day);
    spread(start, mask, day);
    for (int i = 0; i < length; i++) {
      note(person, queue[i], masks[i], day);
    }
    forget();
  }

  private void note(int person, int at, int mask, int day) {
    int[] partyOf = facts.partyOf.at(at);
    for (int i = 0; i < partyOf.length; i += WIDTH) {
      if (partyOf[i + 1] <= day && day < partyOf[i + 2]) {
        int matter = partyOf[i];
        int found = withPapers(person, matter, at, mask & partyOf[i + 3], day);
        if (found != 0) {
          if (rowMasks[matter] == 0) {
            if (rows == touched.length) {
              touched = Arrays.copyOf(touched, rows * 2);
            }
            touched[rows++] = matter;
          }
          rowMasks[matter] |= found;
        }
      }
    }
  }
}
