package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;

/** Files that are no certificates, and every byte of one changed. */
class HostileFileTest {
  private static final byte[] GOOD = TestLog.file(new Story().cut());

  private static Bad bad(byte[] file) {
    Verdict verdict = Checker.check(file, GoodCertificateTest.ANY);
    assertThat(verdict).isInstanceOf(Bad.class);
    Bad bad = (Bad) verdict;
    assertThat(bad.part()).isNotBlank();
    assertThat(bad.reason()).isNotBlank().doesNotContain("cannot be judged");
    return bad;
  }

  private static Bad bad(String file) {
    return bad(file.getBytes(UTF_8));
  }

  @Test
  void emptyCutShortOrHugeIsNotValid() {
    assertThat(bad("").reason()).isEqualTo("is empty");
    assertThat(bad(Arrays.copyOf(GOOD, GOOD.length - 1)).reason()).contains("cut short");
    assertThat(bad(Arrays.copyOf(GOOD, GOOD.length + 1)).reason()).contains("cut short");
    assertThat(bad(new byte[Checker.MAX_BYTES + 1]).reason())
        .isEqualTo("is over 16,777,216 bytes, the limit");
    byte[] almost = new byte[Checker.MAX_BYTES];
    Arrays.fill(almost, (byte) '[');
    almost[almost.length - 1] = '\n';
    assertThat(bad(almost).reason()).contains("is nested deeper than 64");
  }

  @Test
  void everyPlaceWhereItCouldBeCutIsFound() {
    for (int length = 0; length < GOOD.length; length += 397) {
      byte[] cut = Arrays.copyOf(GOOD, length + 1);
      cut[length] = '\n';
      bad(cut);
    }
  }

  @Test
  void anySpellingButTheCanonicalOneIsRefused() {
    String good = new String(GOOD, UTF_8);
    assertThat(bad(good.replaceFirst("\"version\":1", "\"version\": 1")).reason())
        .contains("not canonical JSON (RFC 8785)")
        .contains("version");
    assertThat(bad(good.replaceFirst("\"version\":1", "\"version\":1.0")).reason())
        .contains("canonical");
    assertThat(bad(good.replaceFirst("\"version\":1", "\"version\":1e0")).reason())
        .contains("canonical");
    assertThat(bad(good.replaceFirst("\"version\":1", "\"version\":01")).reason())
        .contains("canonical");
    assertThat(bad(good.replaceFirst("\"version\":1", "\"version\":-0")).reason())
        .contains("canonical");
    assertThat(bad(good.replaceFirst("\"version\":1", "\"version\":1,\"version\":1")).reason())
        .contains("has the name 'version' twice");
    assertThat(
            bad(good.replaceFirst("\"cut\":\"public\",", "")
                    .replace(",\"version\":1", ",\"version\":1,\"cut\":\"public\""))
                .reason())
        .contains("the name 'cut' does not come after 'version'");
    assertThat(bad(good.replaceFirst("public", "\\\\u0070ublic")).reason()).contains("canonical");
    assertThat(bad(good.replaceFirst("public", "pub\\\\/lic")).reason()).contains("canonical");
    assertThat(bad("\uFEFF" + good).reason()).contains("canonical");
    assertThat(bad(good + "\n").reason()).contains("goes on after its end");
    assertThat(bad(good.replace("\n", "\r\n")).reason()).contains("goes on after its end");
    assertThat(bad(new byte[] {'"', (byte) 0xC3, '(', '"', '\n'}).reason())
        .isEqualTo("is not UTF-8 text");
    assertThat(bad("null\n").reason()).contains("is not an object");
    assertThat(bad("{}\n").reason()).contains("format is missing");
  }

  @Test
  void aChangedByteAnywhereIsFoundAndAPartNamed() {
    Random random = new Random(20261006);
    for (int i = 0; i < 500; i++) {
      changed(random.nextInt(GOOD.length), (byte) (1 + random.nextInt(255)));
    }
  }

  @Test
  @Tag("long")
  void everyChangedByteOfASmallOneIsFoundAndAPartNamed() {
    byte[] small = small();
    IntStream.range(0, small.length)
        .parallel()
        .forEach(
            at -> {
              byte[] file = small.clone();
              file[at] ^= 1;
              bad(file);
            });
  }

  @Test
  @Tag("long")
  void everyByteLeftOutIsFoundAndManyDoubled() {
    byte[] small = small();
    IntStream.range(0, small.length)
        .parallel()
        .forEach(
            at -> {
              byte[] shorter = new byte[small.length - 1];
              System.arraycopy(small, 0, shorter, 0, at);
              System.arraycopy(small, at + 1, shorter, at, small.length - at - 1);
              bad(shorter);
              if (at % 7 == 0) {
                byte[] longer = new byte[small.length + 1];
                System.arraycopy(small, 0, longer, 0, at + 1);
                System.arraycopy(small, at, longer, at + 1, small.length - at);
                bad(longer);
              }
            });
  }

  /** Five practices, three votes. */
  private static byte[] small() {
    var certificate = new Story(5, new TestLog("example.org/record", 1)).cut();
    GoodCertificateTest.good(certificate);
    return TestLog.file(certificate);
  }

  /** One byte in each kind of place: names, texts, numbers, hashes, salts, proofs, signatures. */
  @Test
  void aChangeInEachClassOfPlaceNamesThatPlace() {
    Map<String, Object> certificate = new Story().cut();
    for (Map<String, Object> part : TestLog.parts(certificate)) {
      String name = (String) part.get("name");
      String text = new String(GOOD, UTF_8);
      int end = text.indexOf("\"name\":\"" + name + "\"");
      if (part.containsKey("body")) {
        Bad bad = changed(text.substring(0, end).getBytes(UTF_8).length - 8, (byte) 1);
        assertThat(bad.part()).as(name + ": " + bad.reason()).isIn(name, "file");
      }
    }
  }

  private static Bad changed(int at, byte by) {
    byte[] file = GOOD.clone();
    file[at] ^= by;
    return bad(file);
  }
}
