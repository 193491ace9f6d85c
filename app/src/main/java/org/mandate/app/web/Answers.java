package org.mandate.app.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.ServerResponse;

/** How an answer that was drawn leaves: its status, headers and cookies. */
final class Answers {
  private static final Duration SESSION = Duration.ofHours(12);
  private final boolean https;

  /**
   * @param https whether cookies are sent by https only
   */
  Answers(boolean https) {
    this.https = https;
  }

  static int statusOf(Reply reply) {
    return switch (reply) {
      case Reply.Html h -> h.status();
      case Reply.NotFound n -> 404;
      case Reply.Refused r -> r.status();
      case Reply.Redirect r -> 303;
      case Reply.SignedIn s -> 303;
      case Reply.Bytes b -> 200;
      case Reply.Apart a -> 200;
      case Reply.Between<?> b -> 200;
      case Reply.Stream stream -> 200;
      case Reply.Noted n -> statusOf(n.reply());
    };
  }

  /**
   * @param html the page as it was drawn; empty for what is none
   */
  ServerResponse send(Reply reply, String html) {
    return switch (reply) {
      case Reply.Redirect r -> ServerResponse.seeOther(URI.create(local(r.to()))).build();
      case Reply.SignedIn s ->
          ServerResponse.seeOther(URI.create(local(s.to())))
              .header("Set-Cookie", cookie(s).toString())
              .build();
      case Reply.Bytes b -> {
        ServerResponse.BodyBuilder builder =
            ServerResponse.ok().contentType(MediaType.parseMediaType(b.mediaType()));
        b.headers().forEach(builder::header);
        yield builder.body(b.bytes());
      }
      default ->
          ServerResponse.status(statusOf(reply))
              .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
              .header("Cache-Control", "no-store")
              .body(html);
    };
  }

  private ResponseCookie cookie(Reply.SignedIn s) {
    return ResponseCookie.from(Doorway.COOKIE, s.sessionSecret().orElse(""))
        .httpOnly(true)
        .secure(https)
        .sameSite("Lax")
        .path("/")
        .maxAge(s.sessionSecret().isPresent() ? SESSION : Duration.ZERO)
        .build();
  }

  // A redirect never leaves this application.
  private static String local(String to) {
    return to.startsWith("/") && !to.startsWith("//") && !to.startsWith("/\\") ? to : "/";
  }
}
