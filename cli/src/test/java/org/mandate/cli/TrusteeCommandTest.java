package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.TrusteeKey;
import org.mandate.ballot.ceremony.PrivateCredential;
import org.mandate.ballot.group.Group;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys and credentials on files: who can read them, and that they are never printed. */
class TrusteeCommandTest {
  private static final Group ED = Group.named("Ed25519").orElseThrow();
  @TempDir private Path folder;

  @Test
  void theKeyIsForItsOwnerAloneAndIsNeitherPrintedNorOverwritten() throws IOException {
    Path start = folder.resolve("mine");
    Ran ran = Ran.of("trustee", "key", "--out", start, "--name", "Ayesha Khan");

    assertThat(ran.code()).as(ran.err()).isZero();
    Path secret = folder.resolve("mine.privkey");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    String digits = Files.readString(secret).replaceAll("[\"\n]", "");
    assertThat(ran.out() + ran.err()).doesNotContain(digits);
    TrusteeKey key = TrusteeKey.read(Files.readString(folder.resolve("mine.pubkey")).strip(), ED);
    assertThat(key.publicKey()).isEqualTo(ED.power(ED.g(), new BigInteger(digits)));
    assertThat(key.name()).contains("Ayesha Khan");

    assertThat(Ran.of("trustee", "key", "--out", start).code()).isEqualTo(Exit.WRONG_USE);
    assertThat(Files.readString(secret)).contains(digits);
  }

  @Test
  void aCommitmentIsTheHashOfWhatItsOpeningSays() throws Exception {
    assertThat(Ran.of("trustee", "key", "--out", folder.resolve("t")).code()).isZero();
    Path key = folder.resolve("t.pubkey");

    Ran ran = Ran.of("trustee", "commit", key, "--election", "5V8qMpqmhGbLwz", "--seat", "2");

    assertThat(ran.code()).as(ran.err()).isZero();
    JsonNode opening = JsonMapper.shared().readTree(Files.readString(folder.resolve("t.opening")));
    String text =
        "mandate-ceremony|1|5V8qMpqmhGbLwz|2|"
            + opening.get("salt").asString()
            + "|"
            + Files.readString(key).strip();
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    assertThat(ran.out().strip()).isEqualTo(HexFormat.of().formatHex(hash));
  }

  @Test
  void everybodyOnTheRollGetsACredentialAndThePublicListHasItsKeyAndWeight() throws IOException {
    Path roll =
        Files.writeString(folder.resolve("roll.csv"), "name,weight\nAsh,3\n\"Oak, B\",12\n");

    Ran ran = Ran.of("election", "credentials", roll, "--uuid", "5V8qMpqmhGbLwz", "--out", folder);

    assertThat(ran.code()).as(ran.err()).isZero();
    Path secret = folder.resolve("5V8qMpqmhGbLwz.privcreds");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    Credentials list =
        Credentials.read(Files.readString(folder.resolve("5V8qMpqmhGbLwz.pubcreds")), ED);
    List<String> lines = Files.readAllLines(secret);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).startsWith("Oak, B ");
    PrivateCredential oak =
        PrivateCredential.read(lines.get(1).substring("Oak, B ".length())).orElseThrow();
    assertThat(list.list())
        .anySatisfy(
            c -> {
              assertThat(c.publicKey()).isEqualTo(oak.publicKey(ED, "5V8qMpqmhGbLwz"));
              assertThat(c.counts()).isEqualTo(12);
            });
    Path byLine = folder.resolve("5V8qMpqmhGbLwz.lines");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(byLine)))
        .isEqualTo("rw-------");
    Credentials inOrder = Credentials.read(Files.readString(byLine), ED);
    assertThat(inOrder.list()).hasSize(2).allMatch(c -> c.weight().isEmpty());
    assertThat(inOrder.list().get(1).publicKey()).isEqualTo(oak.publicKey(ED, "5V8qMpqmhGbLwz"));
    assertThat(ran.out()).contains(list.fingerprint()).doesNotContain(oak.shown());
    assertThat(Ran.of("election", "credentials", roll, "--uuid", "short").code()).isEqualTo(2);
  }

  @Test
  void wrongUseIsSaidInOneSentence() throws IOException {
    assertThat(Ran.of("trustee", "key", "--group", "P-256", "--out", folder.resolve("x")).err())
        .contains("There is no group 'P-256'");
    Path no = Files.writeString(folder.resolve("no.pubkey"), "{}");
    Ran ran = Ran.of("trustee", "commit", no, "--election", "5V8qMpqmhGbLwz", "--seat", "1");
    assertThat(ran.code()).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.err()).contains("is no public key");
    assertThat(Ran.of("trustee").code()).isEqualTo(2);
    assertThat(Ran.of("election").code()).isEqualTo(2);
  }
}
