package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.cli.certificate.Checker;
import org.mandate.cli.certificate.ConflictedStory;
import org.mandate.cli.certificate.Story;
import org.mandate.cli.certificate.TestLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command: its words, its JSON lines, its exit codes, the key. */
class CheckCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String KEY = new TestLog("example.org/record", 1).vkey();
  @TempDir private Path temp;
  private Path file;
  private Path state;

  private record Ran(int code, String out, String err) {}

  @BeforeEach
  void aCertificate() throws IOException {
    file = write("decision.json", new Story().cut());
    state = temp.resolve("seen.checkpoint");
  }

  private Path write(String name, Map<String, Object> certificate) throws IOException {
    return Files.write(temp.resolve(name), TestLog.file(certificate));
  }

  private Ran check(Path which, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args =
        Stream.concat(
                Stream.of("check", which.toString(), "--state", state.toString()), Stream.of(more))
            .toArray(String[]::new);
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void validIsSaidLastAndNeverWithoutBothLists() {
    Ran ran = check(file);

    assertThat(ran.code).isZero();
    assertThat(ran.err).isEmpty();
    List<String> lines = ran.out.lines().toList();
    assertThat(lines.getLast()).startsWith("Certificate good. Decision valid (carried). 22 steps");
    assertThat(ran.out)
        .contains("recomputed   Roll: 32 practices, 238,000 patients")
        .contains(
            "sealed       32 sealed: 1 matter.opened by, 1 office.began person, 30 vote.cast by")
        .contains("not checked  the patients of 32 practices");
    assertThat(ran.out.indexOf("Decision valid"))
        .isGreaterThan(ran.out.lastIndexOf("not checked  "));
    assertThat(ran.out.substring(0, ran.out.indexOf("Certificate good"))).doesNotContain("valid");
  }

  @Test
  void aFaultNamesThePartAndIsExitOne() throws IOException {
    Map<String, Object> certificate = new Story().cut();
    certificate.put("decision", "marlbrook-2026-042");

    Ran ran = check(write("bad.json", certificate));

    assertThat(ran.code).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out)
        .endsWith(
            "Certificate not valid: decision: says marlbrook-2026-042, the note signs"
                + " marlbrook-2026-041.\n");
    assertThat(state).doesNotExist();
  }

  @Test
  void jsonIsALineForEachStepAndTheVerdictLast() throws IOException {
    Ran ran = check(file, "--json");

    List<JsonNode> lines = ran.out.lines().map(JSON::readTree).toList();
    assertThat(lines.getFirst().get("step").asString()).isEqualTo("key");
    assertThat(lines.getFirst().get("status").asString()).isEqualTo("trusted");
    JsonNode verdict = lines.getLast();
    assertThat(verdict.get("certificate").asString()).isEqualTo("valid");
    assertThat(verdict.get("decision").asString()).isEqualTo("valid");
    assertThat(verdict.get("recomputed").asInt()).isEqualTo(22);
    assertThat(verdict.get("sealed")).hasSize(32);
    assertThat(verdict.get("notChecked")).isNotEmpty();
    assertThat(verdict.has("fault")).isFalse();

    Files.writeString(file, "{}");
    Ran bad = check(file, "--json");
    JsonNode last = JSON.readTree(bad.out.lines().toList().getLast());
    assertThat(bad.code).isEqualTo(Exit.NOT_VALID);
    assertThat(last.get("certificate").asString()).isEqualTo("not valid");
    assertThat(last.get("fault").get("part").asString()).isEqualTo("file");
  }

  @Test
  void anIrregularDecisionHasAGoodCertificate() throws IOException {
    Path irregular =
        write(
            "irregular.json",
            new Story()
                .facts("ballot.published", f -> f.put("notice", "2026-10-01"))
                .facts("ballot.opened", f -> f.put("notice", "2026-10-01"))
                .facts(
                    "decision.taken",
                    f -> {
                      f.put("valid", false);
                      @SuppressWarnings("unchecked")
                      var checks = (List<Map<String, Object>>) f.get("checks");
                      checks.get(1).put("met", false);
                    })
                .cut());

    Ran ran = check(irregular);

    assertThat(ran.code).isZero();
    assertThat(ran.out)
        .endsWith(
            "Certificate good. Decision IRREGULAR (carried) because Notice: papers sent 5 days"
                + " before. 10 are required. Rule 8.2.\n");
    JsonNode last = JSON.readTree(check(irregular, "--json").out.lines().toList().getLast());
    assertThat(last.get("certificate").asString()).isEqualTo("valid");
    assertThat(last.get("decision").asString()).isEqualTo("irregular");
  }

  @Test
  void theKeyIsTrustedOnFirstUseRememberedAndThenAnotherIsRefused() throws IOException {
    assertThat(check(file).out)
        .contains("trusted      The log's key is " + KEY + ": trusted on first");
    assertThat(check(file).out).contains("remembered since");
    Path forged = write("forged.json", new Story(32, new TestLog("example.org/record", 9)).cut());
    Ran ran = check(forged);
    assertThat(ran.code).isEqualTo(Exit.NOT_VALID);
    assertThat(ran.out).contains("Certificate not valid: log: ").contains("remembered since");
  }

  @Test
  void aGivenKeyIsTheOnlyOneBelieved() throws IOException {
    assertThat(check(file, "--key", KEY).out).contains("given with --key");
    Files.delete(state);
    Ran wrong = check(file, "--key", new TestLog("example.org/record", 9).vkey());
    assertThat(wrong.code).isEqualTo(Exit.NOT_VALID);
    assertThat(wrong.out).contains("Certificate not valid: log: ").contains("not --key");
    assertThat(check(file, "--key", "nonsense").code).isEqualTo(Exit.WRONG_USE);
  }

  @Test
  void whatCannotBeReadIsNotValidAndWhatIsNotThereIsWrongUse() throws IOException {
    assertThat(check(temp.resolve("nowhere.json")).code).isEqualTo(Exit.WRONG_USE);
    assertThat(check(temp).code).isEqualTo(Exit.WRONG_USE);
    assertThat(check(file, "--nonsense").code).isEqualTo(Exit.WRONG_USE);
    Files.write(file, new byte[Checker.MAX_BYTES + 100]);
    Ran huge = check(file);
    assertThat(huge.code).isEqualTo(Exit.NOT_VALID);
    assertThat(huge.out).contains("over 16,777,216 bytes");
  }

  @Test
  void aFileCannotSteerTheTerminal() throws IOException {
    Map<String, Object> certificate = new Story().cut();
    certificate.put("decision", "x\u001b[2J\u202eevil\u009b");

    assertThat(check(write("esc.json", certificate)).out).contains("says x?[2J?evil?");
  }

  @Test
  void theFactsOfConflictsLeaveAFullCutAndAreFoundAgainByTheOtherCommand() throws IOException {
    Path full = write("full.json", new ConflictedStory().full());
    Path facts = temp.resolve("facts.json");

    Ran ran = check(full, "--conflicts", facts.toString());

    assertThat(ran.code).as(ran.out).isZero();
    assertThat(ran.out).contains("5 of 7 on the board conflicted");
    assertThat(ran.err).contains("./mandate conflicts " + facts + " --as-of 2026-09-15");
    StringWriter out = new StringWriter();
    PrintWriter words = new PrintWriter(out, true);
    int code =
        Main.run(words, words, "conflicts", facts.toString(), "--as-of", "2026-09-15", "--json");
    assertThat(code).as(out.toString()).isZero();
    JsonNode matter = JSON.readTree(out.toString()).get("matters").get(0);
    List<String> conflicted = new java.util.ArrayList<>();
    for (JsonNode person : matter.get("people")) {
      if (person.get("answer").asString().equals("conflicted")) {
        conflicted.add(person.get("person").asString());
      }
    }
    assertThat(conflicted)
        .as("the five of the board, and P-03, a deputy, whom the count leaves out")
        .containsExactlyInAnyOrder("P-01", "P-02", "P-07", "P-08", "P-09", "P-03");
  }

  @Test
  void aCutThatOpensNoFactsOfConflictsGivesNone() throws IOException {
    Path cut = write("cut.json", new ConflictedStory().cut());
    Path facts = temp.resolve("facts.json");

    Ran ran = check(cut, "--conflicts", facts.toString());

    assertThat(ran.code).isEqualTo(Exit.WRONG_USE);
    assertThat(ran.err).contains("opens no facts of conflicts");
    assertThat(facts).doesNotExist();
    assertThat(check(cut).out)
        .contains("not checked  conflicts: 5 counted, 1 path sealed: seen committed");
  }

  @Test
  void helpHasAnExample() {
    assertThat(check(file, "--help").out)
        .contains("./mandate check marlbrook-2026-041.public.json");
  }
}
