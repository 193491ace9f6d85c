package org.mandate.app.minutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.TestServer;
import org.mandate.app.access.Who;

/** Two who edit the same minutes: nothing typed is lost, nothing saved is overwritten. */
class TwoEditorsTest {
  static MinutesTown t;
  static MinutesSet set;

  @BeforeAll
  static void world() {
    t = new MinutesTown();
    set = t.begun("open");
  }

  @AfterAll
  static void end() {
    t.close();
  }

  private static String block(String item) {
    return java.util.Objects.requireNonNull(t.items.get(item)).id().toString();
  }

  private static String version(HttpResponse<String> page) {
    Matcher m = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page.body());
    assertThat(m.find()).as(page.body()).isTrue();
    return m.group(1);
  }

  private static HttpResponse<String> save(
      TestServer.Browser who, String block, String version, String words) {
    return who.post(
        set.path() + "/edit", Map.of("block", block, "version", version, "words", words));
  }

  @Test
  void theSecondSeesWhatTheFirstChangedAndKeepsWhatTheyTyped() {
    String at = set.path() + "/edit?block=" + block("rota");
    TestServer.Browser secretary = t.as(t.secretary);
    TestServer.Browser chair = t.as(t.w.chair);
    String before = version(secretary.get(at));
    assertThat(version(chair.get(at))).isEqualTo(before);

    assertThat(save(chair, block("rota"), before, "The rota was\nagreed.").statusCode())
        .isEqualTo(303);
    HttpResponse<String> second =
        save(secretary, block("rota"), before, "We talked & <b>agreed</b> nothing.");

    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body())
        .contains("Somebody saved this text since you opened it")
        .contains(">We talked &amp; &lt;b&gt;agreed&lt;/b&gt; nothing.</textarea>")
        .containsPattern("<ins>.*The rota was<br>agreed\\..*</ins>");
    // With the stamp of what they have now read, the same press saves.
    assertThat(
            save(secretary, block("rota"), version(second), "The rota was talked over.")
                .statusCode())
        .isEqualTo(303);
    assertThat(t.w.as(t.secretary, () -> t.w.p.minutes.read(set)).text())
        .contains("The rota was talked over.");
    String versions = secretary.get(set.path() + "/versions?block=" + block("rota")).body();
    assertThat(versions).contains("Version 3, by the secretary", "Version 2, by the chair");
  }

  @Test
  void ofManyWhoSaveAtOnceOneIsTakenAndEveryOtherIsTold() {
    String item = block("apologies");
    Set<Class<?>> answers = new HashSet<>();
    var saves =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            t.w.as(
                                i % 2 == 0 ? t.secretary : t.w.chair,
                                () ->
                                    t.w.p.minutes.save(
                                        set,
                                        item,
                                        "Words of " + i,
                                        1,
                                        new Who.Person(i % 2 == 0 ? t.secretary : t.w.chair)))))
            .toList();
    long kept =
        saves.stream()
            .map(CompletableFuture::join)
            .peek(s -> answers.add(s.getClass()))
            .filter(Saved.Kept.class::isInstance)
            .count();

    assertThat(kept).isEqualTo(1);
    assertThat(answers).containsExactlyInAnyOrder(Saved.Kept.class, Saved.Overtaken.class);
    assertThat(
            t.w.as(
                t.secretary,
                () ->
                    t.w.p.minutes.versions(
                        set, t.w.p.minutes.version(set, item).orElseThrow().block())))
        .hasSize(2);
  }

  @Test
  void aTextThatIsTooLongIsRefusedAndStandsInTheFormAgain() {
    String at = set.path() + "/edit?block=closing";
    TestServer.Browser secretary = t.as(t.secretary);
    String version = version(secretary.get(at));
    String words = "long ".repeat(9000);
    HttpResponse<String> answer = save(secretary, "closing", version, words);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Keep the text of one item under 40,000 letters");
    assertThat(answer.body()).contains("long long long");
  }

  @Test
  void twoWhoBeginTheSameMinutesGetTheSameSet() {
    var begun =
        java.util.stream.IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            t.w.as(
                                i % 2 == 0 ? t.secretary : t.w.chair,
                                () ->
                                    t.w
                                        .p
                                        .minutes
                                        .begin(
                                            t.held,
                                            java.util.Objects.requireNonNull(
                                                t.parts.get("members")),
                                            new Who.Person(t.secretary))
                                        .orElseThrow()
                                        .id())))
            .map(CompletableFuture::join)
            .distinct()
            .toList();

    assertThat(begun).hasSize(1);
  }
}
