package org.mandate.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.TestProgram;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.store.Databases;
import org.mandate.tlog.LogChecker;
import org.mandate.tlog.SignedNote;
import org.mandate.tlog.VerifierKey;

/** A copy comes back as it was, or not at all, and never forks the record. */
class BackupTest {
  private static final char[] PASSPHRASE = "correct horse battery".toCharArray();
  private static final Restore.Outside NOTHING_KNOWN = new Restore.Outside("", "");

  @TempDir Path folder;
  private final TestProgram t = TestProgram.fresh();
  private final UUID ruth = UUID.randomUUID();

  @BeforeEach
  void someFacts() throws SQLException {
    try (Connection owner = t.databases.asOwner();
        var s = owner.prepareStatement("insert into account (email, person) values (?, ?)")) {
      s.setString(1, "ruth@marlbrook.example");
      s.setObject(2, ruth);
      s.executeUpdate();
    }
    append("first", "Dr Ruth Pell\twith a tab, a \\ and a\nnew line");
    append("second", ruth.toString());
    t.program.sequencer.integrate();
  }

  private Record.Written append(String subject, String words) {
    return t.asNobody(
        () ->
            t.program.record.append(
                Draft.of("test.fact", subject).sealed("words", words, Draft.Sight.PUBLIC)));
  }

  private Path backup() throws SQLException {
    Path file = folder.resolve(UUID.randomUUID() + ".backup");
    write(t.databases, file);
    return file;
  }

  private static Backup.Written write(Databases from, Path file) throws SQLException {
    try (Connection owner = from.asOwner()) {
      return new Backup(new SecureRandom(), Seal.FEWEST_ITERATIONS)
          .write(owner, file, PASSPHRASE, (number, of, table) -> {});
    }
  }

  private Databases nowhere() {
    return t.databases.named("r" + UUID.randomUUID().toString().replace("-", ""));
  }

  private static Restore.Done restore(Databases into, Path file, Restore.Outside outside) {
    return new Restore(new SecureRandom()).restore(into, file, PASSPHRASE, outside);
  }

  private String published() {
    return t.program.sequencer.published().orElseThrow();
  }

  @Test
  void everyTableComesBackRowForRow() throws SQLException {
    Path file = backup();
    Databases other = nowhere();

    Restore.Done done = restore(other, file, new Restore.Outside(published(), ""));

    assertThat(done.newLog()).isEmpty();
    Path again = folder.resolve("again.backup");
    write(other, again);
    assertThat(contents(again)).isEqualTo(contents(file)).containsKey("record_opening");
    TestProgram restored = TestProgram.on(other);
    restored.asNobody(
        () ->
            restored.program.record.append(Draft.of("test.fact", "after").fact("count", 1L)).id());
    assertThat(restored.program.sequencer.integrate()).isEqualTo(1);
    assertThat(restored.program.sequencer.published().orElseThrow()).contains("\n3\n");
  }

  private static Map<String, String> contents(Path file) {
    return Backup.verify(file, PASSPHRASE).tables().stream()
        .collect(Collectors.toMap(Manifest.Table::name, x -> x.rows() + " " + x.sha256()));
  }

  @Test
  void rowSecurityReferencesAndTriggersStandAgainAfterwards() throws SQLException {
    Databases other = nowhere();

    restore(other, backup(), new Restore.Outside(published(), ""));

    String shape =
        """
        select string_agg(x, ' ' order by x) from (
          select relname::text || relrowsecurity || relforcerowsecurity x from pg_class
           where relnamespace = 'mandate'::regnamespace and relkind = 'r'
          union all select conrelid::regclass::text || conname::text || pg_get_constraintdef(oid) from pg_constraint
           where connamespace = 'mandate'::regnamespace
          union all select tgrelid::regclass::text || tgname || tgenabled::text from pg_trigger t join pg_class c
            on c.oid = t.tgrelid where relnamespace = 'mandate'::regnamespace and not tgisinternal) y""";
    assertThat(text(other, shape)).isEqualTo(text(t.databases, shape)).contains("record_opening");
  }

  private static String text(Databases database, String sql) throws SQLException {
    try (Connection owner = database.asOwner();
        var s = owner.createStatement();
        var row = s.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void aChangedByteACutAndAWrongPassphraseAreRefusedBeforeTheDatabaseIsTouched()
      throws SQLException, IOException {
    byte[] good = Files.readAllBytes(backup());
    Path bad = folder.resolve("bad.backup");
    int[] places = {
      0, Seal.MAGIC.length + 3, Seal.HEADER_BYTES - 1, good.length / 2, good.length - 1
    };
    for (int place : places) {
      byte[] changed = good.clone();
      changed[place] ^= 1;
      Files.write(bad, changed);
      assertRefused(bad, PASSPHRASE);
    }
    for (int length : new int[] {0, 5, Seal.HEADER_BYTES, good.length / 2, good.length - 1}) {
      Files.write(bad, Arrays.copyOf(good, length));
      assertRefused(bad, PASSPHRASE);
    }
    Files.write(bad, Arrays.copyOf(good, good.length + 1));
    assertRefused(bad, PASSPHRASE);
    Files.write(bad, good);
    assertRefused(bad, "another passphrase".toCharArray());
  }

  private void assertRefused(Path file, char[] passphrase) throws SQLException {
    Databases other = nowhere();
    assertThatThrownBy(
            () -> new Restore(new SecureRandom()).restore(other, file, passphrase, NOTHING_KNOWN))
        .isInstanceOf(BackupRefused.class);
    String name = other.url().substring(other.url().lastIndexOf('/') + 1);
    assertThat(text(t.databases, "select count(*) from pg_database where datname = '" + name + "'"))
        .isEqualTo("0");
  }

  @Test
  void aChunkTakenFromItsPlaceIsFound() throws IOException {
    Path file = folder.resolve("chunks");
    try (var out =
        new SealedOutput(
            Files.newOutputStream(file),
            Seal.of(PASSPHRASE, new byte[Seal.SALT_BYTES], Seal.FEWEST_ITERATIONS))) {
      out.write(new byte[3 * Seal.CHUNK_BYTES]);
      out.finish();
    }
    byte[] whole = Files.readAllBytes(file);
    int chunk = Seal.CHUNK_BYTES + Seal.TAG_BYTES;
    byte[] shorter = new byte[whole.length - chunk];
    System.arraycopy(whole, 0, shorter, 0, Seal.HEADER_BYTES + chunk);
    System.arraycopy(
        whole,
        Seal.HEADER_BYTES + 2 * chunk,
        shorter,
        Seal.HEADER_BYTES + chunk,
        shorter.length - Seal.HEADER_BYTES - chunk);
    byte[] cutAtAChunk = Arrays.copyOf(whole, Seal.HEADER_BYTES + 2 * chunk);
    for (byte[] bad : List.of(shorter, cutAtAChunk)) {
      assertThatThrownBy(
              () ->
                  new SealedInput(new java.io.ByteArrayInputStream(bad), PASSPHRASE).readAllBytes())
          .isInstanceOf(BackupRefused.class);
    }
    assertThat(new SealedInput(new java.io.ByteArrayInputStream(whole), PASSPHRASE).readAllBytes())
        .hasSize(3 * Seal.CHUNK_BYTES);
  }

  @Test
  void aDatabaseThatHoldsSomethingIsLeftAlone() throws SQLException {
    Path file = backup();
    append("third", "more");

    assertThatThrownBy(() -> restore(t.databases, file, NOTHING_KNOWN))
        .isInstanceOf(BackupRefused.class)
        .hasMessageContaining("not empty");

    assertThat(text(t.databases, "select count(*) from record_entry")).isEqualTo("3");
  }

  @Test
  void nothingInAFileStandsInClear() throws SQLException, IOException {
    String bytes = Files.readString(backup(), java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(bytes)
        .doesNotContain("Pell")
        .doesNotContain("record_entry")
        .doesNotContain("tables/");
  }

  @Test
  void anOlderBackupOpensANewLogThatNamesTheOldOnesLastCheckpoint() throws SQLException {
    Path file = backup();
    append("third", "said after the backup");
    t.program.sequencer.integrate();
    VerifierKey oldKey = VerifierKey.parse(t.program.log.verifierKey().orElseThrow());
    String oldOrigin = t.program.log.origin().orElseThrow();
    Databases other = nowhere();

    Restore.Done done = restore(other, file, new Restore.Outside(published(), ""));

    TestProgram restored = TestProgram.on(other);
    restored.program.sequencer.integrate();
    String origin = done.newLog().orElseThrow();
    assertThat(origin).startsWith(oldOrigin + "/");
    Record.Entry first = restored.asNobody(() -> restored.program.record.at(0)).orElseThrow();
    Map<?, ?> facts = (Map<?, ?>) first.content().get("facts");
    assertThat(first.kind() + " " + first.subject()).isEqualTo("log.opened log:" + origin);
    assertThat(facts.get("previous")).isEqualTo(oldOrigin);
    assertThat(facts.get("size")).isEqualTo(3L);
    assertThat(published()).contains("\n" + facts.get("root") + "\n");
    assertThat(facts.get("restored")).isEqualTo(2L);
    SignedNote handover = SignedNote.parse(((String) facts.get("handover")).getBytes());
    VerifierKey newKey = VerifierKey.parse(restored.program.log.verifierKey().orElseThrow());
    assertThat(handover.verify(List.of(oldKey))).isInstanceOf(SignedNote.Signing.Signed.class);
    assertThat(handover.text()).isEqualTo("mandate-log-opened\n" + origin + "\n" + newKey + "\n");
    assertThat(leaf(restored, 1)).isEqualTo(leaf(t, 0));
    assertThat(leaf(restored, 2)).isEqualTo(leaf(t, 1));
    restored.asNobody(() -> assertThatTheWholeLogIsGood(restored, newKey));
  }

  private static String leaf(TestProgram program, long place) {
    return program.asNobody(() -> program.program.record.at(place)).orElseThrow().leaf();
  }

  private static boolean assertThatTheWholeLogIsGood(TestProgram program, VerifierKey key) {
    byte[] note = program.program.sequencer.published().orElseThrow().getBytes();
    LogChecker.Report report =
        LogChecker.check(
            new org.mandate.tlog.TileSource() {
              @Override
              public java.util.Optional<byte[]> fetch(String path) {
                return path.equals(LogChecker.CHECKPOINT)
                    ? java.util.Optional.of(note)
                    : program.program.log.fetch(path);
              }

              @Override
              public List<String> holdings() {
                return program.program.log.holdings();
              }
            },
            List.of(key),
            java.util.Optional.empty(),
            n -> {});
    assertThat(report).isInstanceOf(LogChecker.Report.Good.class);
    return true;
  }

  @Test
  void whereNobodyKnowsWhatWasPublishedANewLogIsOpened() throws SQLException {
    assertThat(restore(nowhere(), backup(), NOTHING_KNOWN).newLog()).isPresent();
  }

  @Test
  void erasuresMadeSinceAreMadeAgain() throws SQLException {
    UUID alone = sealed(Map.of("words", "named by nobody"));
    sealed(Map.of("person", ruth.toString()));
    sealed(Map.of("words", "stays"));
    Path file = backup();
    StringBuilder log = new StringBuilder();
    Erasure erasure =
        new Erasure(
            t.program.db, t.program.jobs, t.program.record, line -> log.append(line).append('\n'));
    assertThat(erasure.person(ruth)).isGreaterThanOrEqualTo(2);
    byte[] words = Record.leafHashOf(leaf(t, 0));
    assertThat(erasure.opening(words, "words")).isEqualTo(1);
    assertThat(erasure.sealed(alone)).isEqualTo(1);
    t.program.sequencer.integrate();
    Databases other = nowhere();

    Restore.Done done = restore(other, file, new Restore.Outside(published(), log.toString()));

    assertThat(done.erasures()).isEqualTo(3);
    for (Databases each : List.of(t.databases, other)) {
      assertThat(text(each, "select count(*) from account")).isEqualTo("0");
      assertThat(text(each, "select count(*) from record_opening")).isEqualTo("0");
      assertThat(text(each, "select string_agg(fact, ' ') from sealed_fact"))
          .isEqualTo("{\"words\":\"stays\"}");
      assertThat(text(each, "select count(*) from record_entry where kind = 'test.fact'"))
          .isEqualTo("2");
    }
  }

  private UUID sealed(Map<String, Object> fact) {
    return t.as(
        ruth,
        () -> t.program.sealed.keep("test.sealed", "test:1", fact, java.util.Optional.empty()));
  }

  @Test
  void onlyTheEraserErases() {
    assertThatThrownBy(
            () ->
                t.as(
                    ruth,
                    () ->
                        t.program
                            .db
                            .sql("select erase_person(:p)")
                            .param("p", ruth)
                            .query(Long.class)
                            .single()))
        .rootCause()
        .hasMessageContaining("only the eraser");
  }

  @Test
  void aCopyTakenWhileFactsAreWrittenIsOneMoment() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Thread writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!enough.get()) {
                    append("rush", "words");
                  }
                });
    Path file = backup();
    enough.set(true);
    writer.join();

    Map<String, Long> rows =
        Backup.verify(file, PASSPHRASE).tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, Manifest.Table::rows));

    assertThat(rows.get("record_opening")).isEqualTo(rows.get("record_entry"));
  }
}
