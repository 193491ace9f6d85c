package org.mandate.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.cli.KeyTrust.Choice.Trusted;
import org.mandate.tlog.Checkpoint;
import org.mandate.tlog.LogChecker.Report;
import tools.jackson.databind.json.JsonMapper;

/** The answer about a record, in words or as one JSON line. */
final class Answer {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PrintWriter out;
  private final boolean json;

  Answer(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  int bad(String file, String reason) {
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("valid", false);
      line.put("file", file);
      line.put("reason", reason);
      out.println(JSON.writeValueAsString(line));
    } else {
      out.println("Not valid: " + file + ": " + reason + ".");
    }
    return Exit.NOT_VALID;
  }

  int good(Report.Good good, Trusted trusted, Optional<Seen> seen) {
    List<String> signers = good.signers().stream().map(s -> s.key().name()).distinct().toList();
    if (json) {
      out.println(JSON.writeValueAsString(line(good, trusted, seen, signers)));
      return Exit.GOOD;
    }
    Checkpoint head = good.checkpoint();
    out.printf(
        "Good: %,d %s, root %s, signed by %s, %s.%n",
        head.size(),
        head.size() == 1 ? "entry" : "entries",
        head.root(),
        String.join(", ", signers),
        seen.map(Answer::since).orElse("not seen before"));
    if (trusted.firstUse()) {
      out.println(
          "Trusted on first use: the key "
              + trusted.key()
              + " comes from the record itself. Compare it with what the body publishes elsewhere;"
              + " from now on another key is refused.");
    }
    return Exit.GOOD;
  }

  private static String since(Seen seen) {
    return "consistent with the %,d entries seen on %s"
        .formatted(seen.checkpoint().size(), seen.day());
  }

  private static Map<String, Object> line(
      Report.Good good, Trusted trusted, Optional<Seen> seen, List<String> signers) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("valid", true);
    line.put("origin", good.checkpoint().origin());
    line.put("entries", good.checkpoint().size());
    line.put("root", good.checkpoint().root().base64());
    line.put("signedBy", signers);
    line.put("key", trusted.key().toString());
    line.put("keyTrustedOnFirstUse", trusted.firstUse());
    seen.ifPresent(
        s -> {
          line.put("consistentWithEntries", s.checkpoint().size());
          line.put("seen", s.when().toString());
        });
    return line;
  }
}
