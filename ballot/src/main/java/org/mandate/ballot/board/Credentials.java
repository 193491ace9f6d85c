package org.mandate.ballot.board;

import java.util.List;
import java.util.OptionalLong;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** The roll: the public key of every credential, with its weight where weights are used. */
public record Credentials(List<Credential> list) implements Written {

  /** One credential. Without a weight it counts 1. */
  public record Credential(Element publicKey, OptionalLong weight) {
    /** How often its ballot counts. */
    public long counts() {
      return weight.orElse(1);
    }

    /** As the list writes it: the key, or key and weight with a comma between. */
    public String text() {
      return weight.isPresent() ? publicKey.text() + "," + weight.getAsLong() : publicKey.text();
    }
  }

  private static final int MAX_WEIGHT_DIGITS = 15;

  public Credentials {
    list = List.copyOf(list);
  }

  /** The fingerprint that the credential authority publishes. */
  public String fingerprint() {
    return Digest.base64(text());
  }

  @Override
  public void writeTo(StringBuilder out) {
    Text.quoted(out, list.stream().map(Credential::text).toList());
  }

  /** Reads the canonical text; members and doubles are tested by the verifier. */
  public static Credentials read(String text, Group group) {
    GroupReader reader = new GroupReader(group);
    return new Credentials(
        Members.list(
            Members.canonical(text, "credentials"),
            "credentials",
            json -> readOne(Members.text(json, "credential"), reader)));
  }

  private static Credential readOne(String text, GroupReader reader) {
    int comma = text.indexOf(',');
    if (comma < 0) {
      return new Credential(reader.element(text, "credential"), OptionalLong.empty());
    }
    String weight = text.substring(comma + 1);
    if (!Members.isWhole(weight) || weight.length() > MAX_WEIGHT_DIGITS) {
      throw Members.fault("the weight of a credential", "is not a whole number below 10^15");
    }
    return new Credential(
        reader.element(text.substring(0, comma), "credential"),
        OptionalLong.of(Long.parseLong(weight)));
  }
}
