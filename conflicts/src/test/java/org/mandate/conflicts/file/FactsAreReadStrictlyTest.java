package org.mandate.conflicts.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mandate.conflicts.Example;

/** One change to the documented example, and what the reader says of it. */
class FactsAreReadStrictlyTest {
  private static final String GOOD = new String(Example.bytes(), UTF_8);

  private static Parsed.Refused refused(String text) {
    assertThat(FactsFile.read(text.getBytes(UTF_8))).isInstanceOf(Parsed.Refused.class);
    return (Parsed.Refused) FactsFile.read(text.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"partner\" | \"partnr\" | links[0].relation: 'partnr' is not known here. Use one of:",
        "\"to\": \"MB-001\" | \"to\": \"MB-999\" | links[0].to: There is no organisation 'MB-999'",
        "\"id\": \"P-02\" | \"id\": \"P-01\" | people[1].id: The person 'P-01' stands here twice.",
        "\"id\": \"P-02\" | \"id\": \"P-02\", \"id\": \"P-77\" | The field 'id' stands here twice.",
        "\"since\": \"2020-04-01\" | \"since\": \"2020-02-30\" | links[0].since: 'since' is not a day.",
        "\"percent\": 6 | \"percent\": 101 | links[16].share.percent: 'percent' is not a share.",
        "\"percent\": 6 | \"percent\": 6.5 | '6.5' is not a whole number. Write decimals in quotes",
        "\"tie\": \"spouse\", | `` | links[18]: This cannot be: only a close tie says which",
        "\"number\": 4 | \"number\": 0 | bodies[0].quorum.number: 'number' is not a whole number.",
        "\"depth\": 3 | \"depth\": 9 | policies[0].paths[1].depth: 'depth' is not a whole number.",
        "\"untilStage\": \"award\", | `` | choices[0]: This cannot be: a choice lapses",
        "\"people\": | \"peopel\": | peopel: There is no field 'peopel' here.",
      })
  void aFaultIsToldWithItsPlaceAndItsMend(String good, String bad, String told) {
    assertThat(GOOD).contains(good);
    String changed = GOOD.replaceFirst(java.util.regex.Pattern.quote(good), bad);

    assertThat(refused(changed).problems())
        .anySatisfy(p -> assertThat(p.sentence()).contains(told));
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    String written = json(FactsFile.toMap(Example.facts()));

    assertThat(FactsFile.read(written.getBytes(UTF_8))).isEqualTo(new Parsed.Ok(Example.facts()));
  }

  private static String json(Object value) {
    return switch (value) {
      case java.util.Map<?, ?> group ->
          group.entrySet().stream()
              .map(e -> json(e.getKey()) + ":" + json(e.getValue()))
              .collect(java.util.stream.Collectors.joining(",", "{", "}"));
      case java.util.List<?> list ->
          list.stream()
              .map(FactsAreReadStrictlyTest::json)
              .collect(java.util.stream.Collectors.joining(",", "[", "]"));
      case String text -> '"' + text + '"';
      default -> value.toString();
    };
  }

  @Test
  void everyProblemIsFoundAtOnceAndTheirNumberIsBounded() {
    var refused = refused(GOOD.replace("\"membership\"", "\"member\"").replace("\"gp\"", "7"));
    assertThat(refused.problems().size()).isBetween(10, 100);

    var many = refused(GOOD.replace("\"people\": [", "\"people\": [" + "{},".repeat(300)));
    assertThat(many.problems()).hasSize(100);
    assertThat(many.more()).isGreaterThanOrEqualTo(200);
  }

  @Test
  void aFileMadeToHurtIsRefusedAndNothingElseHappens() {
    refused("[".repeat(1_000_000));
    refused("{\"format\":" + "9".repeat(100_000) + "}");
    refused("");
    refused("{");
    refused("null");
    refused(GOOD + "{}");
    refused(GOOD.replace("Dr Ada Finch", "Dr \\u202eAda"));
    assertThat(FactsFile.read(new byte[] {(byte) 0xff})).isInstanceOf(Parsed.Refused.class);
    assertThat(FactsFile.read(new byte[FactsFile.MAX_BYTES + 1]))
        .isInstanceOf(Parsed.Refused.class);
  }

  @Test
  void aFileCutShortOrWithAByteChangedNeverBreaksTheReader() {
    byte[] good = Example.bytes();
    var random = new Random(4);
    for (int i = 0; i < 1_000; i++) {
      byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length) + 1);
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      assertThat(FactsFile.read(bad)).isNotNull();
    }
  }
}
