package org.mandate.app.interests.published;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;

/**
 * Which part of a long list a page shows.
 *
 * @param address of the page with every choice but the part
 * @param from the first shown, from 0
 * @param found how many there are
 */
public record Paging(String address, int from, int found) {
  static final int SIZE = 25;

  /** From an address's {@code at}; what is no number shows the first. */
  static int from(Ask ask) {
    String from = ask.field("at").orElse("0");
    return from.matches("\\d{1,7}") ? Integer.parseInt(from) : 0;
  }

  static <T> List<T> part(List<T> all, int from) {
    int first = from < all.size() ? from : 0;
    return all.subList(first, Math.min(all.size(), first + SIZE));
  }

  /** An address with choices; those that are empty are left out. */
  static String address(String path, Map<String, String> choices) {
    StringBuilder address = new StringBuilder(path);
    char before = '?';
    for (var choice : choices.entrySet()) {
      if (!choice.getValue().isEmpty()) {
        address.append(before).append(choice.getKey()).append('=');
        address.append(URLEncoder.encode(choice.getValue(), StandardCharsets.UTF_8));
        before = '&';
      }
    }
    return address.toString();
  }

  public boolean isNeeded() {
    return found > SIZE;
  }

  public String shown() {
    return "%s to %s of %s"
        .formatted(
            Numbers.whole(from + 1L),
            Numbers.whole(Math.min(found, from + SIZE)),
            Numbers.whole(found));
  }

  public @Nullable Link previous() {
    return from == 0 ? null : new Link("Previous " + SIZE, at(Math.max(0, from - SIZE)));
  }

  public @Nullable Link next() {
    int rest = found - from - SIZE;
    return rest <= 0 ? null : new Link("Next " + Math.min(SIZE, rest), at(from + SIZE));
  }

  private String at(int place) {
    return address + (address.indexOf('?') < 0 ? "?" : "&") + "at=" + place;
  }
}
