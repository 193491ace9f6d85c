package org.mandate.app.interests.published;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.register.reading.Refusal;

/** Editions that were damaged or made up: each is read whole or refused at a place with a mend. */
class HostileRegistersTest {
  private static final String TABLE =
      "\ufeffID,Member,Payer Name,Updated_1,Updated_2,Note,Category\r\n"
          + "1,Ann,\"Aster, Ltd\",2025-01-01,,\"He said \"\"no\"\"\nand left\",Gifts\r\n"
          + "2,Bo,Birch – café,,,,Gifts\r\n,Cy,,,,£5,Land\r\n1,Di,,,,x,Land\r\n";
  private static final String[] PIECES = {
    "\"", "\"\"", ",", "\n", "\r", "\0", "\ufeff", "ID", ",,,,,,,", "é", "\t", ";", "'", "=1+1",
    "1\n"
  };

  @TempDir Path folder;

  @Test
  void eachIsReadWholeOrRefused() {
    damage(1, 400);
  }

  @Test
  @Tag("long")
  void eachOfVeryManyIsReadWholeOrRefused() {
    damage(1_000, 60_000);
  }

  private void damage(long from, int many) {
    int whole = 0;
    for (long seed = from; seed < from + many; seed++) {
      Random random = new Random(seed);
      byte[] bytes =
          random.nextInt(4) == 0
              ? cut(Editions.now(), random)
              : cut(mixed(random).getBytes(UTF_8), random);
      whole += judge(seed, bytes) ? 1 : 0;
    }
    // else the damage is such that nothing but the first check is met
    assertThat(whole).isBetween(many / 50, many - many / 10);
  }

  private boolean judge(long seed, byte[] bytes) {
    List<PublishedEntry> entries = new ArrayList<>();
    Path file = Sent.file(folder, bytes);
    return switch (PublishedEdition.read(file, "sent.csv", entries::add)) {
      case PublishedEdition.Outcome.NotTaken(Refusal refusal) -> {
        assertThat(refusal.reason()).as("seed " + seed).isNotBlank().endsWith(".");
        assertThat(refusal.mend()).as("seed " + seed).isNotBlank().endsWith(".");
        assertThat(refusal.line()).as("seed " + seed).isNotNegative();
        yield false;
      }
      case PublishedEdition.Outcome.Whole whole -> {
        assertThat(entries).as("seed " + seed).hasSize(whole.entries());
        EditionKeys keys = new EditionKeys();
        List<EditionLine> lines = entries.stream().map(keys::line).toList();
        EditionComparison same = EditionComparison.between(lines, lines);
        assertThat(same.unchanged()).as("seed " + seed).isEqualTo(whole.entries());
        for (PublishedEntry entry : entries) {
          assertThat(FieldsText.read(FieldsText.of(entry.fields())))
              .as("seed " + seed)
              .isEqualTo(entry.fields());
        }
        yield true;
      }
    };
  }

  private static String mixed(Random random) {
    StringBuilder text = new StringBuilder(TABLE);
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 1 -> text.deleteCharAt(at);
        default -> text.setCharAt(at, (char) (' ' + random.nextInt(0x200)));
      }
    }
    return text.toString();
  }

  private static byte[] cut(byte[] bytes, Random random) {
    byte[] all = bytes.clone();
    if (random.nextInt(6) == 0) {
      all[random.nextInt(all.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(6) == 0 ? Arrays.copyOf(all, random.nextInt(all.length)) : all;
  }
}
