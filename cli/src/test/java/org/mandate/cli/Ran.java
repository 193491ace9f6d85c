package org.mandate.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** One run of the program: what it answered, said and returned. */
record Ran(int code, String out, String err) {

  static Ran of(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Arrays.stream(words).map(Object::toString).toArray(String[]::new));
    return new Ran(code, out.toString(), err.toString());
  }

  /** What the answer breaks of docs/NAME.schema.json. */
  List<String> faults(String name) throws IOException {
    Path file = Path.of(System.getProperty("mandate.root", ".."), "docs", name + ".schema.json");
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(file), InputFormat.JSON)
        .validate(out, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
