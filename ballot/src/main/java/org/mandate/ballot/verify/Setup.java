package org.mandate.ballot.verify;

import java.util.List;
import java.util.Map;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;
import org.mandate.ballot.proof.Tables;

/**
 * What an election was opened with, after it was checked.
 *
 * @param trusteeKeys the key of owner k at k - 1
 * @param roll the weight of each credential by its text
 */
record Setup(
    Election election,
    String fingerprint,
    Trustees trustees,
    List<Element> trusteeKeys,
    Map<String, Long> roll,
    Tables tables) {
  Group group() {
    return election.group();
  }

  boolean hasTrustee(int owner) {
    return owner >= 1 && owner <= trusteeKeys.size();
  }
}
