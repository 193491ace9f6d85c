package org.mandate.ballot.board;

import java.util.List;
import org.mandate.ballot.group.Group;

/** For each ranked question, in order, the mixed ciphertexts and the proof. */
public record Shuffle(List<List<Ciphertext>> ciphertexts, List<ShuffleProof> proofs)
    implements Written {
  public Shuffle {
    ciphertexts = ciphertexts.stream().map(List::copyOf).toList();
    proofs = List.copyOf(proofs);
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text text = new Text(out);
    Text.lists(text.key("ciphertexts"), ciphertexts);
    text.values("proofs", proofs).end();
  }

  /** Reads the canonical text. */
  public static Shuffle read(String text, Group group) {
    GroupReader reader = new GroupReader(group);
    Members members = Members.whole(text, "shuffle");
    Shuffle shuffle =
        new Shuffle(
            members.list("ciphertexts", json -> reader.ciphertexts(json, "shuffle.ciphertexts")),
            members.list("proofs", json -> ShuffleProof.read(json, reader)));
    members.end();
    return shuffle;
  }
}
