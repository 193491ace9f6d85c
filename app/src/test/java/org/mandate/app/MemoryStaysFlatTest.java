package org.mandate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list 45 times as long as England's is read in the heap that England's needs. */
@Tag("long")
class MemoryStaysFlatTest {
  private static final int ROWS = 300_000;

  @TempDir Path folder;

  @Test
  void aLargeListIsReadInASmallHeap() throws IOException {
    TestProgram on = TestProgram.fresh();
    Path first = list("patients 2030-01.csv", 0);
    Path second = list("patients 2030-02.csv", 1);
    Map<String, String> environment = new HashMap<>(TestProgram.administrator());
    environment.put("JAVA_TOOL_OPTIONS", "-Xmx40m");

    try (RealProcess importing =
        RealProcess.mandate(
            environment,
            "import",
            first.toString(),
            second.toString(),
            "--json",
            "--database-url",
            on.databases.url(),
            "--data",
            folder.resolve("data").toString())) {

      assertThat(importing.exitCode()).as("%s", importing.err).isZero();
      assertThat(importing.out).hasSize(2).allMatch(l -> l.contains("\"rows\":" + ROWS));
      // every patient count differs from the month before: all changed, and none left
      assertThat(importing.out.getLast()).contains("\"unchanged\":0", "\"left\":0");
    }
  }

  private Path list(String name, int more) throws IOException {
    Path file = folder.resolve(name);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,");
      out.write("NUMBER_OF_PATIENTS\n");
      for (int i = 0; i < ROWS; i++) {
        out.write(
            "GP_PRAC_PAT_LIST,01%s2030,GP,00L,E38000130,Z%05d,NE65 7UW,ALL,ALL,%d\n"
                .formatted(more == 0 ? "JAN" : "FEB", i, 1_000 + i % 9_000 + more));
      }
    }
    return file;
  }
}
