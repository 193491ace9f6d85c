package org.mandate.ballot.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The same points from the JDK's own Ed25519 and from libsodium where it is installed. */
class EdwardsAgreesWithOtherProgramsTest {
  private static final Group GROUP = Group.named("Ed25519").orElseThrow();
  private static final HexFormat HEX = HexFormat.of();

  private static byte[] bytes(Element point) {
    return Rfc8032.reversed(HEX.parseHex(point.text()));
  }

  private static Optional<Element> point(byte[] bytes) {
    return GROUP.readUnproved(HEX.formatHex(Rfc8032.reversed(bytes)));
  }

  @Test
  void signaturesOfTheJdkFulfilTheirEquation() throws Exception {
    for (int i = 0; i < 20; i++) {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] spki = pair.getPublic().getEncoded();
      byte[] key = Arrays.copyOfRange(spki, spki.length - 32, spki.length);
      byte[] message = {(byte) i, 7};
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(pair.getPrivate());
      signer.update(message);
      byte[] signature = signer.sign();
      MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
      sha512.update(signature, 0, 32);
      sha512.update(key);
      BigInteger k = Rfc8032.number(sha512.digest(message));
      BigInteger s = Rfc8032.number(Arrays.copyOfRange(signature, 32, 64));
      Element a = point(key).orElseThrow();
      Element r = point(Arrays.copyOf(signature, 32)).orElseThrow();
      assertEquals(r, GROUP.product(List.of(GROUP.g(), a), List.of(s, k.negate())));
    }
  }

  @Test
  void libsodiumAgrees() throws Throwable {
    Optional<Path> library =
        List.of("libsodium.so.26", "libsodium.so.23", "libsodium.so").stream()
            .map(name -> Path.of("/usr/lib/x86_64-linux-gnu", name))
            .filter(Files::exists)
            .findFirst();
    assumeTrue(library.isPresent(), "skipped: libsodium is not installed");
    long seed = 1018;
    System.out.println("EdwardsAgreesWithOtherProgramsTest, seed " + seed);
    Random random = new Random(seed);
    try (Arena arena = Arena.ofConfined()) {
      Sodium sodium = new Sodium(SymbolLookup.libraryLookup(library.get(), arena), arena);
      for (int i = 0; i < 300; i++) {
        BigInteger e = new BigInteger(300, random).mod(GROUP.q()).max(BigInteger.ONE);
        BigInteger f = new BigInteger(300, random).mod(GROUP.q()).max(BigInteger.ONE);
        Element x = GROUP.power(GROUP.g(), e);
        assertEquals(HEX.formatHex(bytes(x)), HEX.formatHex(sodium.power(bytes(GROUP.g()), e)));
        Element y = GROUP.power(x, f);
        assertEquals(HEX.formatHex(bytes(y)), HEX.formatHex(sodium.power(bytes(x), f)));
        assertEquals(
            HEX.formatHex(bytes(GROUP.times(x, y))),
            HEX.formatHex(sodium.times(bytes(x), bytes(y))));
        assertTrue(sodium.isMember(bytes(y)));
        Element small = GROUP.readUnproved(SmallOrder.texts().get(i % 8)).orElseThrow();
        Element mixed = GROUP.times(x, small);
        assertEquals(GROUP.isMember(mixed), sodium.isMember(bytes(mixed)));
      }
    }
  }

  /** libsodium's functions on points: 32 bytes in, 32 bytes out, 0 for good. */
  private static final class Sodium {
    private final MethodHandle multiply;
    private final MethodHandle add;
    private final MethodHandle valid;
    private final Arena arena;

    Sodium(SymbolLookup library, Arena arena) throws Throwable {
      this.arena = arena;
      Linker linker = Linker.nativeLinker();
      FunctionDescriptor three =
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS);
      FunctionDescriptor one = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
      FunctionDescriptor none = FunctionDescriptor.of(ValueLayout.JAVA_INT);
      multiply =
          linker.downcallHandle(
              library.find("crypto_scalarmult_ed25519_noclamp").orElseThrow(), three);
      add = linker.downcallHandle(library.find("crypto_core_ed25519_add").orElseThrow(), three);
      valid =
          linker.downcallHandle(
              library.find("crypto_core_ed25519_is_valid_point").orElseThrow(), one);
      int ready =
          (int) linker.downcallHandle(library.find("sodium_init").orElseThrow(), none).invoke();
      assertTrue(ready >= 0);
    }

    private MemorySegment segment(byte[] bytes) {
      return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
    }

    byte[] power(byte[] point, BigInteger e) throws Throwable {
      byte[] scalar = Rfc8032.reversed(HEX.parseHex(String.format("%064x", e)));
      MemorySegment result = arena.allocate(32);
      assertEquals(0, (int) multiply.invoke(result, segment(scalar), segment(point)));
      return result.toArray(ValueLayout.JAVA_BYTE);
    }

    byte[] times(byte[] x, byte[] y) throws Throwable {
      MemorySegment result = arena.allocate(32);
      assertEquals(0, (int) add.invoke(result, segment(x), segment(y)));
      return result.toArray(ValueLayout.JAVA_BYTE);
    }

    boolean isMember(byte[] point) throws Throwable {
      return (int) valid.invoke(segment(point)) == 1;
    }
  }
}
