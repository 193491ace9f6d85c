package org.mandate.ballot.board;

import java.util.List;
import java.util.Optional;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * What every voter sees and signs: the first data of the board.
 *
 * @param version of the cryptography; 1
 * @param uuid at least 14 Base58 characters
 */
public record Election(
    int version,
    String description,
    String name,
    Group group,
    Element publicKey,
    List<Question> questions,
    String uuid,
    Optional<String> administrator,
    Optional<String> credentialAuthority)
    implements Written {

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  public Election {
    questions = List.copyOf(questions);
    if (version != 1) {
      throw new IllegalArgumentException(
          "version " + version + " of the cryptography is not known");
    }
    if (questions.isEmpty()) {
      throw new IllegalArgumentException("an election without questions");
    }
    if (!isUuid(uuid)) {
      throw new IllegalArgumentException("the election's identifier is not 14 Base58 characters");
    }
  }

  /** Whether it can identify an election: at least 14 Base58 characters. */
  public static boolean isUuid(String text) {
    return text.length() >= 14 && text.chars().allMatch(c -> BASE58.indexOf(c) >= 0);
  }

  /** The fingerprint that ballots carry: Base64 of the SHA-256 of the text. */
  public String fingerprint() {
    return Digest.base64(text());
  }

  /** Whether any question is ranked, so that ballots must be mixed. */
  public boolean hasRanked() {
    return questions.stream().anyMatch(Question.Ranked.class::isInstance);
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text text =
        new Text(out)
            .number("version", version)
            .text("description", description)
            .text("name", name)
            .text("group", group.name())
            .plain("public_key", publicKey.text())
            .values("questions", questions)
            .text("uuid", uuid);
    administrator.ifPresent(value -> text.text("administrator", value));
    credentialAuthority.ifPresent(value -> text.text("credential_authority", value));
    text.end();
  }

  /**
   * Reads the canonical text; the public key is not yet tested for membership.
   *
   * @throws BoardException if it is anything else
   */
  public static Election read(String text) {
    Members members = Members.whole(text, "election");
    int version = members.small("version");
    String description = members.text("description");
    String name = members.text("name");
    String groupName = members.text("group");
    Group group =
        Group.named(groupName)
            .orElseThrow(() -> Members.fault("election", "uses an unknown group " + groupName));
    try {
      Election election =
          new Election(
              version,
              description,
              name,
              group,
              new GroupReader(group).element(members.json("public_key"), "election.public_key"),
              members.list("questions", Question::read),
              members.text("uuid"),
              members.optionalText("administrator"),
              members.optionalText("credential_authority"));
      members.end();
      return election;
    } catch (IllegalArgumentException e) {
      throw Members.fault("election:", String.valueOf(e.getMessage()));
    }
  }
}
