package org.mandate.app.promises.gap;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Rate;
import org.mandate.ledger.national.FinancialYear;
import org.mandate.ledger.national.PracticePaid;
import org.mandate.ledger.national.PracticePaid.Place;
import org.springframework.jdbc.core.JdbcTemplate;

/** All SQL of national payments. */
final class NationalStore {
  private static final int BATCH = 1_000;
  private static final Place NOWHERE = new Place("", "");
  private final JdbcTemplate db;

  NationalStore(JdbcTemplate db) {
    this.db = db;
  }

  UUID freshId() {
    return java.util.Objects.requireNonNull(db.queryForObject("select fresh_id()", UUID.class));
  }

  List<National.Kept> files() {
    return db.query(
        "select * from national_file order by year desc, recorded_at desc, id",
        (row, n) -> kept(row));
  }

  private static National.Kept kept(ResultSet row) throws SQLException {
    return new National.Kept(
        row.getObject("id", UUID.class),
        row.getString("sha256"),
        row.getString("paid_column"),
        new FinancialYear(row.getInt("year")),
        row.getString("file_name"),
        row.getInt("practices"),
        row.getLong("pence"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getLong("entry"));
  }

  /** The latest rate that somebody quoted for a year and a column. */
  Optional<National.QuotedRate> rate(FinancialYear year, String column) {
    return rates().stream()
        .filter(r -> r.year().equals(year) && r.column().equals(column))
        .reduce((first, last) -> last);
  }

  List<National.QuotedRate> rates() {
    return db.query(
        "select * from national_rate order by recorded_at, id",
        (row, n) ->
            new National.QuotedRate(
                row.getObject("id", UUID.class),
                new FinancialYear(row.getInt("year")),
                row.getString("paid_column"),
                new Rate(row.getBigDecimal("rate")),
                Basis.named(row.getString("basis")).orElseThrow(),
                row.getString("source"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getLong("entry")));
  }

  void keep(National.Kept f, List<PracticePaid> rows) {
    db.update(
        """
        insert into national_file (id, sha256, paid_column, year, file_name, practices, pence, recorded_at, entry)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        f.id(),
        f.sha256(),
        f.column(),
        f.year().start(),
        f.fileName(),
        f.practices(),
        f.pence(),
        Timestamp.from(f.recordedAt()),
        ChaseStore.entry(f.entry()));
    db.batchUpdate(
        """
        insert into national_payment (file, line, practice, name, pcn, pcn_name, icb, icb_name, registered, weighted,
          adjusted, pence) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        rows,
        BATCH,
        (s, r) -> {
          s.setObject(1, f.id());
          s.setLong(2, r.line());
          s.setString(3, r.practice());
          s.setString(4, r.name());
          s.setString(5, r.network().code());
          s.setString(6, r.network().name());
          s.setString(7, r.icb().code());
          s.setString(8, r.icb().name());
          s.setBigDecimal(9, r.registered().orElse(null));
          s.setBigDecimal(10, r.weighted().orElse(null));
          s.setBigDecimal(11, r.adjusted().orElse(null));
          s.setObject(12, r.pence().isPresent() ? (Long) r.pence().getAsLong() : null);
        });
  }

  void keep(National.QuotedRate r) {
    db.update(
        """
        insert into national_rate (id, year, paid_column, rate, basis, source, recorded_at, entry)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
        r.id(),
        r.year().start(),
        r.column(),
        r.rate().pounds(),
        r.basis().word(),
        r.source(),
        Timestamp.from(r.recordedAt()),
        ChaseStore.entry(r.entry()));
  }

  /** Every practice's row of a file, in the file's order. */
  void rows(UUID file, Consumer<PracticePaid> each) {
    db.query(
        connection -> {
          var s =
              connection.prepareStatement(
                  """
                  select line, practice, name, pcn, pcn_name, icb, icb_name, registered, weighted, adjusted, pence
                    from national_payment where file = ? order by line""");
          s.setFetchSize(2 * BATCH);
          s.setObject(1, file);
          return s;
        },
        (org.springframework.jdbc.core.RowCallbackHandler) row -> each.accept(paid(row)));
  }

  private static PracticePaid paid(ResultSet row) throws SQLException {
    long pence = row.getLong(11);
    boolean none = row.wasNull();
    return new PracticePaid(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        NOWHERE,
        NOWHERE,
        new Place(row.getString(6), row.getString(7)),
        new Place(row.getString(4), row.getString(5)),
        number(row.getBigDecimal(8)),
        number(row.getBigDecimal(9)),
        number(row.getBigDecimal(10)),
        none ? OptionalLong.empty() : OptionalLong.of(pence));
  }

  private static Optional<BigDecimal> number(@Nullable BigDecimal number) {
    return Optional.ofNullable(number);
  }
}
