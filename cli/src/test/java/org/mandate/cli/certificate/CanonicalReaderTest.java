package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The strict reader beside a general canonicalizer (erdtman/java-json-canonicalization). */
class CanonicalReaderTest {
  private final Random random = new Random(8785);

  @Test
  void whatACanonicalizerWritesIsReadAndEveryValueKnowsItsSpelling() {
    for (int i = 0; i < 2_000; i++) {
      Object value = value(0);
      String text = TestLog.canonical(value);

      Json read = CanonicalReader.read("test", text);

      assertThat(read.text()).isEqualTo(text);
      assertThat(TestLog.canonical(read.plain())).isEqualTo(text);
      if (read instanceof Json.Obj object) {
        object
            .members()
            .forEach((name, m) -> assertThat(TestLog.canonical(m.plain())).isEqualTo(m.text()));
      }
    }
  }

  @Test
  void whatItAcceptsIsWhatACanonicalizerWouldWrite() {
    String alphabet = "{}[]\",:\\u0010-aetfnrlsbé1 \n";
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        Json read = CanonicalReader.read("test", text.toString());
        assertThat(TestLog.canonical(read.plain())).isEqualTo(text.toString());
        accepted++;
      } catch (Fault fault) {
        assertThat(fault.reason()).contains("at character");
      }
    }
    assertThat(accepted).isGreaterThan(1_000);
  }

  @Test
  void numbersEndAtTwoToThe53() {
    assertThat(CanonicalReader.read("t", "9007199254740992").plain()).isEqualTo(1L << 53);
    for (String number :
        List.of("9007199254740993", "99999999999999999999", "-", "+1", "1.5", "00", "-0")) {
      assertThatThrownBy(() -> CanonicalReader.read("t", number)).isInstanceOf(Fault.class);
    }
  }

  private @Nullable Object value(int depth) {
    return switch (random.nextInt(depth > 4 ? 4 : 6)) {
      case 0 -> random.nextLong(-(1L << 53), (1L << 53) + 1);
      case 1 -> random.nextBoolean();
      case 2, 3 -> string();
      case 4 -> {
        Map<String, @Nullable Object> map = new TreeMap<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          map.put(string(), value(depth + 1));
        }
        yield map;
      }
      default -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
          list.add(value(depth + 1));
        }
        yield list;
      }
    };
  }

  private String string() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(6); n > 0; n--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append((char) random.nextInt(0x80));
        case 1 -> text.append((char) random.nextInt(0xD800));
        case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0x10000));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }
}
