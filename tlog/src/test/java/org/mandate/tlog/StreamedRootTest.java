package org.mandate.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamedRootTest {

  @Test
  void aRootOfLeavesThatAreNotKeptIsTheRootOfTheirList() {
    MerkleStream stream = new MerkleStream();
    List<Hash> leaves = new ArrayList<>();
    for (int size = 0; size <= 300; size++) {
      assertThat(stream.root()).as("size %s", size).isEqualTo(Merkle.root(leaves));
      assertThat(stream.size()).isEqualTo(size);
      byte[] data = ("leaf " + size).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      byte[] leaf = stream.leaf(data, 0, data.length);
      stream.add(leaf);
      leaves.add(Merkle.leaf(data));
    }
  }
}
