package org.mandate.app.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Door;
import org.mandate.app.access.Identity;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Every request goes through here: one transaction, in which the identity is taken, the door asked,
 * the handler run and the page drawn. The answer leaves after the commit. An answer of 400 or more,
 * or a fault, undoes everything.
 */
public final class Doorway {
  /** Name of the session's cookie. */
  public static final String COOKIE = "mandate";

  private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);
  private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final TransactionTemplate writing;
  private final TransactionTemplate reading;
  private final Identity identity;
  private final Door door;
  private final TemplateEngine templates;
  private final Frames frames;
  private final Answers answers;
  // Where a form's token goes, until the page is drawn; nobody can type it.
  private final String tokenStandsHere = "token-" + UUID.randomUUID();
  private final Streams streams = new Streams();

  /** Makes the frame of a page from who asks and how the page wants it. */
  @FunctionalInterface
  public interface Frames {
    /** Called inside the request's transaction. */
    Frame frame(Ask ask, Reply.Html page);
  }

  /**
   * @param writing transactions of POSTs
   * @param reading read-only transactions of GETs
   * @param https whether people reach this program by https: then cookies are sent by https only,
   *     also where a proxy in front ends the encryption
   */
  public Doorway(
      TransactionTemplate writing,
      TransactionTemplate reading,
      Identity identity,
      Door door,
      TemplateEngine templates,
      Frames frames,
      boolean https) {
    this.writing = writing;
    this.reading = reading;
    this.identity = identity;
    this.door = door;
    this.templates = templates;
    this.frames = frames;
    this.answers = new Answers(https);
  }

  /** The routes as Spring serves them; what is not in the table does not exist. */
  public RouterFunction<ServerResponse> serve(List<Route> routes) {
    RouterFunctions.Builder all = RouterFunctions.route();
    for (Route route : routes) {
      all.route(
          RequestPredicates.method(org.springframework.http.HttpMethod.valueOf(route.method()))
              .and(RequestPredicates.path(route.path())),
          request -> answer(route, request));
    }
    return all.build();
  }

  /** Whether a request may take a route, asked before anything of its body is read. */
  public Predicate<HttpServletRequest> opens(Route route) {
    PathPattern pattern = PathPatternParser.defaultInstance.parse(route.path());
    return request -> {
      var found = pattern.matchAndExtract(PathContainer.parsePath(request.getRequestURI()));
      if (found == null) {
        return false;
      }
      Subject subject =
          new Subject(
              route.subjectKind(),
              found.getUriVariables().getOrDefault(route.subjectVariable(), ""));
      return Boolean.TRUE.equals(
          reading.execute(
              status -> {
                Who who = identity.take(secret(request));
                return door.may(who, route.action(), subject) instanceof Door.Answer.Open;
              }));
    };
  }

  private static @Nullable String secret(HttpServletRequest request) {
    Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
    return Arrays.stream(cookies)
        .filter(c -> c.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }

  private record Drawn(Reply reply, String html) {}

  private ServerResponse answer(Route route, ServerRequest request) throws Exception {
    Form form;
    try {
      form = Form.read(request);
    } catch (IllegalArgumentException | IllegalStateException fault) {
      LOG.info("{} {}: a form that was not read: {}", route.method(), route.path(), fault);
      return plain(
          400, "This form cannot be read", "Go back, look at what you send, and try again.");
    }
    try {
      Drawn drawn = drawn(route, request, form, ask -> decide(route, ask, route.handler()));
      if (drawn.reply() instanceof Reply.Between<?> between) {
        Function<Ask, Reply> then = between.done();
        drawn = drawn(route, request, form, ask -> decide(route, ask, then));
      }
      if (drawn.reply() instanceof Reply.Apart(var work)) {
        Reply made = work.get();
        drawn = drawn(route, request, form, ask -> made);
      }
      if (drawn.reply() instanceof Reply.Noted(var reply, var note)) {
        if (!isNoted(route, request, note)) {
          return plain(
              503,
              "This cannot be shown now",
              "Who sees it has to be noted first, and that did not work. Try again in a while.");
        }
        drawn = new Drawn(reply, drawn.html());
      }
      return drawn.reply() instanceof Reply.Stream stream
          ? streams.open(
              secret(request).orElse(""), stream, new Again(route, request, form, stream)::version)
          : answers.send(drawn.reply(), drawn.html());
    } catch (RuntimeException fault) {
      LOG.error("{} {} could not be answered", route.method(), route.path(), fault);
      return plain(
          500,
          "Something went wrong",
          "Try again. If it happens once more, tell the secretary what you were doing.");
    } finally {
      form.forget();
    }
  }

  /** What a stream would tell now, to whoever asks now. */
  private final class Again {
    private final Route route;
    private final ServerRequest request;
    private final Form form;
    private final Reply.Stream stream;
    private @Nullable Who first;

    Again(Route route, ServerRequest request, Form form, Reply.Stream stream) {
      this.route = route;
      this.request = request;
      this.form = form;
      this.stream = stream;
    }

    /** Empty when it is over for them: the meeting is, or they signed out, or the door is shut. */
    Optional<String> version() {
      return Objects.requireNonNull(
          reading.execute(
              status -> {
                Ask ask = ask(route, request, form);
                first = first == null ? ask.who() : first;
                boolean open =
                    first.equals(ask.who())
                        && door.may(ask.who(), route.action(), route.subject(ask))
                            instanceof Door.Answer.Open;
                return open ? stream.version().apply(ask) : Optional.<String>empty();
              }));
    }
  }

  private Drawn drawn(Route route, ServerRequest request, Form form, Function<Ask, Reply> handler) {
    // What anybody may have counted is sent by POST for its size; the database refuses it a write.
    boolean reads = route.method().equals("GET") || route.action() == Action.COUNT;
    TransactionTemplate transaction = reads ? reading : writing;
    return Objects.requireNonNull(
        transaction.execute(
            status -> {
              Ask ask = ask(route, request, form);
              Reply reply = handler.apply(ask);
              Drawn result = withToken(request, draw(ask, reply));
              if (Answers.statusOf(reply) >= 400) {
                status.setRollbackOnly();
              }
              return result;
            }));
  }

  // Asking for the token sets its cookie: only a page with a form does, so that readers have none.
  private Drawn withToken(ServerRequest request, Drawn drawn) {
    if (!drawn.html().contains(tokenStandsHere)) {
      return drawn;
    }
    Object csrf = request.servletRequest().getAttribute("_csrf");
    String token =
        csrf instanceof org.springframework.security.web.csrf.CsrfToken t ? t.getToken() : "";
    return new Drawn(drawn.reply(), drawn.html().replace(tokenStandsHere, token));
  }

  // The one write that a GET brings about: who saw what is sealed, before it leaves.
  private boolean isNoted(Route route, ServerRequest request, Runnable note) {
    try {
      writing.executeWithoutResult(
          status -> {
            take(route, request);
            note.run();
          });
      return true;
    } catch (RuntimeException fault) {
      LOG.error("{} {} was not noted, so not shown", route.method(), route.path(), fault);
      return false;
    }
  }

  private Who take(Route route, ServerRequest request) {
    if (route.action() == Action.READ_AS_PUBLIC) {
      return new Who.Nobody();
    }
    String link = request.pathVariables().getOrDefault(route.subjectVariable(), "");
    return switch (route.subjectKind()) {
      case "ballot-link" -> identity.takeByBallotLink(link);
      case "calendar-link" -> identity.takeByCalendar(link);
      default -> identity.take(secret(request).orElse(null));
    };
  }

  private static Optional<String> secret(ServerRequest request) {
    return Optional.ofNullable(request.cookies().getFirst(COOKIE)).map(Cookie::getValue);
  }

  private Ask ask(Route route, ServerRequest request, Form form) {
    Map<String, String> variables = request.pathVariables();
    Who who = take(route, request);
    HttpServletRequest servlet = request.servletRequest();
    return new Ask(
        who,
        request.path(),
        variables,
        form.fields(),
        form.files(),
        tokenStandsHere,
        Objects.requireNonNullElse(servlet.getRemoteAddr(), ""),
        wasForwarded(servlet),
        secret(request));
  }

  // Handed on by a proxy, or asked under a name that is not this machine's own: a page of another
  // site may point its name at 127.0.0.1 (DNS rebinding) and would then be asking as the reader.
  private static boolean wasForwarded(HttpServletRequest request) {
    return !LOCAL_NAMES.contains(
            Objects.requireNonNullElse(request.getServerName(), "").toLowerCase(Locale.ROOT))
        || Collections.list(request.getHeaderNames()).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(
                name ->
                    name.equals("forwarded")
                        || name.startsWith("x-forwarded")
                        || name.equals("x-real-ip")
                        || name.equals("via"));
  }

  private Reply decide(Route route, Ask ask, Function<Ask, Reply> handler) {
    Subject subject = route.subject(ask);
    return switch (door.may(ask.who(), route.action(), subject)) {
      case Door.Answer.Open open -> handler.apply(ask);
      // A link never goes into another address: it would stand there in clear.
      case Door.Answer.SignInFirst first when route.subjectKind().equals("ballot-link") ->
          new Reply.Refused(
              403,
              "This link has ended",
              "A ballot link votes for one practice in one ballot, until the close. Nothing was changed. If the ballot is still open, sign in to vote.");
      case Door.Answer.SignInFirst first ->
          route.method().equals("GET")
              ? new Reply.Redirect("/sign-in?then=" + ask.path())
              : new Reply.Refused(
                  403, "Sign in first", "Nothing was changed. Sign in, then try again.");
      case Door.Answer.Shut shut ->
          new Reply.Refused(
              403,
              "This is not open to you",
              "It is open to: "
                  + String.join(", ", shut.needed().stream().map(Doorway::words).sorted().toList())
                  + ". If that is you, ask the secretary to check the offices and practices you hold.");
    };
  }

  private static String words(org.mandate.app.access.Role role) {
    return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  private Drawn draw(Ask ask, Reply reply) {
    return switch (reply) {
      case Reply.Html page -> new Drawn(page, html(ask, page));
      case Reply.NotFound none -> new Drawn(none, html(ask, message(Message.notFound())));
      case Reply.Refused refused ->
          new Drawn(
              refused,
              html(
                  ask,
                  message(
                      Message.of(
                          refused.heading(),
                          List.of(Prose.of(refused.whatToDo())),
                          Button.link("Go to your desk", "/")))));
      case Reply.Redirect r -> new Drawn(r, "");
      case Reply.SignedIn s -> new Drawn(s, "");
      case Reply.Bytes b -> new Drawn(b, "");
      case Reply.Apart a -> new Drawn(a, "");
      case Reply.Between<?> b -> new Drawn(b, "");
      case Reply.Stream stream -> new Drawn(stream, "");
      case Reply.Noted n -> new Drawn(n, draw(ask, n.reply()).html());
    };
  }

  /** A page of one message, in the normal frame. */
  public static Reply.Html message(Message message) {
    return Reply.page("web/message.jte", message.heading(), message);
  }

  private String html(Ask ask, Reply.Html page) {
    StringOutput out = new StringOutput();
    Map<String, Object> values = new HashMap<>();
    values.put("frame", frames.frame(ask, page));
    values.put(page.model() instanceof Message ? "message" : "page", page.model());
    templates.render(page.template(), values, out);
    return out.toString();
  }

  private ServerResponse plain(int status, String heading, String whatToDo) throws Exception {
    return ServerResponse.status(status)
        .contentType(MediaType.TEXT_HTML)
        .body(plainPage(heading, whatToDo));
  }

  /** A page that asks nothing of the database: what was sent could not be taken. */
  public String plainPage(String heading, String whatToDo) {
    StringOutput out = new StringOutput();
    Message message =
        Message.of(
            heading,
            List.of(Prose.of("Nothing was changed."), Prose.of(whatToDo)),
            Button.link("Go to your desk", "/"));
    templates.render(
        "web/message.jte",
        Map.of("frame", Frame.titled(message.heading()), "message", message),
        out);
    return out.toString();
  }
}
