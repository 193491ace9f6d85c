package org.mandate.app.interests;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.register.Register;

/**
 * The lines of a body's published register of interests, for whoever hands them out elsewhere: they
 * are those of its page and its files, and no others.
 */
public final class PublishedLines {
  private final Interests interests;
  private final Register register;
  private final Bodies bodies;

  public PublishedLines(Interests interests, Register register, Bodies bodies) {
    this.interests = interests;
    this.register = register;
    this.bodies = bodies;
  }

  /** Today's, each with its fields in the order of the files; empty where no policy is adopted. */
  public List<Map<String, String>> of(Body body) {
    return interests
        .register(body, interests.today())
        .map(p -> file(body, p).lines().stream().map(RegisterRow::fields).toList())
        .orElse(List.of());
  }

  RegisterFile file(Body body, Published p) {
    Map<String, String> seats =
        bodies.seats(body.id(), p.day()).stream()
            .collect(Collectors.toMap(s -> s.seat().id(), s -> s.seat().title(), (a, b) -> a));
    return new RegisterFile(
        body, p, interests.today(), register.names(RegisterFile.codes(p)), seats);
  }
}
