package org.mandate.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mandate.app.web.Doorway;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The real web server on a test program, on a free port, with browsers that keep cookies. */
public final class TestServer implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  public final int port;
  private final ConfigurableApplicationContext context;

  private TestServer(ConfigurableApplicationContext context) {
    this.context = context;
    this.port = ((WebServerApplicationContext) context).getWebServer().getPort();
  }

  public static TestServer of(TestProgram t) {
    return new TestServer(
        WebServer.start(
            new Settings(0, "127.0.0.1", Path.of("."), false, Optional.empty(), Optional.empty()),
            t.program));
  }

  @Override
  public void close() {
    context.close();
  }

  public Browser browser() {
    return new Browser();
  }

  /** A browser that carries the cookie of a session, see {@link TestProgram#session}. */
  public Browser browser(String secret) {
    Browser browser = new Browser();
    HttpCookie cookie = new HttpCookie(Doorway.COOKIE, secret);
    cookie.setPath("/");
    cookie.setVersion(0);
    browser.cookies.getCookieStore().add(URI.create("http://localhost:" + port), cookie);
    return browser;
  }

  /** One person's browser: no redirects followed, cookies kept. */
  public final class Browser {
    public final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private String token = "";

    public HttpResponse<String> get(String path, String... headers) {
      HttpResponse<String> answer = send(request(path, headers).GET().build());
      Matcher found = TOKEN.matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      return answer;
    }

    /** Posts a form with the token of the last page seen. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
      String body =
          fields.entrySet().stream()
              .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
              .collect(Collectors.joining("&", "_csrf=" + encode(token) + "&", ""));
      return send(form(path, body, headers));
    }

    /** Posts a form with one file, with the token of the last page seen. */
    public HttpResponse<String> postFile(
        String path, Map<String, String> fields, String field, String name, byte[] bytes) {
      String edge = "edge-of-a-part";
      var body = new java.io.ByteArrayOutputStream();
      Map<String, String> all = new java.util.LinkedHashMap<>(fields);
      all.put("_csrf", token);
      all.forEach(
          (key, value) ->
              body.writeBytes(
                  ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                          .formatted(edge, key, value))
                      .getBytes(StandardCharsets.UTF_8)));
      body.writeBytes(
          ("--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                      .formatted(edge, field, name)
                  + "Content-Type: application/octet-stream\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(bytes);
      body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return send(
          request(path)
              .header("Content-Type", "multipart/form-data; boundary=" + edge)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
              .build());
    }

    public HttpResponse<String> postWithoutToken(String path) {
      return send(form(path, "a=b"));
    }

    private HttpRequest form(String path, String body, String... headers) {
      return request(path, headers)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(body))
          .build();
    }

    private HttpRequest.Builder request(String path, String... headers) {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
      return headers.length == 0 ? builder : builder.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest request) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }
}
