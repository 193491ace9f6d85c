package org.mandate.app;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One person's walk: every route of the table, then every link and search form on what is found.
 */
final class Crawl {
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");
  private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
  private static final Pattern NAMED =
      Pattern.compile("<(input|textarea|select)[^>]*\\bname=\"([^\"]+)\"[^>]*>");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int MOST_PAGES = 400;

  /** Answers by the request that brought them. */
  final Map<String, Answer> answers = new LinkedHashMap<>();

  /** Forms that change something, by where they are sent. */
  final Map<String, Map<String, String>> forms = new LinkedHashMap<>();

  private final TestServer.Browser browser;
  private final int alike;
  private final List<String> searches;

  /**
   * @param alike how many pages that differ only in an id, a code or a question are read
   * @param searches words that are looked for in every search
   */
  Crawl(TestServer.Browser browser, int alike, List<String> searches) {
    this.browser = browser;
    this.alike = alike;
    this.searches = searches;
  }

  /** What came back, whole. */
  record Answer(int status, String headers, String body) {
    static Answer of(HttpResponse<String> http) {
      Map<String, List<String>> headers = new TreeMap<>(http.headers().map());
      headers.remove("date");
      return new Answer(http.statusCode(), headers.toString(), http.body());
    }

    String all() {
      return status + " " + headers + "\n" + body;
    }

    /** Without what differs from request to request whatever happens. */
    String steady(Map<String, String> names) {
      String text =
          all()
              .replaceAll("name=\"(_csrf|once)\" value=\"[^\"]*\"", "")
              .replaceAll("set-cookie=\\[[^\\]]*\\]", "")
              .replaceAll("\"timestamp\":\"[^\"]*\"", "")
              .replaceAll("\"made\":\"[^\"]*\"", "")
              .replaceAll("connection=\\[[a-z-]*\\](, )?", "")
              .replaceAll("as at [0-9.]+[ap]m", "as at now")
              .replaceAll("(\\d+ min )?\\d+ s used so far", "some time used so far")
              .replaceAll("content-length=\\[\\d+\\](, )?", "")
              .replaceAll("As known on [^<]*[ap]m", "As known now");
      for (Map.Entry<String, String> name : names.entrySet()) {
        text = text.replace(name.getKey(), name.getValue());
      }
      return text;
    }
  }

  Crawl walk(List<String> first) {
    Deque<String> waiting = new ArrayDeque<>(first);
    Set<String> seen = new LinkedHashSet<>(first);
    Map<String, Integer> kinds = new LinkedHashMap<>();
    while (!waiting.isEmpty() && answers.size() < MOST_PAGES + first.size()) {
      String path = waiting.removeFirst();
      // A stream does not end; that it tells a number and no words is tested with the meeting
      // itself.
      if (path.endsWith("/events")) {
        continue;
      }
      Answer answer = Answer.of(browser.get(path));
      answers.put(path, answer);
      List<String> next = new ArrayList<>(links(answer.body()));
      next.addAll(questions(path, answer.body()));
      for (String link : next) {
        if (seen.add(link) && kinds.merge(kind(link), 1, Integer::sum) <= alike) {
          waiting.add(link);
        }
      }
    }
    return this;
  }

  private static List<String> links(String html) {
    List<String> links = new ArrayList<>();
    Matcher found = LINK.matcher(html);
    while (found.find()) {
      String link = found.group(1).replace("&amp;", "&").replaceFirst("#.*", "");
      if (link.startsWith("/") && !link.startsWith("//")) {
        links.add(link.replace(" ", "%20"));
      }
    }
    return links;
  }

  /** Every search form with every word, and with each choice that it offers. */
  private List<String> questions(String path, String html) {
    List<String> all = new ArrayList<>();
    Matcher form = FORM.matcher(html);
    while (form.find()) {
      String to = attribute(form.group(1), "action").orElse(path.replaceFirst("\\?.*", ""));
      Map<String, List<String>> fields = fields(form.group(2));
      if (form.group(1).contains("method=\"post\"")) {
        Map<String, String> sent = new LinkedHashMap<>();
        fields.forEach((name, values) -> sent.put(name, values.isEmpty() ? "" : values.getFirst()));
        forms.putIfAbsent(to, sent);
        continue;
      }
      fields.forEach(
          (name, values) ->
              (values.isEmpty() ? searches : values)
                  .forEach(
                      value ->
                          all.add(
                              to
                                  + "?"
                                  + name
                                  + "="
                                  + java.net.URLEncoder.encode(
                                      value, java.nio.charset.StandardCharsets.UTF_8))));
    }
    return all;
  }

  /** Names of fields with the values that they offer; none for what is typed. */
  private static Map<String, List<String>> fields(String form) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Matcher named = NAMED.matcher(form);
    while (named.find()) {
      List<String> values = fields.computeIfAbsent(named.group(2), n -> new ArrayList<>());
      if (named.group(1).equals("select")) {
        int end = form.indexOf("</select>", named.end());
        Matcher option =
            Pattern.compile("<option[^>]*value=\"([^\"]+)\"")
                .matcher(form.substring(named.end(), Math.max(end, named.end())));
        while (option.find()) {
          values.add(option.group(1));
        }
      } else if (named.group().matches("(?s).*type=\"(radio|checkbox|hidden)\".*")) {
        attribute(named.group(), "value").ifPresent(values::add);
      }
    }
    fields.remove("_csrf");
    return fields;
  }

  private static java.util.Optional<String> attribute(String tag, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
    return found.find() ? java.util.Optional.of(found.group(1)) : java.util.Optional.empty();
  }

  private static String kind(String path) {
    return ID.matcher(path)
        .replaceAll("*")
        .replaceAll("=[^&]*", "=")
        .replaceAll("/(decisions|organisations)/[^/]+", "/$1/*")
        .replaceAll("(of|entries|imports|draft|constitution|print)/[^/]+$", "$1/*");
  }
}
