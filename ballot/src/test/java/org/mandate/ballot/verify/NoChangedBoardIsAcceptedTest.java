package org.mandate.ballot.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.StoredBoards;
import org.mandate.ballot.board.BoardSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Chance against the verifier: seeds are printed, and can be set with -Dmandate.seed. */
class NoChangedBoardIsAcceptedTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> VOTED =
      List.of("t20", "t33", "b33", "r20", "r33", "l33", "bw33", "odd33");

  private final long seed = Long.getLong("mandate.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void anyByteChangedAnywhereIsRefused() {
    bytes(List.of("t33", "r33"), 25);
  }

  @Test
  @Tag("long")
  void anyByteChangedAnywhereInAnyBoardIsRefused() {
    bytes(StoredBoards.small(), 100);
  }

  @Test
  void anyBytesCutOutOrPutInAreRefused() {
    System.out.println("seed " + seed);
    byte[] good = StoredBoards.read("t33");
    for (int i = 0; i < 20; i++) {
      int at = random.nextInt(good.length);
      int length = 1 + random.nextInt(1024);
      byte[] cut = new byte[Math.max(at, good.length - length)];
      System.arraycopy(good, 0, cut, 0, at);
      System.arraycopy(
          good,
          Math.min(good.length, at + length),
          cut,
          at,
          Math.max(0, good.length - at - length));
      if (cut.length != good.length) {
        refused("cut " + at + " " + length, cut);
      }
      byte[] more = new byte[good.length + length];
      System.arraycopy(good, 0, more, 0, at);
      System.arraycopy(good, at, more, at + length, good.length - at);
      refused("put in " + at + " " + length, more);
    }
  }

  @Test
  void anyNumberOrPointChangedUnderAGoodChainIsRefused() {
    leaves(List.of("t33", "r33", "l33"), 25);
  }

  @Test
  @Tag("long")
  void anyNumberOrPointChangedUnderAGoodChainInAnyBoardIsRefused() {
    leaves(VOTED, 120);
  }

  private void bytes(List<String> boards, int times) {
    System.out.println("seed " + seed);
    for (String name : boards) {
      byte[] good = StoredBoards.read(name);
      for (int i = 0; i < times; i++) {
        byte[] board = good.clone();
        int at = random.nextInt(board.length);
        board[at] ^= (byte) (1 + random.nextInt(255));
        refused(name + " byte " + at, board);
      }
    }
  }

  /** Changes one leaf of one text; the forger makes every hash good again. */
  private void leaves(List<String> boards, int times) {
    System.out.println("seed " + seed);
    for (String name : boards) {
      for (int i = 0; i < times; i++) {
        Forgery forgery = new Forgery(name);
        int text = random.nextInt(forgery.steps.size() + 3);
        String what = name + " text " + text;
        switch (text) {
          case 0 -> forgery.election = changed(forgery.election);
          case 1 -> forgery.trustees = changed(forgery.trustees);
          case 2 -> forgery.credentials = changedVoter(forgery);
          default -> {
            Forgery.Step step = forgery.steps.get(text - 3);
            if (step.data.isEmpty()) {
              continue;
            }
            step.edit(this::changed);
          }
        }
        refused(what, forgery.bytes());
      }
    }
  }

  @Test
  void anyPartMissingOrOfAnotherTypeUnderAGoodChainIsRefused() {
    parts(List.of("t33", "r33", "l33"), 25);
  }

  @Test
  @Tag("long")
  void anyPartMissingOrOfAnotherTypeUnderAGoodChainInAnyBoardIsRefused() {
    parts(VOTED, 120);
  }

  /** Removes, repeats or replaces any node of any text but the roll. */
  private void parts(List<String> boards, int times) {
    System.out.println("seed " + seed);
    for (String name : boards) {
      for (int i = 0; i < times; i++) {
        Forgery forgery = new Forgery(name);
        int text = random.nextInt(forgery.steps.size() + 2);
        switch (text) {
          case 0 -> forgery.election = mangled(forgery.election);
          case 1 -> forgery.trustees = mangled(forgery.trustees);
          default -> {
            Forgery.Step step = forgery.steps.get(text - 2);
            if (step.data.isEmpty()) {
              continue;
            }
            step.edit(this::mangled);
          }
        }
        refused(name + " text " + text, forgery.bytes());
      }
    }
  }

  private String mangled(String json) {
    List<String> pointers = new ArrayList<>();
    collectAll(JSON.readTree(json), "", pointers);
    String pointer = pointers.get(random.nextInt(pointers.size()));
    String parent = pointer.substring(0, pointer.lastIndexOf('/'));
    boolean inList = JSON.readTree(json).at(parent).isArray();
    int what = random.nextInt(inList ? 10 : 9);
    if (what == 0) {
      return Edits.remove(json, pointer);
    }
    if (what == 9) {
      return Edits.set(json, parent + "/-", Edits.get(json, pointer));
    }
    String other = List.of("null", "{}", "[]", "[[]]", "-1", "1e3", "\"\"", "true").get(what - 1);
    return other.equals(Edits.get(json, pointer))
        ? Edits.remove(json, pointer)
        : Edits.set(json, pointer, other);
  }

  private static void collectAll(JsonNode node, String at, List<String> pointers) {
    if (!at.isEmpty()) {
      pointers.add(at);
    }
    if (node.isObject()) {
      node.propertyNames().forEach(key -> collectAll(node.get(key), at + "/" + key, pointers));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collectAll(node.get(i), at + "/" + i, pointers);
      }
    }
  }

  /** Somebody who did not vote may have had any credential; one who did had that one. */
  private String changedVoter(Forgery forgery) {
    List<Forgery.Step> ballots =
        forgery.steps.stream().filter(s -> s.type.equals("Ballot")).toList();
    String ballot = ballots.get(random.nextInt(ballots.size())).data.orElseThrow();
    String voter = Edits.text(ballot, "/credential");
    int at = 0;
    while (!Edits.text(forgery.credentials, "/" + at).startsWith(voter)) {
      at++;
    }
    return Edits.change(forgery.credentials, "/" + at, this::oneCharacter);
  }

  private String changed(String json) {
    List<String> pointers = new ArrayList<>();
    collect(JSON.readTree(json), "", pointers);
    String pointer = pointers.get(random.nextInt(pointers.size()));
    String old = Edits.get(json, pointer);
    if (old.equals("true") || old.equals("false")) {
      return Edits.set(json, pointer, old.equals("true") ? "false" : "true");
    }
    String changed =
        old.startsWith("\"") ? "\"" + oneCharacter(Edits.text(json, pointer)) + "\"" : "7" + old;
    return Edits.set(json, pointer, changed);
  }

  private String oneCharacter(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c < 0x20 || c == '"' || c == '\\')) {
      return "x";
    }
    int at = random.nextInt(text.length());
    IntUnaryOperator other = c -> c >= '1' && c < '9' ? c + 1 : c == '9' ? '1' : '1';
    char next = (char) other.applyAsInt(text.charAt(at));
    return text.substring(0, at) + next + text.substring(at + 1);
  }

  private static void collect(JsonNode node, String at, List<String> pointers) {
    if (node.isObject()) {
      node.propertyNames().forEach(key -> collect(node.get(key), at + "/" + key, pointers));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), at + "/" + i, pointers);
      }
    } else {
      pointers.add(at);
    }
  }

  private void refused(String what, byte[] board) {
    Report report =
        Verifier.verify(BoardSource.of(board), Options.everything().on(1), Progress.NONE);
    assertFalse(report.accepted(), () -> what + " was accepted, seed " + seed);
    assertTrue(report.refusal().orElseThrow().words().length() > 5);
  }
}
