package org.mandate.ballot.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mandate.ballot.StoredBoards;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.SizedTally;

/**
 * A stored board taken apart so that a forger can change anything and put it together with a good
 * chain: all names, payload hashes, parents and heights are made anew, by own code.
 */
final class Forgery {
  final String name;
  final long time;
  String election;
  String trustees;
  String credentials;
  final List<Step> steps = new ArrayList<>();

  /** An event after Setup and what it carries. */
  static final class Step {
    String type;
    Optional<String> data;
    int owner;
    String numTallied = "";
    String totalWeight = "";

    Step(String type, Optional<String> data) {
      this.type = type;
      this.data = data;
    }

    Step copy() {
      Step copy = new Step(type, data);
      copy.owner = owner;
      copy.numTallied = numTallied;
      copy.totalWeight = totalWeight;
      return copy;
    }

    void edit(UnaryOperator<String> change) {
      data = Optional.of(change.apply(data.orElseThrow()));
    }
  }

  Forgery(String name) {
    this.name = name;
    Board board = Board.read(BoardSource.of(StoredBoards.read(name)));
    this.time = board.header().timestamp();
    this.election = board.text(board.setup().election());
    this.trustees = board.text(board.setup().trustees());
    this.credentials = board.text(board.setup().credentials());
    for (Board.Link link : board.events().subList(1, board.events().size())) {
      steps.add(step(board, link.event()));
    }
  }

  private static Step step(Board board, Event event) {
    Optional<String> text = event.payload().map(board::text);
    Step step = new Step(event.type().word(), text);
    switch (event.type()) {
      case ENCRYPTED_TALLY -> {
        SizedTally sized = SizedTally.read(text.orElseThrow());
        step.numTallied = Integer.toString(sized.numTallied());
        String weight = Long.toString(sized.totalWeight());
        step.totalWeight = sized.totalWeight() < 1 << 30 ? weight : "\"" + weight + "\"";
        step.data = Optional.of(board.text(sized.encryptedTally()));
      }
      case SHUFFLE, PARTIAL_DECRYPTION -> {
        Owned owned = Owned.read(text.orElseThrow());
        step.owner = owned.owner();
        step.data = Optional.of(board.text(owned.payload()));
      }
      default -> {}
    }
    return step;
  }

  Election readElection() {
    return Election.read(election);
  }

  /** The n-th step of a kind, counted from 0. */
  Step step(String type, int n) {
    return steps.stream().filter(s -> s.type.equals(type)).skip(n).findFirst().orElseThrow();
  }

  /** The height that a step will have. */
  int height(Step step) {
    return steps.indexOf(step) + 1;
  }

  /** Changes a ballot and signs it again with its own credential. */
  void editBallot(int n, UnaryOperator<String> change) {
    Election read = readElection();
    step("Ballot", n)
        .edit(
            text -> {
              String changed = change.apply(text);
              var credential =
                  read.group().readUnproved(Edits.text(changed, "/credential")).orElseThrow();
              return TestCredential.signed(
                  changed, read, TestCredential.secretOf(name, read, credential));
            });
  }

  /** The whole board with a good chain. */
  byte[] bytes() {
    return file().bytes();
  }

  /** The whole board, still open for changes of the file itself. */
  RawFile file() {
    RawFile file = new RawFile(time);
    file.data(election);
    file.data(trustees);
    file.data(credentials);
    String setup =
        "{\"election\":\"%s\",\"trustees\":\"%s\",\"credentials\":\"%s\"}"
            .formatted(Digest.hex(election), Digest.hex(trustees), Digest.hex(credentials));
    file.event("Setup", Optional.of(file.data(setup)));
    for (Step step : steps) {
      file.event(step.type, payload(file, step));
    }
    return file;
  }

  private static Optional<String> payload(RawFile file, Step step) {
    if (step.data.isEmpty()) {
      return Optional.empty();
    }
    String hash = file.data(step.data.get());
    return Optional.of(
        switch (step.type) {
          case "EncryptedTally" ->
              file.data(
                  "{\"num_tallied\":%s,\"total_weight\":%s,\"encrypted_tally\":\"%s\"}"
                      .formatted(step.numTallied, step.totalWeight, hash));
          case "Shuffle", "PartialDecryption" ->
              file.data("{\"owner\":%d,\"payload\":\"%s\"}".formatted(step.owner, hash));
          default -> hash;
        });
  }

  /** The entries of a file as names and bytes. */
  static final class RawFile {
    final long time;
    final List<String> names = new ArrayList<>();
    final List<byte[]> bodies = new ArrayList<>();
    private Optional<String> parent = Optional.empty();
    private int height;

    RawFile(long time) {
      this.time = time;
      add("BELENIOS", "{\"version\":1,\"timestamp\":\"" + time + "\"}");
    }

    void add(String name, String body) {
      names.add(name);
      bodies.add(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds data and returns its hash. */
    String data(String text) {
      String hash = Digest.hex(text);
      add(hash + ".data.json", text);
      return hash;
    }

    void event(String type, Optional<String> payload) {
      String text =
          parent.map(p -> "{\"parent\":\"" + p + "\",").orElse("{")
              + "\"height\":"
              + height++
              + ",\"type\":\""
              + type
              + "\""
              + payload.map(p -> ",\"payload\":\"" + p + "\"}").orElse("}");
      rawEvent(text);
    }

    void rawEvent(String text) {
      String hash = Digest.hex(text);
      add(hash + ".event.json", text);
      parent = Optional.of(hash);
    }

    byte[] bytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int i = 0; i < names.size(); i++) {
        out.writeBytes(header(names.get(i), bodies.get(i).length, time));
        out.writeBytes(Arrays.copyOf(bodies.get(i), (bodies.get(i).length + 511) / 512 * 512));
      }
      return out.toByteArray();
    }

    /** As the format says: fields in octal, the sum of all bytes with the sum's own as spaces. */
    static byte[] header(String name, int size, long time) {
      byte[] block =
          Arrays.copyOf(
              (name
                      + "\0".repeat(100 - name.length())
                      + "0000644\0"
                      + "0000000\0"
                      + "0000000\0"
                      + "%011o\0%011o\0".formatted(size, time)
                      + "        "
                      + "0")
                  .getBytes(StandardCharsets.ISO_8859_1),
              512);
      return summed(block);
    }

    /** The block with the right checksum. */
    static byte[] summed(byte[] block) {
      Arrays.fill(block, 148, 156, (byte) ' ');
      int sum = 0;
      for (byte b : block) {
        sum += b & 255;
      }
      byte[] text = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(text, 0, block, 148, 8);
      return block;
    }
  }
}
