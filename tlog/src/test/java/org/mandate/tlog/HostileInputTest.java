package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Thousands of broken inputs: each reader answers or refuses; nothing else may come out. */
class HostileInputTest {
  private static final int ROUNDS = 3_000;
  private final long seed = Long.getLong("mandate.seed", System.nanoTime());
  private final Random random = new Random(seed);

  HostileInputTest() {
    System.out.println("HostileInputTest -Dmandate.seed=" + seed);
  }

  @Test
  void notesAndCheckpoints() {
    SignedNote good = TestLog.of(3).head.sign(TestLog.KEY).cosigned(TestLog.WITNESS, 1_700_000_000);
    hammer(good.bytes(), bytes -> Checkpoint.parse(SignedNote.parse(bytes).text()));
    hammer(good.text().getBytes(UTF_8), bytes -> Checkpoint.parse(new String(bytes, UTF_8)));
  }

  @Test
  void keys() {
    hammer(
        TestLog.KEY.verifier().toString().getBytes(UTF_8),
        bytes -> VerifierKey.parse(new String(bytes, UTF_8)));
    hammer(
        TestLog.KEY.secretText().getBytes(UTF_8),
        bytes -> SignerKey.parse(new String(bytes, UTF_8)));
  }

  @Test
  void bundlesAndPaths() {
    hammer(
        EntryBundle.encode(Oracle.entries(9)),
        bytes -> EntryBundle.decode(new Tile(Tile.ENTRIES, 0, 9), bytes));
    hammer("tile/entries/x001/234.p/17".getBytes(UTF_8), b -> Tile.parse(new String(b, UTF_8)));
  }

  @Test
  void proofs() {
    for (int round = 0; round < ROUNDS; round++) {
      List<byte[]> proof = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        proof.add(bytes(random.nextInt(3) == 0 ? random.nextInt(40) : 32));
      }
      long a = number();
      long b = number();
      long c = number();
      ProofVerifier.inclusion(a, b, bytes(32), proof, bytes(32));
      ProofVerifier.consistency(a, b, bytes(32), proof, bytes(32));
      ProofVerifier.subtreeInclusion(a, b, c, bytes(32), proof, bytes(32));
      ProofVerifier.subtreeConsistency(a, b, c, bytes(32), proof, bytes(32));
    }
  }

  private long number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong();
      case 1 -> random.nextLong(20) - 2;
      case 2 -> (1L << random.nextInt(64)) + random.nextInt(3) - 1;
      default -> random.nextLong(100_000);
    };
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private void hammer(byte[] good, Consumer<byte[]> reader) {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bad = good.clone();
      for (int i = random.nextInt(4); i >= 0 && bad.length > 0; i--) {
        int at = random.nextInt(bad.length);
        switch (random.nextInt(4)) {
          case 0 -> bad[at] = (byte) random.nextInt();
          case 1 -> bad[at] = "\n +=/x0\u0000\u007f".getBytes(UTF_8)[random.nextInt(9)];
          case 2 -> bad = Arrays.copyOf(bad, at);
          default -> bad = bytes(random.nextInt(300));
        }
      }
      byte[] input = bad;
      assertThatCode(
              () -> {
                try {
                  reader.accept(input);
                } catch (TlogException _) {
                  // a refusal is an answer
                }
              })
          .doesNotThrowAnyException();
    }
  }
}
