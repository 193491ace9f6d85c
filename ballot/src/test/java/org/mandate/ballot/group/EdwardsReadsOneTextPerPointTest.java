package org.mandate.ballot.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdwardsReadsOneTextPerPointTest {
  private static final Group GROUP = Group.named("Ed25519").orElseThrow();
  private static final BigInteger TOP = BigInteger.ONE.shiftLeft(255);

  private static String hex(BigInteger number) {
    return String.format("%064x", number);
  }

  @Test
  void aCoordinateOfPOrMoreIsRefused() {
    for (int excess = 0; excess < 19; excess++) {
      BigInteger y = SlowEdwards.P.add(BigInteger.valueOf(excess));
      assertTrue(GROUP.readUnproved(hex(y)).isEmpty(), "y = p + " + excess);
      assertTrue(GROUP.readUnproved(hex(y.add(TOP))).isEmpty(), "y = p + " + excess + ", x odd");
    }
  }

  @Test
  void anOddXThatIsZeroIsRefused() {
    BigInteger minusOne = SlowEdwards.P.subtract(BigInteger.ONE);
    assertTrue(GROUP.readUnproved(hex(BigInteger.ONE)).isPresent());
    assertTrue(GROUP.readUnproved(hex(BigInteger.ONE.add(TOP))).isEmpty());
    assertTrue(GROUP.readUnproved(hex(minusOne)).isPresent());
    assertTrue(GROUP.readUnproved(hex(minusOne.add(TOP))).isEmpty());
  }

  @Test
  void textsOfAnotherShapeAreRefused() {
    String text = GROUP.g().text();
    assertTrue(GROUP.read(text).isPresent());
    assertTrue(GROUP.read(text.toUpperCase(Locale.ROOT)).isEmpty() || !text.matches(".*[a-f].*"));
    assertTrue(GROUP.read("A" + text.substring(1)).isEmpty());
    assertTrue(GROUP.read("g" + text.substring(1)).isEmpty());
    assertTrue(GROUP.read("\u0661" + text.substring(1)).isEmpty());
    assertTrue(GROUP.read("-" + text.substring(1)).isEmpty());
    assertTrue(GROUP.read(text.substring(1)).isEmpty());
    assertTrue(GROUP.read("0" + text).isEmpty());
    assertTrue(GROUP.read("").isEmpty());
  }

  /** A wrong digit must not stand for another, in no place and for no digit. */
  @Test
  void aTextWithOneStrangeCharacterAnywhereIsRefused() {
    Random random = new Random(5132);
    String strange = "GgAFzZ|,\"'\\ \u0000\n-+x\u00e9\u0661\uff10\u0430\ud835";
    for (int i = 0; i < 40; i++) {
      String text = GROUP.power(GROUP.g(), new BigInteger(252, random)).text();
      for (int at = 0; at < 64; at++) {
        for (char c : strange.toCharArray()) {
          String changed = text.substring(0, at) + c + text.substring(at + 1);
          assertTrue(GROUP.readUnproved(changed).isEmpty(), changed);
        }
      }
    }
  }

  /** Whatever is read has that text and no other. */
  @Test
  void whatIsReadIsSpelledAsItWasRead() {
    Random random = new Random(5133);
    int read = 0;
    for (int i = 0; i < 40_000; i++) {
      char[] text = GROUP.g().text().toCharArray();
      for (int k = random.nextInt(4); k >= 0; k--) {
        text[random.nextInt(64)] = (char) random.nextInt(128);
      }
      String given = new String(text);
      var point = GROUP.readUnproved(given);
      point.ifPresent(
          x ->
              assertEquals(
                  given, GROUP.times(GROUP.times(x, GROUP.g()), GROUP.inverse(GROUP.g())).text()));
      read += point.isPresent() ? 1 : 0;
    }
    assertTrue(read > 100, read + " read");
  }

  @Test
  void exactlyTheNumbersThatTheSlowFormulasReadAreRead() {
    long seed = 5131;
    System.out.println("EdwardsReadsOneTextPerPointTest, seed " + seed);
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < 400; i++) {
      String text = hex(new BigInteger(256, random));
      boolean expected = SlowEdwards.GROUP.readUnproved(text).isPresent();
      assertEquals(expected, GROUP.readUnproved(text).isPresent(), text);
      read += expected ? 1 : 0;
      GROUP
          .readUnproved(text)
          .ifPresent(x -> assertEquals(text, GROUP.times(x, GROUP.one()).text()));
    }
    assertTrue(read > 100 && read < 300, read + " of 400");
  }

  /** Secret and public keys of RFC 8032, section 7.1, tests 1 to 3. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"
  })
  void publicKeysOfTheRfcAreTheBytesInReverse(String secret, String expected) throws Exception {
    byte[] hash =
        java.security.MessageDigest.getInstance("SHA-512").digest(HexFormat.of().parseHex(secret));
    BigInteger s = Rfc8032.clamped(hash);
    byte[] bytes = HexFormat.of().parseHex(expected);
    String text = HexFormat.of().formatHex(Rfc8032.reversed(bytes));
    assertEquals(text, GROUP.power(GROUP.g(), s).text());
    assertEquals(text, GROUP.secretPower(GROUP.g(), s.mod(GROUP.q())).text());
    assertEquals(text, GROUP.powersOf(GROUP.g()).toSecret(s.mod(GROUP.q())).text());
  }
}
