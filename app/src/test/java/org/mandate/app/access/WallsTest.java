package org.mandate.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.app.TestProgram;

/** The walls as PostgreSQL itself knows them (DESIGN section 7): read from its catalogue. */
class WallsTest {
  private static final TestProgram T = TestProgram.fresh();

  private static List<String> asOwner(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection owner = T.databases.asOwner();
        var s = owner.createStatement();
        var row = s.executeQuery(sql)) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  @Test
  void theServingRoleHasNoPowerOfItsOwn() throws SQLException {
    assertThat(
            asOwner(
                """
                select rolname from pg_roles where rolname in ('mandate_app', 'mandate_owner')
                   and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                union all select 'member' from pg_auth_members m join pg_roles r on r.oid = m.member
                 where r.rolname = 'mandate_app'
                union all select relname from pg_class c join pg_roles r on r.oid = c.relowner
                 where r.rolname = 'mandate_app'
                union all select proname from pg_proc p join pg_roles r on r.oid = p.proowner
                 where r.rolname = 'mandate_app'
                union all select nspname from pg_namespace n where nspname in ('mandate', 'public')
                   and has_schema_privilege('mandate_app', n.oid, 'create')
                union all select 'create on database' where has_database_privilege('mandate_app', current_database(), 'create')"""))
        .isEmpty();
  }

  @Test
  void everyDefinerFunctionHasAFixedPathAndNoneIsForEverybody() throws SQLException {
    assertThat(
            asOwner(
                """
                select proname from pg_proc p
                 where pronamespace = 'mandate'::regnamespace and prosecdef
                   and (proconfig is null or not exists (select 1 from unnest(proconfig) c
                     where c ~ '^search_path="?mandate"?,( public,)? "?pg_temp"?$'))"""))
        .isEmpty();
    assertThat(
            asOwner(
                """
                select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner
                 where pronamespace = 'mandate'::regnamespace and r.rolname = 'mandate_owner'
                   and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')
                   and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0))"""))
        .as("executable by PUBLIC")
        .isEmpty();
  }

  @Test
  void rowSecurityIsForcedWhereverItIsOnAndLeavesTheOwnersFunctionsWhole() throws SQLException {
    assertThat(
            asOwner(
                """
                select relname from pg_class where relnamespace = 'mandate'::regnamespace and relkind = 'r'
                   and relrowsecurity <> relforcerowsecurity"""))
        .isEmpty();
    assertThat(
            asOwner(
                """
                select relname from pg_class c where relnamespace = 'mandate'::regnamespace and relrowsecurity
                   and not exists (select 1 from pg_policies p where p.schemaname = 'mandate'
                     and p.tablename = c.relname and p.cmd = 'ALL' and p.roles = '{mandate_owner}' and p.qual = 'true')"""))
        .as("a backup would have holes")
        .isEmpty();
  }

  @Test
  void everyTableThatNamesAPersonHasWallsAndIsKnownToTheEraser() throws SQLException {
    String named =
        """
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'mandate'::regnamespace and c.relkind = 'r' and a.attnum > 0
           and a.attname in ('person', 'email', 'recipient') and c.relname <> 'personal_column'""";
    assertThat(asOwner(named + " and not c.relforcerowsecurity")).isEmpty();
    assertThat(
            asOwner(
                named
                    + " and c.relname not in ('erasure', 'mail') and not exists (select 1 from personal_column p"
                    + " where p.table_name = c.relname)"))
        .isEmpty();
    assertThat(
            asOwner(
                """
                select table_name from personal_column p where not exists (select 1 from pg_attribute a
                  where a.attrelid = to_regclass('mandate.' || p.table_name) and a.attname = p.person_column)"""))
        .isEmpty();
  }

  @Test
  void everyTableOfThePrivacyListHasWallsOrIsShutToTheServingRole() throws Exception {
    List<String> listed =
        java.nio.file.Files.readAllLines(
                java.nio.file.Path.of(System.getProperty("mandate.root", ".."), "docs/privacy.md"))
            .stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split("`")[1])
            .toList();
    assertThat(listed).contains("person", "account", "record_opening");
    assertThat(
            asOwner(
                "select relname from pg_class where relnamespace = 'mandate'::regnamespace and relforcerowsecurity"))
        .containsAll(listed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table account disable row level security",
        "alter table account no force row level security",
        "drop policy own_address on account",
        "set role mandate_owner",
        "set session authorization postgres",
        "set session_replication_role = replica",
        "alter role mandate_app superuser",
        "alter role mandate_app bypassrls",
        "grant mandate_owner to mandate_app",
        "truncate record_entry",
        "delete from record_entry",
        "delete from record_checkpoint",
        "update record_checkpoint set note = ''",
        "update record_log set current = false",
        "update installation set demonstration = true",
        "insert into session (hash, person, began_at, ends_at) values ('x', gen_random_uuid(), now(), now())",
        "insert into link (hash, person, purpose, made_at, ends_at) values ('x', gen_random_uuid(), 'sign-in', now(), now())",
        "insert into account (email, person) values ('a@b', gen_random_uuid())",
        "update account set email = 'a@b'",
        "select key from identity_key",
        "select take_identity('person;0;;;')",
        "select identity_mac('x')",
        "select keep_sign_in_link(gen_random_uuid(), 'x')",
        "select * from link",
        "select * from session",
        "select * from attempt",
        "select * from erasure",
        "insert into personal_column values ('record_entry', 'id')",
        "create table mandate.mine (x int)",
        "create table public.mine (x int)",
        "create function mandate.clock2() returns int language sql as 'select 1'",
        "select pg_read_file('/etc/passwd')",
        "copy account to program 'cat'"
      })
  void theServingRoleMayNot(String sql) {
    assertThatThrownBy(() -> T.asNobody(() -> T.program.db.sql(sql).update()))
        .as(sql)
        .rootCause()
        .satisfies(
            e ->
                assertThat(e.getMessage())
                    .containsAnyOf(
                        "permission denied",
                        "must be owner",
                        "must be",
                        "must have",
                        "only roles",
                        "Only roles"));
  }

  @Test
  void nobodyAndAStrangerSeeNoAddressNoKeyNoMailAndNoSealedOpening() throws SQLException {
    UUID ruth = UUID.randomUUID();
    try (Connection owner = T.databases.asOwner();
        var s = owner.prepareStatement("insert into account (email, person) values (?, ?)")) {
      s.setString(1, ruth + "@example.org");
      s.setObject(2, ruth);
      s.executeUpdate();
    }
    T.asNobody(
        () -> {
          T.program.mail.keep("ruth@example.org", "subject", "words");
          return T.program.record.append(
              org.mandate.app.record.Draft.of("test.fact", "walls")
                  .sealed("words", "sealed", org.mandate.app.record.Draft.Sight.FULL));
        });
    for (String table :
        List.of("account", "record_key", "mail", "record_opening where sight <> 'public'")) {
      String sql = "select count(*) from " + table;
      assertThat(T.asNobody(() -> count(sql))).as("nobody: " + table).isZero();
      assertThat(T.as(UUID.randomUUID(), () -> count(sql))).as("stranger: " + table).isZero();
    }
    assertThat(T.as(ruth, () -> count("select count(*) from account"))).isEqualTo(1);
  }

  private static Long count(String sql) {
    return T.program.db.sql(sql).query(Long.class).single();
  }

  @Test
  void aClaimCannotBeRespelledBySettingsOfTheSession() {
    UUID ruth = UUID.randomUUID();
    String claim =
        T.as(
            ruth,
            () ->
                T.program
                    .db
                    .sql("select current_setting('mandate.identity')")
                    .query(String.class)
                    .single());
    for (String setting :
        List.of("set local timezone = 'XXX-9'", "set local intervalstyle = 'iso_8601'")) {
      String seen =
          T.asNobody(
              () -> {
                T.program.db.sql(setting).update();
                T.program
                    .db
                    .sql("select set_config('mandate.identity', :c, true)")
                    .param("c", claim)
                    .query(String.class)
                    .single();
                return T.program
                    .db
                    .sql("select coalesce(who_person()::text, 'nobody')")
                    .query(String.class)
                    .single();
              });
      assertThat(seen).isEqualTo("nobody");
    }
  }

  @Test
  void aBurstOfTriesIsCountedOneByOne() throws Exception {
    List<Thread> all = new ArrayList<>();
    var let = new java.util.concurrent.atomic.AtomicInteger();
    for (int i = 0; i < 8; i++) {
      all.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    if (Boolean.TRUE.equals(
                        T.asNobody(
                            () ->
                                T.program
                                    .db
                                    .sql("select may_try('burst', 3, interval '1 hour')")
                                    .query(Boolean.class)
                                    .single()))) {
                      let.incrementAndGet();
                    }
                  }));
    }
    for (Thread each : all) {
      each.join();
    }
    assertThat(let.get()).isEqualTo(3);
  }
}
