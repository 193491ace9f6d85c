package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretTown;
import org.mandate.app.web.SmallForms;

/** What a trustee or the credential authority sends of a large election is taken; nothing else. */
class LargeStepsAreTakenTest {
  private static final SealedTown t = new SealedTown();
  private static TestServer server;
  private static SecretElection e;

  @BeforeAll
  static void open() {
    e = t.frozen(SecretTown.chair(Electorate.PRACTICES, 1, false), 0, 1, 2);
    server = TestServer.of(t.s.b.t);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  private static UUID holder(Part part) {
    return t.holders(e, part).getFirst().person();
  }

  /** Somebody posts one field of so many letters to a page of the election. */
  private static HttpResponse<String> sent(UUID who, String path, String field, int letters) {
    TestServer.Browser browser = server.browser(t.s.b.t.session(who));
    browser.get(e.path()); // for its token: whoever is signed in can sign out there
    return browser.post(e.path() + path, Map.of(field, "a".repeat(letters), "at", "nothing"));
  }

  @Test
  void aListOfFortyThousandCredentialsArrivesWhole() {
    UUID authority = holder(Part.CREDENTIAL_AUTHORITY);
    TestServer.Browser browser = server.browser(t.s.b.t.session(authority));
    browser.get(e.path() + "/credentials");
    String key = "\"" + SealedRules.group().g().text() + "\"";
    List<String> all = Collections.nCopies(40_000, key);

    HttpResponse<String> answer =
        browser.post(
            e.path() + "/credentials", Map.of("credentials", "[" + String.join(",", all) + "]"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("The roll has 10 lines and this list 40000 credentials");
  }

  @Test
  void aTrusteesShuffleOfSeveralMegabytesIsLookedAt() {
    HttpResponse<String> answer =
        sent(holder(Part.TRUSTEE), "/trustee/shuffle", "shuffle", 5_000_000);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("There is nothing for you to shuffle now");
  }

  @Test
  void whoeverIsNoTrusteeIsRefusedAsEverywhere() {
    for (UUID who : List.of(t.s.b.officer, t.s.gps[0], holder(Part.CREDENTIAL_AUTHORITY))) {
      HttpResponse<String> answer = sent(who, "/trustee/shuffle", "shuffle", 5_000_000);
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("A form has at most 2 MB here");
    }
    HttpResponse<String> nobody =
        server
            .browser()
            .post(e.path() + "/trustee/shuffle", Map.of("shuffle", "a".repeat(5 << 20)));
    assertThat(nobody.statusCode()).isEqualTo(413);
  }

  @Test
  void aFormWithoutAFileIsNoLargerWhereFilesAreTakenAndNobodyBringsAFile() {
    byte[] file = new byte[5 << 20];
    for (String path :
        List.of("/register/import", "/matters/" + UUID.randomUUID() + "/papers/add")) {
      for (TestServer.Browser who :
          List.of(server.browser(), server.browser(t.s.b.t.session(t.s.b.officer)))) {
        HttpResponse<String> words = who.post(path, Map.of("words", "a".repeat(5 << 20)));
        assertThat(words.statusCode()).as(path).isEqualTo(413);
        assertThat(words.body()).contains("A form has at most 2 MB here");
        HttpResponse<String> sent = who.postFile(path, Map.of(), "file", "a.csv", file);
        assertThat(sent.statusCode()).as(path).isEqualTo(413);
        assertThat(sent.body()).contains("A form has at most 4 MB here");
      }
    }
  }

  @Test
  void aTrusteeBringsNoMoreElsewhereNorMoreThanIsSaid() {
    UUID trustee = holder(Part.TRUSTEE);
    int more = (int) SmallForms.MOST_WORDS + 1;
    assertThat(sent(trustee, "/trustee/commit", "commitment", more).statusCode()).isEqualTo(413);
    assertThat(sent(trustee, "/complain", "words", more).statusCode()).isEqualTo(413);
    HttpResponse<String> tooLarge = sent(trustee, "/trustee/shuffle", "shuffle", 38_000_000);
    assertThat(tooLarge.statusCode()).isEqualTo(413);
    assertThat(tooLarge.body()).contains("at most 36 MB");
  }
}
