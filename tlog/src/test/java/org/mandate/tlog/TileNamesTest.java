package org.mandate.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileNamesTest {
  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
    assertThat(new Tile(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
    assertThat(new Tile(Tile.ENTRIES, 1000, 256).path()).isEqualTo("tile/entries/x001/000");
    for (long index : List.of(0L, 5L, 999L, 1_000L, 999_999L, 1_000_000L, 123_456_789_012L)) {
      Tile tile = new Tile(1, index, 77);
      assertThat(Tile.parse(tile.path())).contains(tile);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/0", "tile/0/x000/001", "tile/64/000", "tile/00/000", "tile/0/000.p/0",
        "tile/0/000.p/256", "tile/0/000.p/07", "tile/0/../000", "/tile/0/000", "tile/0/000/",
        "tile/-1/000", "tile/0/x001/1", "tile/0/001/234", "tile/entries/", "checkpoint",
        "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/000\n"
      })
  void whatIsNoTileIsNotRead(String path) {
    assertThat(Tile.parse(path)).isEqualTo(Optional.empty());
  }

  @Test
  void bundlesGoThroughTheirBytes() {
    List<byte[]> entries = List.of(new byte[0], new byte[] {1, 2}, new byte[65_535]);
    Tile tile = new Tile(Tile.ENTRIES, 0, 3);
    assertThat(EntryBundle.decode(tile, EntryBundle.encode(entries)))
        .usingRecursiveComparison()
        .isEqualTo(entries);
    assertThat(EntryBundle.encode(List.of(new byte[258]))).startsWith((byte) 1, (byte) 2);
  }

  @Test
  void anEarlierPartialTileIsTheBeginningOfTodays() {
    TestLog earlier = TestLog.of(300);
    TestLog now = TestLog.of(400);
    for (Tile tile : List.of(new Tile(0, 1, 144), new Tile(Tile.ENTRIES, 1, 144))) {
      Tile then = new Tile(tile.level(), 1, 44);
      assertThat(tile.narrowed(now.files.get(tile.path()), 44))
          .isEqualTo(earlier.files.get(then.path()));
      assertThatThrownBy(() -> tile.narrowed(new byte[7], 44)).isInstanceOf(TlogException.class);
      assertThatThrownBy(() -> tile.narrowed(new byte[7], 145))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void bundlesOfTheWrongCountOrLengthAreRefused() {
    byte[] two = EntryBundle.encode(List.of(new byte[3], new byte[4]));
    assertRefused(3, two, "holds 2 entries instead of 3");
    assertRefused(1, two, "holds more than 1 entries");
    for (int cut = 1; cut < two.length; cut++) {
      byte[] shorter = java.util.Arrays.copyOf(two, cut);
      assertRefused(2, shorter, "");
    }
    assertRefused(1, new byte[0], "holds 0 entries instead of 1");
  }

  private static void assertRefused(int width, byte[] file, String reason) {
    assertThatThrownBy(() -> EntryBundle.decode(new Tile(Tile.ENTRIES, 0, width), file))
        .isInstanceOf(TlogException.class)
        .hasMessageContaining(reason);
  }
}
