package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.ballot.board.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole election by the commands; what verify says of it, remembers and refuses. */
class ElectionVerifyTest {
  @TempDir private Path folder;
  private Path state;
  private HeldElection held;

  @BeforeEach
  void votes() throws IOException {
    state = folder.resolve("state");
    held = new HeldElection(folder, 4, 2);
    held.vote(0, 1, List.of(1, 2, 3));
    held.vote(1, 1, List.of(2, 1, 0));
    held.vote(2, 0, List.of(1, 0, 0));
    held.vote(0, 0, List.of(3, 2, 1));
    held.save();
  }

  private Ran verify(Object where, Object... more) {
    Object[] words = new Object[more.length + 5];
    words[0] = "election";
    words[1] = "verify";
    words[2] = where;
    words[3] = "--state";
    words[4] = state;
    System.arraycopy(more, 0, words, 5, more.length);
    return Ran.of(words);
  }

  private Ran decrypt(int trustee, String tally) throws IOException {
    Path hash = folder.resolve("shuffle-" + trustee + ".hash");
    return Ran.of(
        "trustee",
        "decrypt",
        held.file,
        "--trustee",
        trustee,
        "--tally",
        tally,
        "--key",
        folder.resolve("t" + trustee + ".privkey"),
        "--own-shuffle",
        Files.exists(hash) ? Files.readString(hash).strip() : "none",
        "--out",
        folder.resolve("partial-" + trustee));
  }

  private Ran shuffle(int trustee) {
    return Ran.of(
        "trustee",
        "shuffle",
        held.file,
        "--trustee",
        trustee,
        "--out",
        folder.resolve("shuffle-" + trustee));
  }

  private void toTheEnd() throws IOException {
    String tally = held.tally();
    held.save();
    for (int trustee = 1; trustee <= 2; trustee++) {
      assertThat(shuffle(trustee).code()).isZero();
      held.shuffled(trustee, folder.resolve("shuffle-" + trustee));
      held.save();
    }
    held.event(Event.Type.END_SHUFFLES);
    held.save();
    for (int trustee = 1; trustee <= 2; trustee++) {
      assertThat(decrypt(trustee, tally).code()).isZero();
      held.opened(trustee, folder.resolve("partial-" + trustee));
      held.save();
    }
    held.result();
    held.save();
  }

  @Test
  void anElectionHeldByTheCommandsIsAcceptedWithItsResultAndWhatCannotBeChecked()
      throws IOException {
    toTheEnd();

    Ran ran = verify(held.file);

    assertThat(ran.code()).as(ran.out()).isZero();
    assertThat(ran.out())
        .contains("cannot   Whether each credential was given")
        .contains("        1  Yes")
        .contains("        2  No")
        .contains("the result is out. 4 ballots, 3 counted. Last event");
    assertThat(ran.out().indexOf("Accepted")).isGreaterThan(ran.out().lastIndexOf("cannot "));
    Ran json = verify(held.file, "--json", "--from-zero");
    assertThat(json.faults("election-verify")).isEmpty();
    JsonNode line = JsonMapper.shared().readTree(json.out());
    assertThat(line.get("stage").asString()).isEqualTo("over");
    assertThat(line.get("result").get(1)).hasSize(3);
    assertThat(line.get("checks").get("SHUFFLE").asInt()).isEqualTo(2);
  }

  @Test
  void whatWasAcceptedIsNotCheckedAgainUnlessAsked() throws IOException {
    assertThat(verify(held.file).out()).contains("4 x  a ballot is signed by its credential");
    held.vote(3, 1, List.of(0, 0, 1));
    held.save();

    Ran again = verify(held.file);

    assertThat(again.out())
        .contains("5 events were accepted before")
        .contains("1 x  a ballot is signed by its credential")
        .contains("5 ballots, 4 counted");
    assertThat(verify(held.file, "--from-zero").out())
        .contains("5 x  a ballot is signed by its credential");
  }

  @Test
  void aRememberedPastThatChangedIsRefusedAtItsPlaceAndToldElsewhere() throws IOException {
    byte[] shorter = Files.readAllBytes(held.file);
    held.vote(3, 1, List.of(0, 0, 1));
    held.save();
    assertThat(verify(held.file).code()).isZero();
    Files.write(held.file, shorter);

    Ran ran = verify(held.file, "--json");

    assertThat(ran.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.faults("election-verify")).isEmpty();
    assertThat(ran.out()).contains("\"rule\":\"GREW\"");
    Path other = Files.createDirectories(folder.resolve("other")).resolve(held.file.getFileName());
    Ran elsewhere = verify(Files.write(other, shorter));
    assertThat(elsewhere.code()).isZero();
    assertThat(elsewhere.out()).contains("Beware: it does not begin with");
    Ran json = verify(other, "--json");
    assertThat(json.faults("election-verify")).isEmpty();
  }

  @Test
  void aMemoryThatLiesAboutTheBytesHelpsNobody() throws IOException {
    assertThat(verify(held.file).code()).isZero();
    byte[] bytes = Files.readAllBytes(held.file);
    bytes[bytes.length - 2000] ^= 1;
    Files.write(held.file, bytes);

    Ran ran = verify(held.file);

    assertThat(ran.code()).isEqualTo(Exit.NOT_VALID);
    Files.writeString(state, "something else\n");
    Ran unreadable = Ran.of("election", "verify", remade(), "--state", state);
    assertThat(unreadable.code()).isEqualTo(Exit.WRONG_USE);
    assertThat(unreadable.err()).contains("cannot be read");
  }

  private Path remade() throws IOException {
    return held.save().file;
  }

  @Test
  void aResultThatIsOffByOneNamesEventAndRule() throws IOException {
    toTheEnd();
    byte[] good = Files.readAllBytes(held.file);
    Path bad = held.file;
    Files.write(bad, ChangedResult.offByOne(good));

    Ran ran = verify(bad);

    assertThat(ran.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out()).contains("(Result): ").contains("[RESULT]");
    Ran json = verify(bad, "--json");
    assertThat(json.faults("election-verify")).as(json.out()).isEmpty();
    JsonNode line = JsonMapper.shared().readTree(json.out());
    assertThat(line.get("rule").asString()).isEqualTo("RESULT");
    assertThat(line.get("eventType").asString()).isEqualTo("Result");
  }

  @Test
  void aSidecarChangesNothingOfTheAnswerAndAFalseOneIsToldBesideIt() throws IOException {
    Path beside = Files.write(folder.resolve("beside"), held.sidecar);
    Ran plain = verify(held.file, "--from-zero", "--json");
    Ran fast = verify(held.file, "--from-zero", "--json", "--sidecar", beside);
    assertThat(fast.out()).isEqualTo(plain.out());

    Files.write(beside, List.of(held.sidecar.getFirst(), held.sidecar.get(1).replace('1', '2')));
    Ran wrong = verify(held.file, "--from-zero", "--json", "--sidecar", beside);
    assertThat(wrong.code()).isZero();
    Files.write(beside, List.of("{}"));
    Ran other = verify(held.file, "--from-zero", "--json", "--sidecar", beside);
    assertThat(other.code()).isZero();
    assertThat(other.out()).contains("\"sidecar\":[\"the sidecar: its first line");
    assertThat(other.faults("election-verify")).isEmpty();
    assertThat(verify(held.file, "--sidecar", folder.resolve("none")).code()).isEqualTo(2);
  }

  @Test
  void gzipAndAnAddressAreReadToo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(held.file));
    }
    Path gz = Files.write(folder.resolve(HeldElection.UUID + ".bel.gz"), packed.toByteArray());
    assertThat(verify(gz).code()).isZero();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/" + HeldElection.UUID + ".bel",
        exchange -> {
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
          exchange.close();
        });
    server.start();
    try {
      String address = "http://localhost:" + server.getAddress().getPort() + "/";
      assertThat(verify(address + HeldElection.UUID + ".bel").code()).isZero();
      assertThat(verify(address + "none").code()).isEqualTo(Exit.WRONG_USE);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileThatIsNotNamedAfterItsElectionIsRefused() throws IOException {
    Path other = Files.copy(held.file, folder.resolve("aaaaaaaaaaaaaa.bel"));
    Ran ran = verify(other, "--json");
    assertThat(ran.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out()).contains("\"rule\":\"FILE_NAME\"");
    assertThat(ran.faults("election-verify")).isEmpty();
  }

  @Test
  void nothingIsOpenedBeforeTwoTrusteesMixedOrAnotherTallyOrWithAnothersKey() throws IOException {
    String tally = held.tally();
    held.save();
    assertThat(shuffle(1).code()).isZero();
    held.shuffled(1, folder.resolve("shuffle-1"));
    held.save();
    assertThat(decrypt(1, tally).out()).startsWith("Refused: ");
    held.event(Event.Type.END_SHUFFLES);
    held.save();
    Ran one = decrypt(1, tally);
    assertThat(one.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(one.out()).contains("mixed by 1 trustees, not by 2");
    assertThat(decrypt(1, "0".repeat(64)).out()).contains("for another tally");
    assertThat(folder.resolve("partial-1")).doesNotExist();
    Files.setPosixFilePermissions(
        folder.resolve("t1.privkey"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(decrypt(1, tally).err()).contains("can be used by others too");
  }

  @Test
  void storedElectionsOfAnotherProgramAreJudgedAsTheyMustBe() throws IOException {
    Path stored = Path.of(System.getProperty("mandate.shared", ""), "belenios");
    assumeTrue(Files.isDirectory(stored), "no stored elections here: " + stored);
    for (String good :
        List.of(
            "hom-3/xfBAMLAUbiewAb",
            "hom-ed25519-3/k6b4qGPLyi2gn3",
            "ranked-ed25519-3/qdCSvjxW4uZPvA")) {
      state = folder.resolve(good.replace('/', '-'));
      Ran ran = verify(stored.resolve(good + ".bel"), "--json");
      assertThat(ran.code()).as(ran.out()).isZero();
      assertThat(ran.faults("election-verify")).isEmpty();
    }
    state = folder.resolve("fresh");
    Ran bad = verify(stored.resolve("tampered-example/xfBAMLAUbiewAb.bel.gz"), "--json");
    assertThat(bad.code()).isEqualTo(Exit.NOT_VALID);
    assertThat(bad.out()).contains("\"rule\":\"RESULT\"").contains("\"eventType\":\"Result\"");
  }

  @Test
  void wrongUseIsExitTwo() {
    assertThat(verify(folder.resolve("none.bel")).code()).isEqualTo(Exit.WRONG_USE);
    assertThat(verify(folder).code()).isEqualTo(Exit.WRONG_USE);
    assertThat(verify(held.file, "--threads", "0").code()).isEqualTo(Exit.WRONG_USE);
  }
}
