package org.mandate.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small files of ballots of every kind, and the command run on them. */
final class CountedLines {
  /** By file name: good ones, ties, equal and hostile names, ranks shared, weights, bad ones. */
  static final Map<String, String> FILES = files();

  private CountedLines() {}

  /** What a run wrote, and its exit code. */
  record Run(int exit, String out, String err) {}

  static Run run(Object... arguments) {
    var words = new ArrayList<String>();
    for (Object one : arguments) words.add(one.toString());
    var out = new StringWriter();
    var err = new StringWriter();
    int exit =
        Main.run(
            new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    return new Run(exit, out.toString(), err.toString());
  }

  static List<Path> writtenTo(Path folder) throws IOException {
    var paths = new ArrayList<Path>();
    for (var file : FILES.entrySet()) {
      paths.add(Files.writeString(folder.resolve(file.getKey()), file.getValue()));
    }
    return paths;
  }

  private static Map<String, String> files() {
    var files = new LinkedHashMap<String, String>();
    String names = "\"Ann\"\n\"Bob\"\n\"Ann\"\n\"<i>O'Neil & \u202e\"\n\"\"\n";
    files.put("one.blt", "4 1\n6 1 2 0\n5 2 1 0\n4 3 2 0\n1 4 0\n0\n" + names);
    files.put("two.blt", "4 2\n9 1 2 0\n2 2 1 0\n4 3 2 0\n1 4 2 3 0\n0\n" + names);
    files.put("tie.blt", "4 1\n3 1 0\n3 2 0\n3 3 0\n0\n" + names);
    files.put("order.blt", "4 1\n[tie 3 2 1 4]\n-4\n3 1 0\n3 2 0\n1 4 0\n0\n" + names);
    files.put("weights.blt", "4 2\n2.5 1 2 0\n1.25 2 1 0\n4 3 2 0\n0.5 0\n0\n" + names);
    files.put("shared.blt", "4 2\n5 1=2 0\n3 2 3=4 0\n4 3 1=2=4 0\n0\n" + names);
    files.put("nobody.blt", "4 2\n3 0\n0\n" + names);
    files.put(
        "circle.toc",
        """
        # TITLE: Circle
        # DATA TYPE: soc
        # NUMBER ALTERNATIVES: 3
        # NUMBER VOTERS: 9
        # NUMBER UNIQUE ORDERS: 3
        # ALTERNATIVE NAME 1: A
        # ALTERNATIVE NAME 2: B
        # ALTERNATIVE NAME 3: C
        4: 1,2,3
        3: 2,3,1
        2: 3,1,2
        """);
    files.put("votes.csv", "1st Choice,2nd Choice\nAnn,Bob\novertvote,Ann\nBob,undervote\n");
    files.put("scores.csv", "voter,Ann,Bob\n1,5,0\n2,,3\n3,4,4\n");
    files.put("yes-no.blt", "2 1\n5 1 0\n4 2 0\n1 0\n0\n\"Yes\"\n\"No\"\n\"Merge?\"\n");
    files.put("commas.blt", "4 2\n5,1,2,0\n0\n" + names);
    files.put("short.blt", "4 2\n5 1 2 0\n");
    files.put("empty.blt", "");
    return Collections.unmodifiableMap(files);
  }

  /** Few candidates and papers, so that ties and exhaustion are frequent. */
  static String random(Random random) {
    int candidates = 2 + random.nextInt(5);
    var blt = new StringBuilder(candidates + " " + (1 + random.nextInt(3)) + "\n");
    for (int line = 2 + random.nextInt(9); line > 0; line--) {
      var order = new ArrayList<Integer>();
      for (int i = 1; i <= candidates; i++) order.add(i);
      Collections.shuffle(order, random);
      blt.append(1 + random.nextInt(9));
      order.subList(0, 1 + random.nextInt(candidates)).forEach(c -> blt.append(' ').append(c));
      blt.append(" 0\n");
    }
    blt.append("0\n");
    for (int i = 0; i < candidates; i++) blt.append("\"C").append(i).append("\"\n");
    return blt.append("\"Random\"\n").toString();
  }
}
