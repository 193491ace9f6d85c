package org.mandate.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestProgram;

class IdentityTest {
  private final TestProgram t = TestProgram.fresh();

  private String whoIsIt() {
    return t.program
        .db
        .sql("select who_person()::text")
        .query(String.class)
        .optional()
        .orElse("nobody");
  }

  @Test
  void aSessionsSecretBringsItsPersonAndOnlyForThisTransaction() {
    UUID person = UUID.randomUUID();
    assertThat(t.as(person, this::whoIsIt)).isEqualTo(person.toString());
    assertThat(t.asNobody(this::whoIsIt)).isEqualTo("nobody");
  }

  @Test
  void aClaimWrittenByHandIsNobody() {
    String forged =
        t.asNobody(
            () -> {
              t.program
                  .db
                  .sql("select set_config('mandate.identity', :v, true)")
                  .param("v", "person;" + UUID.randomUUID() + ";;;#" + "0".repeat(64))
                  .query(String.class)
                  .single();
              return whoIsIt();
            });
    assertThat(forged).isEqualTo("nobody");
  }

  @Test
  void aTrueClaimOfOneTransactionIsWorthNothingInTheNext() {
    UUID person = UUID.randomUUID();
    String claim =
        t.as(
            person,
            () ->
                t.program
                    .db
                    .sql("select current_setting('mandate.identity')")
                    .query(String.class)
                    .single());
    String replayed =
        t.asNobody(
            () -> {
              t.program
                  .db
                  .sql("select set_config('mandate.identity', :v, true)")
                  .param("v", claim)
                  .query(String.class)
                  .single();
              return whoIsIt();
            });
    assertThat(replayed).isEqualTo("nobody");
  }

  @Test
  void theServingRoleReadsNeitherKeyNorSessionNorLink() {
    for (String table : new String[] {"identity_key", "session", "link"}) {
      assertThatThrownBy(
              () ->
                  t.asNobody(
                      () ->
                          t.program
                              .db
                              .sql("select count(*) from " + table)
                              .query(Long.class)
                              .single()))
          .as(table)
          .rootCause()
          .hasMessageContaining("permission denied");
    }
    assertThatThrownBy(
            () ->
                t.asNobody(
                    () ->
                        t.program
                            .db
                            .sql("select take_identity('job;;sequencer;;')")
                            .query(String.class)
                            .single()))
        .rootCause()
        .hasMessageContaining("permission denied");
  }
}
