package org.mandate.app.register;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.mandate.app.TestProgram;
import org.mandate.app.record.Record;
import org.mandate.app.register.reading.RealFiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A register on a fresh database, with nothing else of the program. */
final class OnDatabase {
  final JdbcTemplate jdbc;
  final TransactionTemplate writing;
  final Record record;
  final Register register;
  final TestProgram whole;

  OnDatabase() {
    whole = TestProgram.fresh();
    HikariDataSource pool = whole.databases.forServing(4);
    jdbc = new JdbcTemplate(pool);
    writing = new TransactionTemplate(new DataSourceTransactionManager(pool));
    record = new Record(JdbcClient.create(jdbc), new SecureRandom());
    register = new Register(jdbc, record);
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
