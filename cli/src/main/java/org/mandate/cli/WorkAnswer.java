package org.mandate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.mandate.ballot.board.Digest;
import org.mandate.ballot.ceremony.TrusteeWork;

/** What came of a trustee's work: a file to hand in, or why not. */
final class WorkAnswer {
  private static final String CHECKED = "The whole board was checked and is good. ";

  private WorkAnswer() {}

  static int give(TrusteeWork work, Path written, PrintWriter out) {
    return switch (work) {
      case TrusteeWork.Mixed mixed -> mixed(mixed.shuffle().text(), written, out);
      case TrusteeWork.Opened opened -> opened(opened, written, out);
      case TrusteeWork.Refused refused -> {
        int code = refused(refused.reason(), out);
        refused.fault().ifPresent(fault -> out.println("The rule: " + fault.rule().words() + "."));
        yield code;
      }
    };
  }

  /** What is not done, in words without their full stop. */
  static int refused(String reason, PrintWriter out) {
    out.println("Refused: " + reason + ".");
    return Exit.NOT_VALID;
  }

  private static int mixed(String text, Path written, PrintWriter out) {
    String hash = Digest.hex(text);
    Path beside = written.resolveSibling(written.getFileName() + ".hash");
    new FilesTogether(
            FilesTogether.open(written, text + "\n"), FilesTogether.open(beside, hash + "\n"))
        .write();
    out.println(
        CHECKED + "The mixed ballots and their proof are in " + written + ": hand that in.");
    out.println(
        "The hash of your shuffle: "
            + hash
            + ". Keep it (it is in "
            + beside
            + " too): you say it when"
            + " you open, so that nobody can have mixed in your place.");
    return Exit.GOOD;
  }

  private static int opened(TrusteeWork.Opened opened, Path part, PrintWriter out) {
    Path proof = proofBeside(part);
    new FilesTogether(
            FilesTogether.open(part, opened.part().text() + "\n"),
            FilesTogether.open(proof, opened.opening().text() + "\n"))
        .write();
    out.println(
        CHECKED
            + "Your part and its proofs are in "
            + part
            + ", the proof that exactly this tally was opened in "
            + proof
            + ": hand in both.");
    return Exit.GOOD;
  }

  /** opening-N.json beside partial-N.json; beside any other name the same with .opening behind. */
  private static Path proofBeside(Path part) {
    String name = part.getFileName().toString();
    return part.resolveSibling(
        name.startsWith("partial-")
            ? "opening-" + name.substring("partial-".length())
            : name + ".opening");
  }
}
