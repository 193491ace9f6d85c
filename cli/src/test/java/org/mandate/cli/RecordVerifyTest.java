package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordVerifyTest {
  @TempDir private Path temp;
  private PublishedRecord record;
  private Path state;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void aRecordOfThreeHundredEntries() throws IOException {
    record = new PublishedRecord(temp.resolve("record")).append(300, "entry ");
    state = temp.resolve("seen.checkpoint");
  }

  private static Ran run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(code, out.toString(), err.toString());
  }

  private Ran verify(String... more) {
    return run(
        Stream.concat(
                Stream.of("record", "verify", record.folder.toString(), "--state", "" + state),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aGoodRecordIsGoodAndTheFirstKeyIsSaidToBeTrustedOnFirstUse() {
    Ran first = verify();
    assertThat(first.code).isZero();
    assertThat(first.out)
        .startsWith("Good: 300 entries, root ")
        .contains("signed by example.org/record, not seen before.")
        .contains("Trusted on first use: the key " + record.vkey());
    assertThat(first.err).isEmpty();
  }

  @Test
  void aRecordThatGrewIsConsistentWithWhatWasSeen() throws IOException {
    verify();
    record.append(1_200, "entry ");
    Ran again = verify();
    assertThat(again.code).isZero();
    assertThat(again.out)
        .startsWith("Good: 1,500 entries")
        .contains("consistent with the 300 entries seen on ")
        .doesNotContain("first use");
  }

  @Test
  void aChangedByteInEachFileIsFoundAndTheFileNamed() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(record.folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).hasSize(2 + 2 + 1 + 2);
    for (Path file : files) {
      byte[] good = Files.readAllBytes(file);
      byte[] bad = good.clone();
      bad[good.length / 2] ^= 1;
      Files.write(file, bad);
      Ran ran = verify("--key", record.vkey());
      Files.write(file, good);
      String name = record.folder.relativize(file).toString();
      assertThat(ran.code).as(name).isEqualTo(Exit.NOT_VALID);
      assertThat(ran.out).startsWith("Not valid: " + name + ": ");
      assertThat(state).doesNotExist();
    }
    assertThat(verify().code).isZero();
  }

  @Test
  void aFileCutShortOrMissingIsFound() throws IOException {
    Path tile = record.folder.resolve("tile/0/000");
    Files.write(tile, java.util.Arrays.copyOf(Files.readAllBytes(tile), 100));
    assertThat(verify().out).isEqualTo("Not valid: tile/0/000: has 100 bytes instead of 8192.\n");
    Files.delete(tile);
    assertThat(verify().out).isEqualTo("Not valid: tile/0/000: is missing.\n");
    Files.delete(record.folder.resolve("checkpoint"));
    Ran headless = verify();
    assertThat(headless.code).isEqualTo(Exit.NOT_VALID);
    assertThat(headless.out).isEqualTo("Not valid: checkpoint: is missing.\n");
  }

  @Test
  void aShrunkRecordIsRefused() throws IOException {
    verify();
    record = new PublishedRecord(temp.resolve("shrunk")).append(200, "entry ");
    Ran ran = verify();
    assertThat(ran.code).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out).contains("the log shrank: it had 300 entries and now says 200");
  }

  @Test
  void aForkedRecordIsRefusedAndTheOldHeadStaysRemembered() throws IOException {
    verify();
    record = new PublishedRecord(temp.resolve("forked")).append(400, "other ");
    Ran ran = verify();
    assertThat(ran.code).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out).contains("its first 300 entries are not those seen before");
    record = new PublishedRecord(temp.resolve("record2")).append(301, "entry ");
    assertThat(verify().out).contains("consistent with the 300 entries");
  }

  @Test
  void aWrongKeyIsRefused() {
    String other = PublishedRecord.key(PublishedRecord.ORIGIN, 9).verifier().toString();
    Ran ran = verify("--key", other);
    assertThat(ran.code).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out).contains("the published key is " + record.vkey() + ", not --key");
    verify();
    assertThat(verify("--key", other).out).contains("is not the key remembered since");
  }

  @Test
  void aWrongKeyForARecordThatPublishesNoneIsRefused() throws IOException {
    Files.delete(record.folder.resolve("key"));
    String other = PublishedRecord.key(PublishedRecord.ORIGIN, 9).verifier().toString();
    Ran ran = verify("--key", other);
    assertThat(ran.code).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out).contains("by no key we know");
    assertThat(verify("--key", record.vkey()).code).isZero();
  }

  @Test
  void aLaterDifferentPublishedKeyIsRefused() throws IOException {
    verify();
    record =
        new PublishedRecord(temp.resolve("newkey"), PublishedRecord.ORIGIN, 5)
            .append(300, "entry ");
    Ran ran = verify();
    assertThat(ran.code).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out)
        .startsWith("Not valid: key: the published key is not the one remembered since")
        .contains(state.toString());
  }

  @Test
  void withoutAStateFileItIsKeptUnderTheHomeByOrigin() throws IOException {
    String home = System.getProperty("user.home");
    System.setProperty("user.home", temp.resolve("home").toString());
    try {
      String where = record.folder.toString();
      assertThat(run("record", "verify", where).out).contains("not seen before");
      try (Stream<Path> seen = Files.list(temp.resolve("home/.mandate/seen"))) {
        assertThat(seen.map(f -> f.getFileName().toString()))
            .singleElement()
            .asString()
            .matches("[0-9a-f]{64}\\.checkpoint");
      }
      assertThat(run("record", "verify", where).out).contains("consistent with the 300 entries");
      new PublishedRecord(record.folder, "example.org/other", 1).append(300, "other ");
      assertThat(run("record", "verify", where).out).contains("it is of another log than the one");
    } finally {
      System.setProperty("user.home", home);
    }
  }

  @Test
  void jsonIsOneLineAndNothingElse() throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    JsonNode good = json.readTree(verify("--json").out);
    assertThat(good.get("valid").asBoolean()).isTrue();
    assertThat(good.get("entries").asLong()).isEqualTo(300);
    assertThat(good.get("keyTrustedOnFirstUse").asBoolean()).isTrue();
    Files.write(record.folder.resolve("tile/entries/000"), new byte[] {0});
    Ran bad = verify("--json");
    assertThat(bad.code).isEqualTo(Exit.NOT_VALID);
    assertThat(bad.out.lines()).hasSize(1);
    assertThat(json.readTree(bad.out).get("file").asString()).isEqualTo("tile/entries/000");
  }

  @Test
  void wrongUseOrNothingThereIsCodeTwoAndOneSentence() throws IOException {
    assertThat(run("record", "verify", temp.resolve("nowhere").toString()).code).isEqualTo(2);
    Files.createDirectories(temp.resolve("empty"));
    Ran empty = run("record", "verify", temp.resolve("empty").toString());
    assertThat(empty.code).isEqualTo(2);
    assertThat(empty.err).startsWith("There is no record at ");
    assertThat(verify("--key", "nonsense").code).isEqualTo(2);
    assertThat(run("record", "verify").code).isEqualTo(2);
    assertThat(run("record").code).isEqualTo(2);
    assertThat(run().code).isEqualTo(2);
    assertThat(run("record", "verify", "http://127.0.0.1:9/").code).isEqualTo(2);
    assertThat(run("record", "verify", "http://no address/").code).isEqualTo(2);
    Files.delete(record.folder.resolve("key"));
    assertThat(verify().err).contains("give --key");
    Files.writeString(state, "rubbish");
    Ran ran = verify();
    assertThat(ran.code).isEqualTo(2);
    assertThat(ran.err).contains("cannot be read").contains(state.toString());
  }

  @Test
  void helpHasAnExample() {
    for (String[] help :
        List.of(new String[] {"record", "--help"}, new String[] {"record", "verify", "--help"})) {
      Ran ran = run(help);
      assertThat(ran.code).isZero();
      assertThat(ran.out).contains("./mandate record verify http://localhost:8080/record/");
    }
  }

  /** A server on loopback; tiles go through {@code spoiled}, which may change what is sent. */
  private HttpServer serve(AtomicReference<Spoiler> spoiler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/record/",
        exchange -> {
          String path = exchange.getRequestURI().getPath().substring("/record/".length());
          Path file = record.folder.resolve(path);
          if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
          } else if (path.startsWith("tile/")) {
            spoiler.get().send(exchange, Files.readAllBytes(file));
          } else {
            plainly(exchange, Files.readAllBytes(file));
          }
          exchange.close();
        });
    server.start();
    return server;
  }

  private interface Spoiler {
    void send(HttpExchange exchange, byte[] file) throws IOException;
  }

  private static void plainly(HttpExchange exchange, byte[] file) throws IOException {
    exchange.sendResponseHeaders(200, file.length);
    exchange.getResponseBody().write(file);
  }

  @Test
  void aRecordOnTheWebIsReadLikeAFolder() throws IOException {
    record.append(5_000, "entry ");
    AtomicReference<Spoiler> spoiler = new AtomicReference<>(RecordVerifyTest::plainly);
    HttpServer server = serve(spoiler);
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/record";
      assertThat(web(base).out).startsWith("Good: 5,300 entries");

      spoiler.set((exchange, file) -> zipped(exchange, file));
      assertThat(web(base + "/").out).startsWith("Good: 5,300 entries");

      spoiler.set((exchange, _) -> exchange.sendResponseHeaders(503, -1));
      Ran unavailable = web(base);
      assertThat(unavailable.code).isEqualTo(Exit.NOT_VALID);
      assertThat(unavailable.out).contains("the server answered 503");

      spoiler.set(
          (exchange, file) -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, file.length / 2);
          });
      Ran cut = web(base);
      assertThat(cut.code).isEqualTo(Exit.NOT_VALID);
      assertThat(cut.out).contains("could not be read to its end");

      spoiler.set((exchange, _) -> plainly(exchange, new byte[20_000_000]));
      assertThat(web(base).code).isEqualTo(Exit.NOT_VALID);

      assertThat(web(base + "/other/").code).isEqualTo(Exit.WRONG_USE);
    } finally {
      server.stop(0);
    }
  }

  private Ran web(String base) {
    return run("record", "verify", base, "--state", "" + state);
  }

  private static void zipped(HttpExchange exchange, byte[] file) throws IOException {
    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    exchange.sendResponseHeaders(200, 0);
    try (GZIPOutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
      out.write(file);
    }
  }
}
