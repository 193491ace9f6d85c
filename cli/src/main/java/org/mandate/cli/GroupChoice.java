package org.mandate.cli;

import org.mandate.ballot.group.Group;

/** The group that an option names. */
final class GroupChoice {
  private GroupChoice() {}

  static Group named(String name) {
    return Group.named(name)
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no group '" + name + "': Ed25519, BELENIOS-2048 or RFC-3526-2048."));
  }
}
