package org.mandate.ballot.group;

import java.util.Optional;

/** The groups by name. */
final class Groups {
  private Groups() {}

  static Optional<Group> named(String name) {
    return switch (name) {
      case "Ed25519" -> Optional.of(Edwards.GROUP);
      case "BELENIOS-2048" -> Optional.of(Residues.BELENIOS_2048);
      case "RFC-3526-2048" -> Optional.of(Residues.RFC_3526_2048);
      default -> Optional.empty();
    };
  }
}
