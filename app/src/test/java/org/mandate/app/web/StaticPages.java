package org.mandate.app.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Rendered templates and the static files on loopback, under the strict policy; no application. */
public final class StaticPages implements AutoCloseable {
  public static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
  private final Map<String, UnaryOperator<String>> forms = new ConcurrentHashMap<>();
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

  public StaticPages() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Renders a template and serves it at this path; returns its address. */
  public String serve(String path, String template, Map<String, Object> model) {
    return serve(path, render(template, model).getBytes(StandardCharsets.UTF_8));
  }

  /** Serves these bytes at this path, also in the place of a static file; returns its address. */
  public String serve(String path, byte[] bytes) {
    pages.put(path, bytes);
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Ends what {@link #serve} began. */
  public void forget(String path) {
    pages.remove(path);
  }

  /** Answers what is posted to a path: from the body as it came to an answer in JSON. */
  public void take(String path, UnaryOperator<String> answer) {
    forms.put(path, answer);
  }

  public String render(String template, Map<String, Object> model) {
    var out = new StringOutput();
    templates.render(template, model, out);
    return out.toString();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = null;
    boolean posted = exchange.getRequestMethod().equals("POST") && forms.containsKey(path);
    if (posted) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      body = forms.get(path).apply(form).getBytes(StandardCharsets.UTF_8);
    } else if (pages.containsKey(path)) {
      body = pages.get(path);
    } else {
      try (InputStream file = StaticPages.class.getResourceAsStream(path)) {
        body = file == null ? null : file.readAllBytes();
      }
    }
    exchange.getResponseHeaders().add("Content-Security-Policy", POLICY);
    exchange.getResponseHeaders().add("Content-Type", posted ? "application/json" : type(path));
    exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
    if (body != null) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String type(String path) {
    String end = path.substring(path.lastIndexOf('.') + 1);
    return switch (end) {
      case "css" -> "text/css";
      case "js" -> "text/javascript";
      case "svg" -> "image/svg+xml";
      default -> "text/html; charset=utf-8";
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
