package org.mandate.app.elections.secret;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody with a part in an election.
 *
 * @param name as published
 * @param organisation whose; a code of the register, or words
 * @param outside whether they come from outside the body
 */
public record RoleHolder(
    UUID id,
    UUID election,
    Part part,
    UUID person,
    String name,
    String organisation,
    boolean outside) {

  /** The parts that are kept apart. */
  public enum Part {
    RETURNING_OFFICER("Returning officer", "opens and closes, declares and certifies"),
    CREDENTIAL_AUTHORITY("Credential authority", "gives each voter a credential, and sees no vote"),
    TRUSTEE("Trustee", "holds one key; so many of them open the result together"),
    AUDITOR("Auditor", "checks every step with a program of their own"),
    CLERK("Clerk", "enters votes on paper or by telephone, always two together, and sees those");

    final String title;
    final String does;

    Part(String title, String does) {
      this.title = title;
      this.does = does;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Part> of(String word) {
      return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }
  }
}
