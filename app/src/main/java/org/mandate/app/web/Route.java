package org.mandate.app.web;

import java.util.function.Function;
import org.mandate.app.access.Action;
import org.mandate.app.access.Subject;

/**
 * One address, what it is about, what it does, and who answers.
 *
 * @param method "GET" never changes anything (but see {@link Reply.Noted}); "POST" does
 * @param path with {variables}
 * @param action decides who may (see {@link Action})
 * @param subjectKind kind of the subject, or "platform"
 * @param subjectVariable the variable that names it; "" for the platform
 * @param handler answers, inside the request's transaction
 */
public record Route(
    String method,
    String path,
    Action action,
    String subjectKind,
    String subjectVariable,
    Function<Ask, Reply> handler) {

  /** A page that reads. */
  public static Route get(
      String path, Action action, String kind, String variable, Function<Ask, Reply> handler) {
    return new Route("GET", path, action, kind, variable, handler);
  }

  /** A form that changes something. */
  public static Route post(
      String path, Action action, String kind, String variable, Function<Ask, Reply> handler) {
    return new Route("POST", path, action, kind, variable, handler);
  }

  /** The subject of one request along this route. */
  public Subject subject(Ask ask) {
    return subjectVariable.isEmpty()
        ? new Subject(subjectKind, "")
        : new Subject(subjectKind, ask.variable(subjectVariable));
  }
}
