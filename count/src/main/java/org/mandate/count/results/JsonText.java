package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one JSON text, members in the order they are given. */
final class JsonText {
  private final StringBuilder out = new StringBuilder();
  private boolean first = true;

  JsonText object(Consumer<JsonText> members) {
    return enclosed('{', members, '}');
  }

  JsonText array(Consumer<JsonText> items) {
    return enclosed('[', items, ']');
  }

  private JsonText enclosed(char open, Consumer<JsonText> inside, char close) {
    next();
    out.append(open);
    first = true;
    inside.accept(this);
    out.append(close);
    first = false;
    return this;
  }

  private void next() {
    if (!first) out.append(',');
    first = false;
  }

  JsonText name(String name) {
    next();
    quote(name);
    out.append(':');
    first = true;
    return this;
  }

  JsonText text(@Nullable String text) {
    next();
    if (text == null) out.append("null");
    else quote(text);
    return this;
  }

  /** As a string, every digit that the rule writes. */
  JsonText decimal(@Nullable BigDecimal amount) {
    return text(amount == null ? null : amount.toPlainString());
  }

  JsonText number(long number) {
    next();
    out.append(number);
    return this;
  }

  JsonText truth(boolean truth) {
    next();
    out.append(truth);
    return this;
  }

  JsonText nothing() {
    next();
    out.append("null");
    return this;
  }

  JsonText texts(List<String> texts) {
    return array(json -> texts.forEach(json::text));
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        default -> {
          boolean bare = c >= ' ' && c != '\u2028' && c != '\u2029' && c != 127;
          if (bare) out.append(c);
          else out.append(String.format("\\u%04x", (int) c));
        }
      }
    }
    out.append('"');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
