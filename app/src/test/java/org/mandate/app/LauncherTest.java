package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, as a plain POSIX shell runs it. */
class LauncherTest {
  private static final Path ROOT =
      Path.of(System.getProperty("mandate.root", "..")).toAbsolutePath().normalize();

  @TempDir Path folder;

  record Ran(int code, String out, String err) {}

  private static Ran run(Map<String, String> environment, String... line) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), out, err);
  }

  /** A PATH with the plain tools and no Java. */
  private String plainTools() throws IOException {
    Path bin = folder.resolve("bin");
    if (Files.exists(bin)) {
      return bin.toString();
    }
    Files.createDirectories(bin);
    List<String> missing = new ArrayList<>();
    for (String tool :
        List.of(
            "sh",
            "dirname",
            "sed",
            "readlink",
            "id",
            "cat",
            "find",
            "sort",
            "xargs",
            "cksum",
            "tail",
            "mkdir",
            "rm",
            "mv",
            "cp")) {
      Path real =
          Stream.of("/bin", "/usr/bin")
              .map(d -> Path.of(d, tool))
              .filter(Files::exists)
              .findFirst()
              .orElse(null);
      if (real == null) {
        missing.add(tool);
      } else {
        Path shim = Files.writeString(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        assertThat(shim.toFile().setExecutable(true)).isTrue();
      }
    }
    assertThat(missing).isEmpty();
    return bin.toString();
  }

  @Test
  void aPlainShellCanReadIt() throws Exception {
    for (String shell : List.of("/bin/dash", "/bin/sh")) {
      if (Files.exists(Path.of(shell))) {
        assertThat(
                run(
                    Map.of("PATH", "/usr/bin:/bin"),
                    shell,
                    "-n",
                    ROOT.resolve("mandate").toString()))
            .isEqualTo(new Ran(0, "", ""));
      }
    }
  }

  @Test
  void withoutAJdkItSaysWhatToDo() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jvm/java-17/bin"));
    Files.createFile(old.resolve("javac")).toFile().setExecutable(true);
    Files.writeString(folder.resolve("jvm/java-17/release"), "JAVA_VERSION=\"17.0.15\"\n");
    for (String command : List.of("up", "check", "mvn")) {
      Ran ran =
          run(
              Map.of(
                  "PATH",
                  plainTools(),
                  "HOME",
                  folder.toString(),
                  "MANDATE_JDK_FOLDERS",
                  folder.resolve("jvm").toString()),
              "/bin/sh",
              ROOT.resolve("mandate").toString(),
              command);
      assertThat(ran.code()).as(ran.err()).isEqualTo(3);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).contains("needs a JDK 25 or newer", "JDK 17 at", "JAVA25_HOME");
    }
  }

  @Test
  void helpNeedsNothing() throws Exception {
    Ran ran =
        run(Map.of("PATH", plainTools()), "/bin/sh", ROOT.resolve("mandate").toString(), "help");

    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("up ", "test ", "backup FILE", "restore FILE", "Exit codes: 0");
    assertThat(
            run(
                    Map.of("PATH", plainTools()),
                    "/bin/sh",
                    ROOT.resolve("mandate").toString(),
                    "test",
                    "--help")
                .out())
        .contains("Example: ./mandate test");
  }

  @Test
  void aWordThatTestDoesNotKnowIsWrongUse() throws Exception {
    assertThat(
            run(
                    Map.of("PATH", plainTools()),
                    "/bin/sh",
                    ROOT.resolve("mandate").toString(),
                    "test",
                    "--fast")
                .code())
        .isEqualTo(2);
  }

  /** The launcher in a small tree of its own, with a JDK and a Maven that only note their calls. */
  private Path smallTree() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.copy(ROOT.resolve("mandate"), tree.resolve("mandate"));
    for (String room : List.of("tlog", "constitution", "count", "app", "cli", ".mvn")) {
      Files.createDirectories(tree.resolve(room));
    }
    Files.writeString(tree.resolve("pom.xml"), "<project/>");
    Files.writeString(tree.resolve("app/Main.java"), "one");
    Path jdk = Files.createDirectories(folder.resolve("jdk/bin"));
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    script(jdk.resolve("javac"), "exit 0");
    script(
        jdk.resolve("java"),
        "echo \"java $*\" >>'" + calls() + "'",
        "case \"$*\" in",
        "*jarmode=tools*) for d in \"$@\"; do :; done; mkdir -p \"$d\"; echo jar >\"$d/app-0.1.0.jar\" ;;",
        "*AOTCacheOutput=*) for a in \"$@\"; do case $a in -XX:AOTCacheOutput=*) echo cache >\"${a#*=}\" ;; esac; done ;;",
        "esac");
    script(
        Files.createDirectories(folder.resolve("maven")).resolve("mvn"),
        "echo mvn >>'" + calls() + "'",
        "mkdir -p app/target cli/target/lib; : >cli/target/cli-0.1.0.jar; : >app/target/app-0.1.0.jar");
    return tree;
  }

  private Path calls() {
    return folder.resolve("calls");
  }

  private static void script(Path at, String... lines) throws IOException {
    Files.writeString(at, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    assertThat(at.toFile().setExecutable(true)).isTrue();
  }

  /** Starts the application; gives what was called for it. */
  private List<String> up(Path tree, StringBuilder said) throws Exception {
    Files.deleteIfExists(calls());
    Ran ran =
        run(
            Map.of(
                "PATH",
                folder.resolve("maven") + ":/usr/bin:/bin",
                "HOME",
                folder.toString(),
                "JAVA25_HOME",
                folder.resolve("jdk").toString()),
            "/bin/sh",
            tree.resolve("mandate").toString(),
            "up");
    assertThat(ran.code()).as(ran.err()).isZero();
    said.append(ran.err());
    return Files.readAllLines(calls());
  }

  @Test
  void aSecondStartBuildsNothingAndAChangeBuildsAgain() throws Exception {
    Path tree = smallTree();
    StringBuilder said = new StringBuilder();

    List<String> first = up(tree, said);
    List<String> second = up(tree, said);
    Files.writeString(tree.resolve("app/Main.java"), "two");
    List<String> changed = up(tree, said);

    assertThat(first).hasSize(4).startsWith("mvn");
    assertThat(first.get(2)).contains("AOTCacheOutput", "train");
    assertThat(second).hasSize(1);
    assertThat(second.getFirst()).contains("-XX:AOTCache=").endsWith("app.jar up");
    assertThat(changed).startsWith("mvn");
    assertThat(said.toString()).doesNotContain("works without it");
  }

  @Test
  void aCacheOfAnotherJavaOrCutShortIsSaidAndTheStartWorksWithoutIt() throws Exception {
    Path tree = smallTree();
    up(tree, new StringBuilder());
    StringBuilder said = new StringBuilder();
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");

    List<String> otherJava = up(tree, said);
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    Files.writeString(tree.resolve(".build/app/app.aot"), "c");
    List<String> cutShort = up(tree, said);

    for (List<String> calls : List.of(otherJava, cutShort)) {
      assertThat(calls).hasSize(1);
      assertThat(calls.getFirst()).doesNotContain("AOTCache=").endsWith("app.jar up");
    }
    assertThat(said.toString().split("works without it", -1)).hasSize(3);
  }
}
