package org.mandate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificates that the tests of room app wrote, judged as any stranger would. */
class ExportedCertificatesTest {
  private static final Path FOLDER = Path.of("..", "app", "target", "certificates");
  @TempDir private Path temp;

  @Test
  void whatTheApplicationExportsIsJudgedAsTheApplicationJudgedIt() throws IOException {
    for (Path file : files()) {
      StringWriter out = new StringWriter();
      int code = check(file, out);

      String name = file.getFileName().toString();
      assertThat(code).as(name + "\n" + out).isEqualTo(Exit.GOOD);
      assertThat(out.toString())
          .contains(
              name.startsWith("valid-")
                  ? "Certificate good. Decision valid ("
                      + name.substring(6, name.indexOf('.'))
                      + ")"
                  : "Certificate good. Decision IRREGULAR ("
                      + name.substring(10, name.indexOf('.'))
                      + ") because "
                      + because(name));
    }
  }

  @Test
  void aVoteSwappedInAnExportedOneIsFound() throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file);
      int vote = text.indexOf("\"value\":\"for\"");
      if (vote >= 0) {
        Path tampered = temp.resolve("tampered.json");
        Files.writeString(
            tampered,
            text.substring(0, vote) + "\"value\":\"against\"" + text.substring(vote + 13));
        StringWriter out = new StringWriter();

        assertThat(check(tampered, out)).isEqualTo(Exit.NOT_VALID);
        assertThat(out.toString())
            .containsPattern("not valid: opening/[0-9]+/choice: does not fit");
      }
    }
  }

  private static String because(String name) {
    if (name.contains(".meeting")) {
      return "Notice";
    }
    return name.contains(".conflicts.") ? "Conflicts" : "Quorum";
  }

  @Test
  void whoWasThereAndDissentAreJudgedInTheCertificateOfAMeeting() throws IOException {
    List<Path> meetings =
        files().stream().filter(f -> f.toString().contains("valid-carried.meeting")).toList();
    Assumptions.assumeFalse(meetings.isEmpty(), "no certificate of a meeting in " + FOLDER);
    for (Path file : meetings) {
      StringWriter out = new StringWriter();

      assertThat(check(file, out)).as(out.toString()).isEqualTo(Exit.GOOD);
      assertThat(out.toString())
          .contains("1 dissent, word for word", "I was not asked about the nights.")
          .contains("came in 4, left 0", "Item: on the agenda since ");
      if (file.toString().contains(".full.")) {
        assertThat(out.toString())
            .containsPattern("recomputed +Present: 4 \\{gp=4\\}, from who was there")
            .containsPattern("recomputed +Quorum: 4 ")
            .contains("Of 4 counted as present, 4 stood in the room");
        Path tampered = temp.resolve("tampered.json");
        Files.writeString(
            tampered, Files.readString(file).replace("\"role\":\"gp\"", "\"role\":\"lay\""));
        assertThat(check(tampered, new StringWriter())).isEqualTo(Exit.NOT_VALID);
      } else {
        assertThat(out.toString())
            .contains("who was present: only their number is open in this cut");
      }
    }
  }

  @Test
  void theRollOfABodyOfNetworksIsHeldAgainstTheRegister() throws IOException {
    for (Path file : ofNetworks()) {
      StringWriter out = new StringWriter();

      assertThat(check(file, out)).as(out.toString()).isEqualTo(Exit.GOOD);
      assertThat(out.toString())
          .containsPattern("recomputed +[0-9]+ register facts, each proved")
          .containsPattern("recomputed +Membership: .* 0 named by the rule, [0-9]+ in its networks")
          .containsPattern("recomputed +Patients: as the register says for [0-9]+ practices")
          .doesNotContain("no register facts in this file");
    }
  }

  @Test
  void aListSizeOrAMembershipChangedInAnExportedOneIsFoundAndNamed() throws IOException {
    List<Path> files = ofNetworks();
    Assumptions.assumeFalse(files.isEmpty(), "no certificate of a body of networks in " + FOLDER);
    for (Path file : files) {
      String text = Files.readString(file);
      for (String figure :
          List.of("list-sizes.{5}patients.{3}", "network-members.{5}network.{5}")) {
        Path tampered = temp.resolve("tampered.json");
        String changed = text.replaceFirst("(" + figure + "[A-Z0-9-]+)", "$19");
        assertThat(changed).isNotEqualTo(text);
        Files.writeString(tampered, changed);
        StringWriter out = new StringWriter();

        assertThat(check(tampered, out)).isEqualTo(Exit.NOT_VALID);
        assertThat(out.toString())
            .containsPattern("not valid: fact/[0-9]+: is not proved to stand there");
      }
    }
  }

  @Test
  void theConstitutionThatWasPutIsHeldAgainstTheHashFixedWithTheMatter() throws IOException {
    List<Path> put = files().stream().filter(f -> f.toString().contains(".constitution.")).toList();
    Assumptions.assumeFalse(put.isEmpty(), "no certificate of a constitution in " + FOLDER);
    for (Path file : put) {
      StringWriter out = new StringWriter();

      assertThat(check(file, out)).as(out.toString()).isEqualTo(Exit.GOOD);
      assertThat(out.toString()).contains("Put to the practices: version 2", "changes 1 rule");

      Path tampered = temp.resolve("tampered.json");
      Files.writeString(tampered, Files.readString(file).replace("Who we are.", "Who we were."));
      assertThat(check(tampered, new StringWriter())).isEqualTo(Exit.NOT_VALID);
    }
  }

  @Test
  void conflictsAreFoundAgainInTheFullCutAndOnlySeenCommittedInThePublicOne() throws IOException {
    for (Path file : ofConflicts()) {
      String name = file.getFileName().toString();
      boolean valid = name.startsWith("valid-");
      StringWriter out = new StringWriter();

      assertThat(check(file, out)).as(out.toString()).isEqualTo(Exit.GOOD);
      assertThat(out.toString())
          .contains(
              !name.contains(".full.")
                  ? valid
                      ? "conflicts: 4 counted, 1 path sealed: seen committed, not recomputed"
                      : "conflicts: 3 counted, 0 paths sealed: seen committed, not recomputed"
                  : valid
                      ? "Conflicts: 4 of 4 on the board conflicted by 4 paths, 1 of them sealed"
                      : "Conflicts: 3 of 4 on the board conflicted by 3 paths, 0 of them sealed");
    }
  }

  @Test
  void theFactsOfAnExportedOneAreJudgedTheSameByTheCommandForConflicts() throws IOException {
    for (Path file : ofConflicts()) {
      if (file.toString().contains(".full.")) {
        Path facts = temp.resolve("facts.json");
        StringWriter out = new StringWriter();
        assertThat(check(file, out, "--conflicts", facts.toString())).isEqualTo(Exit.GOOD);
        String day = out.toString().replaceFirst("(?s).*--as-of (\\S+).*", "$1");

        StringWriter again = new StringWriter();
        PrintWriter words = new PrintWriter(again, true);
        assertThat(Main.run(words, words, "conflicts", facts.toString(), "--as-of", day, "--json"))
            .as(again.toString())
            .isEqualTo(Exit.GOOD);
        assertThat(again.toString().split("\"answer\":\"conflicted\"", -1))
            .hasSize(1 + (file.getFileName().toString().startsWith("valid-") ? 4 : 3));
      }
    }
  }

  @Test
  void aLinkTakenOutOfAnExportedOneIsFound() throws IOException {
    for (Path file : ofConflicts()) {
      if (file.toString().contains(".full.")) {
        String text = Files.readString(file);
        String changed = text.replaceFirst("\"partner\",\"since\"", "\"locum\",\"since\"");
        assertThat(changed).isNotEqualTo(text);
        Path tampered = Files.writeString(temp.resolve("tampered.json"), changed);
        StringWriter out = new StringWriter();

        assertThat(check(tampered, out)).isEqualTo(Exit.NOT_VALID);
        assertThat(out.toString()).containsPattern("not valid: opening/[0-9]+/facts: does not fit");
      }
    }
  }

  private static List<Path> ofConflicts() throws IOException {
    List<Path> all = files().stream().filter(f -> f.toString().contains(".conflicts.")).toList();
    Assumptions.assumeFalse(all.isEmpty(), "no certificate with conflicts in " + FOLDER);
    return all;
  }

  private static List<Path> ofNetworks() throws IOException {
    return files().stream()
        .filter(f -> f.getFileName().toString().matches(".*[.](town|networks)[.].*"))
        .toList();
  }

  private int check(Path file, StringWriter out, String... more) {
    String state = temp.resolve(file.getFileName() + ".seen").toString();
    PrintWriter words = new PrintWriter(out, true);
    return Main.run(
        words,
        words,
        Stream.concat(Stream.of("check", file.toString(), "--state", state), Stream.of(more))
            .toArray(String[]::new));
  }

  /** Those named by how the application judged them; other tests leave files here too. */
  private static boolean judged(String name) {
    return name.matches("(valid|irregular)-.*[.]json");
  }

  private static List<Path> files() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(FOLDER), "certificates of room app not here: run its tests first");
    try (Stream<Path> all = Files.list(FOLDER)) {
      List<Path> files = all.filter(f -> judged(f.getFileName().toString())).sorted().toList();
      Assumptions.assumeFalse(files.isEmpty(), "no certificate in " + FOLDER);
      return files;
    }
  }
}
