package org.mandate.ballot.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;

/** The reader against RFC 8259 and against what two readers could understand differently. */
class JsonIsReadStrictlyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "[1]]",
        "[1]x",
        "\"",
        "\"a",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud800x\"",
        "\"a\tb\"",
        "\"a\nb\"",
        "\"a\u0000b\"",
        "01",
        "-",
        "-01",
        "+1",
        ".5",
        "1.",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "Infinity",
        "tru",
        "nul",
        "True",
        "truefalse",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "\uFEFF[]",
        "[1]\u00a0",
        "/**/[]",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void whatIsNotJsonOrNotClearIsRefused(String text) {
    BoardException fault = assertThrows(BoardException.class, () -> Json.read(text));
    assertEquals(BoardException.Kind.JSON, fault.kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "0",
        "-0",
        "1.5",
        "1e5",
        "-1.25E-3",
        "\"\"",
        "true",
        "false",
        "null",
        "{\"a\":{\"b\":[1,\"x\",null,true,{}]},\"c\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f\"}",
        "\"\u00e9\u20ac\uD83D\uDE00/\""
      })
  void whatIsCanonicalIsWrittenAgainAlike(String text) {
    assertEquals(text, Json.read(text).text());
    ObjectMapper other = new ObjectMapper();
    assertEquals(other.readTree(text), other.readTree(Json.read(text).text()));
  }

  @Test
  void otherSpellingsAreReadButNotWrittenAlike() {
    assertEquals("{\"a\":[1,2]}", Json.read(" { \"a\" : [ 1 ,\n2 ] }\r\n").text());
    assertEquals("\"A/é\"", Json.read("\"\\u0041\\/\\u00E9\"").text());
    assertEquals("\"\uD83D\uDE00\"", Json.read("\"\\ud83d\\ude00\"").text());
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    for (byte[] bytes :
        List.of(
            new byte[] {'"', (byte) 0xff, '"'},
            new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xe2, (byte) 0x82, '"'},
            "\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1))) {
      assertThrows(BoardException.class, () -> Json.read(bytes));
    }
  }

  @Test
  void towersAreRefusedBeforeTheStackEnds() {
    assertThrows(BoardException.class, () -> Json.read("[".repeat(1_000_000)));
    assertThrows(BoardException.class, () -> Json.read("{\"a\":".repeat(1_000_000)));
    String high = "[".repeat(64) + "]".repeat(64);
    assertEquals(high, Json.read(high).text());
  }
}
