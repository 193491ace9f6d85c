package org.mandate.cli.certificate;

import java.util.List;
import java.util.Map;

/** Reaches into the trees a test changes. */
final class TestLogChanges {
  private TestLogChanges() {}

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> maps(Map<String, Object> in, String name) {
    return (List<Map<String, Object>>) in.get(name);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Map<String, Object> in, String name) {
    return (Map<String, Object>) in.get(name);
  }

  static Map<String, Object> part(Map<String, Object> certificate, String name) {
    return TestLog.parts(certificate).stream()
        .filter(p -> name.equals(p.get("name")))
        .findFirst()
        .orElseThrow();
  }

  static Map<String, Object> body(Map<String, Object> certificate, String name) {
    return map(part(certificate, name), "body");
  }
}
