package org.mandate.tlog;

import java.util.List;
import java.util.Optional;

/** Where the files of a log come from: a folder, a web address, a table, a map. */
@FunctionalInterface
public interface TileSource {

  /**
   * The bytes of one file.
   *
   * @param path relative, as the tile specification writes it: {@code checkpoint}, {@code
   *     tile/0/x001/234}, {@code tile/entries/000.p/5}
   * @return the bytes, or empty if there is no such file
   * @throws TlogException if it could not be asked (the outside world failed)
   */
  Optional<byte[]> fetch(String path);

  /**
   * The paths it holds, when it can tell, in any order; a web address cannot and says nothing. The
   * whole-log check then also reads what no client would ask for, such as partial tiles left over.
   */
  default List<String> holdings() {
    return List.of();
  }
}
