package org.mandate.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger compares two editions on the command line, without a database. */
class RegistersCommandTest {
  @TempDir Path folder;

  private record Said(int exit, String out, String err) {}

  private static Said run(String... args) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream o = new ByteArrayOutputStream();
    ByteArrayOutputStream e = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(o, true, UTF_8));
      System.setErr(new PrintStream(e, true, UTF_8));
      int exit = Main.run(args);
      return new Said(exit, o.toString(UTF_8), e.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private Path edition(String name, String gifts, String land) {
    Supplier<Path> at = () -> folder.resolve(name);
    try {
      Files.createDirectories(at.get());
      Files.writeString(at.get().resolve("gifts.csv"), gifts);
      Files.writeString(at.get().resolve("land.csv"), land);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return at.get();
  }

  @Test
  void whatChangedStandsInTheFirstLineAndByCategory() {
    Path old = edition("old", "ID,Gift\n1,Pen\n2,Cup\n3,Hat\n", "ID,Plot\n4,Field\n");
    Path later = edition("new", "ID,Gift\n1,Pen\n2,Mug\n", "ID,Plot\n3,Hat\n4,Field\n5,Wood\n");

    Said said = run("registers", "compare", old.toString(), later.toString());

    assertThat(said.exit).isZero();
    assertThat(said.out)
        .startsWith("1 entry added, 0 removed, 1 changed, 1 moved to another category.")
        .containsPattern(" 3 +2 +0 +1 +1 +1  gifts")
        .containsPattern(" 1 +3 +2 +0 +0 +1  land");
  }

  @Test
  void asJsonWithBothWordingsOfEachField() {
    Path old = edition("old", "ID,Gift\n1,Pen\n2,Cup\n", "ID,Plot\n4,Field\n");
    Path later = edition("new", "ID,Gift,Value\n1,Pen,\n2,Mug,5\n", "ID,Plot\n5,Wood\n");

    Said said = run("registers", "compare", old.toString(), later.toString(), "--json");

    assertThat(said.out)
        .contains(
            "\"changed\":[{\"id\":\"2\",\"fields\":[{\"field\":\"Gift\",\"before\":\"Cup\",\"now\":\"Mug\"},"
                + "{\"field\":\"Value\",\"before\":\"\",\"now\":\"5\"}]}]")
        .contains("\"added\":[\"5\"],\"removed\":[\"4\"]");
  }

  @Test
  void aRefusedEditionIsExitTwoWithItsPlace() {
    Path old = edition("old", "ID,Gift\n1,Pen\n1,Cup\n", "ID,Plot\n4,Field\n");

    Said said = run("registers", "compare", old.toString(), old.toString());

    assertThat(said.exit).isEqualTo(2);
    assertThat(said.err).contains("gifts.csv, line 3, column 1: The id 1 stands twice");
    assertThat(said.out).isEmpty();
  }
}
