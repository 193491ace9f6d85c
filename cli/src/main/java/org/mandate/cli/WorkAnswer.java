package org.mandate.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.mandate.ballot.ceremony.TrusteeWork;

/** What came of a trustee's work: a file to hand in, or why not. */
final class WorkAnswer {
  private WorkAnswer() {}

  static int give(TrusteeWork work, Path written, PrintWriter out) {
    return switch (work) {
      case TrusteeWork.Mixed mixed ->
          done(written, mixed.shuffle().text(), "The mixed ballots and their proof are in ", out);
      case TrusteeWork.Opened opened ->
          done(written, opened.part().text(), "Your part and its proofs are in ", out);
      case TrusteeWork.Refused refused -> {
        out.println("Refused: " + refused.reason() + ".");
        refused.fault().ifPresent(fault -> out.println("The rule: " + fault.rule().words() + "."));
        yield Exit.NOT_VALID;
      }
    };
  }

  private static int done(Path written, String text, String words, PrintWriter out) {
    PrivateFile.writePublic(written, text + "\n");
    out.println("The whole board was checked and is good. " + words + written + ": hand that in.");
    return Exit.GOOD;
  }
}
