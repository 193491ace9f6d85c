package org.mandate.app.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.register.reading.OfficialFile;

/** No file is kept under a hash that is not its own. */
class FileChangedWhileTakenTest {
  private static String line(String code) {
    return code + ",NAME" + ",".repeat(11) + "A" + ",".repeat(13) + "4,\n";
  }

  @Test
  void aFileChangedBetweenItsHashAndItsKeepingIsNotTaken(@TempDir Path folder) throws Exception {
    OnDatabase on = new OnDatabase();
    LocalDate edition = LocalDate.of(2026, 1, 1);
    Path path = Files.writeString(folder.resolve("f"), line("A00001"));
    OfficialFile file = ((OfficialFile.Looked.Recognised) OfficialFile.recognise(path, "f")).file();
    Files.writeString(path, line("A00002"), StandardOpenOption.APPEND);
    Importer importer = new Importer(on.jdbc, on.record);

    assertThatThrownBy(() -> on.in(() -> importer.take(file, Optional.of(edition))))
        .isInstanceOfSatisfying(
            FileChanged.class,
            changed -> assertThat(changed.refusal().toString()).contains("changed"));

    assertThat(on.take(path, "f", edition)).isInstanceOf(ImportResult.Done.class);
  }
}
