package org.mandate.app.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has to be mended in a form, in the order of its boxes. The same words stand in the summary
 * at the top and at the box.
 */
public final class FormErrors {
  /** One thing to mend: the box's id and what to do. */
  public record Item(String field, String message) {}

  private final Map<String, String> messages = new LinkedHashMap<>();

  public static FormErrors none() {
    return new FormErrors();
  }

  public static FormErrors of(String field, String message) {
    return new FormErrors().add(field, message);
  }

  /** The first message for a box stands. */
  public FormErrors add(String field, String message) {
    messages.putIfAbsent(field, message);
    return this;
  }

  public @Nullable String at(String field) {
    return messages.get(field);
  }

  public boolean isEmpty() {
    return messages.isEmpty();
  }

  public List<Item> items() {
    return messages.entrySet().stream().map(e -> new Item(e.getKey(), e.getValue())).toList();
  }
}
