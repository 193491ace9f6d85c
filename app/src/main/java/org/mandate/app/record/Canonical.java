package org.mandate.app.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Canonical JSON (RFC 8785): the one spelling of a value, so that equal facts have equal bytes and
 * hashes. Values are maps with string keys, lists, strings, whole numbers up to 2^53, booleans and
 * null; fractions are refused, because money and weights are whole.
 */
public final class Canonical {
  private static final long LARGEST_EXACT = 1L << 53;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Canonical() {}

  /** The canonical bytes of a value. */
  public static byte[] bytes(@Nullable Object value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The canonical text of a value.
   *
   * @throws IllegalArgumentException for a fraction, a number past 2^53, or a type not named above
   */
  public static String text(@Nullable Object value) {
    requirePlain(value);
    try {
      String json = JSON.writeValueAsString(value);
      // The canonicalizer takes objects and arrays; a lone value is wrapped and unwrapped.
      String wrapped = new JsonCanonicalizer("[" + json + "]").getEncodedString();
      return wrapped.substring(1, wrapped.length() - 1);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a value that can be written as JSON", e);
    }
  }

  /** Reads JSON into maps, lists, strings, longs, booleans and nulls. */
  public static @Nullable Object parse(String json) {
    return plain(JSON.readValue(json, Object.class));
  }

  /** Reads a JSON object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> parseObject(String json) {
    Object value = parse(json);
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException("a JSON object was expected");
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Integer i -> (Object) i.longValue();
      case Map<?, ?> m -> {
        Map<String, @Nullable Object> copy = new TreeMap<>();
        m.forEach((k, v) -> copy.put(String.valueOf(k), plain(v)));
        yield copy;
      }
      case List<?> l -> l.stream().map(Canonical::plain).toList();
      case null, default -> value;
    };
  }

  private static void requirePlain(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case String s -> {}
      case Boolean b -> {}
      case Integer i -> {}
      case Long l -> {
        if (Math.abs(l) > LARGEST_EXACT) {
          throw new IllegalArgumentException("number " + l + " is past 2^53; write it as a string");
        }
      }
      case Map<?, ?> m ->
          m.forEach(
              (k, v) -> {
                if (!(k instanceof String)) {
                  throw new IllegalArgumentException("a key that is no string: " + k);
                }
                requirePlain(v);
              });
      case List<?> l -> l.forEach(Canonical::requirePlain);
      default ->
          throw new IllegalArgumentException(
              "not a plain value: " + value.getClass().getSimpleName());
    }
  }
}
