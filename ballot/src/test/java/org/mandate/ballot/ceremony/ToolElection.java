package org.mandate.ballot.ceremony;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.SignedMessage;
import org.mandate.ballot.group.Group;

/** An election made by an outside program, step by step, in a folder. */
final class ToolElection {
  private static final byte[] NOTHING = {};

  final Judge judge;
  final Path folder;
  final Group group;
  final String uuid;
  final List<String> credentials = new ArrayList<>();
  final List<String> singles = new ArrayList<>();
  final List<String> shared = new ArrayList<>();
  private final Random random = new Random(93);
  private int threshold;

  /** What the server keeps for our own trustee. */
  String keptKey = "";

  ToolElection(Judge judge, Path folder, String group) {
    this.judge = judge;
    this.folder = folder;
    this.group = Group.named(group).orElseThrow();
    this.uuid = text(tool("setup", "generate-token"));
  }

  private boolean isOld() {
    return judge.version().equals("2.0");
  }

  private byte[] tool(String... arguments) {
    return judge.require(folder, NOTHING, arguments);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8).strip();
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Set<String> named(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new HashSet<>();
      files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .forEach(name -> names.add(name.substring(0, name.length() - suffix.length())));
      return names;
    }
  }

  private String newest(Set<String> before, String suffix) throws IOException {
    Set<String> now = named(suffix);
    now.removeAll(before);
    return now.iterator().next();
  }

  ToolElection single() throws IOException {
    Set<String> before = named(".privkey");
    tool("setup", "generate-trustee-key", "--group", group.name());
    singles.add(newest(before, ".privkey"));
    return this;
  }

  private byte[] step(int number, byte[] input, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "setup",
                "generate-trustee-key-threshold",
                "--group",
                group.name(),
                "--step",
                "" + number));
    arguments.addAll(List.of(more));
    return judge.require(folder, input, arguments.toArray(String[]::new));
  }

  ToolElection threshold(int needed, int size) throws IOException {
    return threshold(needed, size, Optional.empty());
  }

  /** A threshold group by the program, or with our own trustee at seat 2. */
  ToolElection threshold(int needed, int size, Optional<ThresholdTrustee> ours) throws IOException {
    threshold = needed;
    for (int i = 1; i <= size; i++) {
      Set<String> before = named(".key");
      step(1, NOTHING, context(i, size));
      shared.add(newest(before, ".key"));
    }
    if (ours.isPresent()) {
      Files.writeString(file(shared.get(1) + ".cert"), ours.get().certificate(random).text());
    }
    join("certs.jsons", shared, ".cert");
    step(2, NOTHING, "--certs", "certs.jsons");
    StringBuilder polynomials = new StringBuilder();
    for (int i = 1; i <= size; i++) {
      polynomials
          .append(
              i == 2 && ours.isPresent()
                  ? ours.get().polynomial(certs(), random).text()
                  : polynomial(i, size))
          .append('\n');
    }
    Files.writeString(file("polynomials.jsons"), polynomials);
    String[] both = {"--certs", "certs.jsons", "--polynomials", "polynomials.jsons"};
    step(4, NOTHING, both);
    StringBuilder outputs = new StringBuilder();
    for (int i = 1; i <= size; i++) {
      outputs
          .append(i == 2 && ours.isPresent() ? share(ours.get()) : share(shared.get(i - 1)))
          .append('\n');
    }
    Files.write(file("threshold.json"), step(6, outputs.toString().getBytes(UTF_8), both));
    return this;
  }

  private String[] context(int seat, int size) {
    return isOld()
        ? new String[0]
        : new String[] {"--threshold-context", seat + "/" + threshold + "/" + size};
  }

  private List<SignedMessage> certs() throws IOException {
    List<SignedMessage> certs = new ArrayList<>();
    for (String line : Files.readAllLines(file("certs.jsons"))) {
      certs.add(ThresholdMessages.readCertificate(group, line));
    }
    return certs;
  }

  private String polynomial(int seat, int size) {
    List<String> arguments = new ArrayList<>(List.of("--certs", "certs.jsons", "--key"));
    arguments.add(shared.get(seat - 1) + ".key");
    arguments.addAll(
        isOld() ? List.of("--threshold", "" + threshold) : List.of(context(seat, size)));
    return text(step(3, NOTHING, arguments.toArray(String[]::new)));
  }

  private String share(String id) throws IOException {
    byte[] input = Files.readAllBytes(file(id + ".vinput"));
    return text(step(5, input, "--certs", "certs.jsons", "--key", id + ".key"));
  }

  private String share(ThresholdTrustee ours) throws IOException {
    Set<String> inputs = named(".vinput");
    inputs.removeAll(shared);
    String input = Files.readString(file(inputs.iterator().next() + ".vinput")).strip();
    ThresholdMessages.KeyShare share =
        ours.keyShare(
            certs(),
            ThresholdMessages.Received.read(group, ThresholdMessages.Form.V3, input),
            random);
    keptKey = share.encryptedKey();
    return share.text();
  }

  private void join(String name, List<String> ids, String suffix) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String id : ids) {
      all.append(Files.readString(file(id + suffix)).strip()).append('\n');
    }
    Files.writeString(file(name), all);
  }

  /** Opens the election for voters, each with a weight where there are weights. */
  ToolElection open(String template, int voters, List<Long> weights) throws IOException {
    List<String> make =
        new ArrayList<>(
            List.of("setup", "generate-credentials", "--uuid", uuid, "--group", group.name()));
    if (weights.isEmpty()) {
      make.addAll(List.of("--count", "" + voters));
    } else {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < weights.size(); i++) {
        lines.append("v%d@example.org,v%d,%d\n".formatted(i, i, weights.get(i)));
      }
      Files.writeString(file("voters.txt"), lines);
      make.addAll(List.of("--file", "voters.txt"));
    }
    tool(make.toArray(String[]::new));
    readCredentials();
    join("public_keys.jsons", singles, ".pubkey");
    tool("setup", "make-trustees");
    Files.writeString(file("template.json"), template);
    tool(
        "setup",
        "make-election",
        "--uuid",
        uuid,
        "--group",
        group.name(),
        "--template",
        "template.json");
    tool("archive", "init");
    for (String name : List.of("election.json", "trustees.json", "public_creds.json")) {
      Files.deleteIfExists(file(name));
    }
    return this;
  }

  private void readCredentials() throws IOException {
    Files.move(file(named(".pubcreds").iterator().next() + ".pubcreds"), file("public_creds.json"));
    String privates = Files.readString(file(named(".privcreds").iterator().next() + ".privcreds"));
    if (isOld()) {
      privates.lines().forEach(line -> credentials.add(line.substring(line.lastIndexOf(' ') + 1)));
    } else if (Json.read(privates.strip()) instanceof Json.Obj obj) {
      obj.members().forEach(member -> credentials.add(((Json.Str) member.getValue()).value()));
    }
  }

  /** The secret exponent of a voter's credential, by the rule of the version. */
  BigInteger secret(int voter) {
    String credential = credentials.get(voter);
    if (isOld()) {
      return PrivateCredential.read(credential).orElseThrow().secret(group, uuid);
    }
    String start = "derive_credential|" + uuid + "|";
    return new BigInteger(
            Digest.hex(start + "0|" + credential) + Digest.hex(start + "1|" + credential), 16)
        .mod(group.q());
  }

  void event(String type, byte[] payload) {
    judge.require(folder, payload, "archive", "add-event", "--type=" + type);
  }

  void vote(int voter, String choices) throws IOException {
    Files.writeString(file("cred"), credentials.get(voter) + "\n");
    Files.writeString(file("choice"), choices + "\n");
    event(
        "Ballot",
        tool(
            "election",
            "generate-ballot",
            "--privcred",
            "cred",
            isOld() ? "--ballot" : "--choice",
            "choice"));
  }

  void close() {
    event("EndBallots", NOTHING);
    event("EncryptedTally", tool("election", "compute-encrypted-tally"));
  }

  void shuffle(int owner) {
    event("Shuffle", tool("election", "shuffle", "--trustee-id=" + owner));
  }

  void endShuffles() {
    event("EndShuffles", NOTHING);
  }

  void decrypt(int owner) {
    byte[] part =
        owner <= singles.size()
            ? tool(
                "election",
                "decrypt",
                "--privkey",
                singles.get(owner - 1) + ".privkey",
                "--trustee-id",
                "" + owner)
            : tool(
                "election",
                "decrypt-threshold",
                "--key",
                shared.get(owner - singles.size() - 1) + ".key",
                "--decryption-key",
                shared.get(owner - singles.size() - 1) + ".dkey",
                "--trustee-id",
                "" + owner);
    event("PartialDecryption", part);
  }

  /** Every mandatory trustee and the last of the others, as many as are needed. */
  void decryptAll() {
    for (int owner = 1; owner <= singles.size(); owner++) {
      decrypt(owner);
    }
    for (int i = shared.size() - threshold; i < shared.size(); i++) {
      decrypt(singles.size() + i + 1);
    }
  }

  String result() {
    byte[] result = tool("election", "compute-result");
    event("Result", result);
    return text(result);
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(file(uuid + ".bel"));
  }

  void write(byte[] bytes) throws IOException {
    Files.write(file(uuid + ".bel"), bytes);
  }

  Board board() throws IOException {
    return Board.read(BoardSource.of(bytes()));
  }

  BigInteger privateKey(int owner) throws IOException {
    String text = Files.readString(file(singles.get(owner - 1) + ".privkey")).strip();
    return new BigInteger(text.replace("\"", ""));
  }

  void verify() {
    judge.require(folder, NOTHING, "election", "verify");
  }
}
