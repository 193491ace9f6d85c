package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.mandate.app.TestProgram;
import org.mandate.app.record.Record;
import org.mandate.app.register.reading.RealFiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A register on a fresh database in which nothing stands yet. */
final class OnDatabase {
  final JdbcTemplate jdbc;
  final TransactionTemplate writing;
  final Record record;
  final Register register;
  final TestProgram whole;

  OnDatabase() {
    whole = TestProgram.fresh();
    jdbc = whole.program.jdbc;
    writing = whole.program.writing;
    record = whole.program.record;
    register = whole.program.register;
  }

  <T> T in(Supplier<T> work) {
    return writing.execute(status -> work.get());
  }

  /** Takes a real file in. */
  ImportResult take(String file, LocalDate given) {
    return take(RealFiles.path(file), file, given);
  }

  ImportResult take(java.nio.file.Path path, String name, LocalDate given) {
    return writing.execute(
        status -> {
          return register.take(path, name, Optional.ofNullable(given));
        });
  }

  Imported done(String file, LocalDate given) {
    ImportResult result = take(file, given);
    if (result instanceof ImportResult.Done(Imported imported)) {
      return imported;
    }
    throw new AssertionError(result.toString());
  }
}
