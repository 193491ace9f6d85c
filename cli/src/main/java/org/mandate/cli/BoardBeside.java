package org.mandate.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Verifier;
import org.mandate.cli.certificate.BoardSeen;
import org.mandate.cli.certificate.Verdict;

/** Verifies a board from zero, beside a certificate that is then held against it. */
final class BoardBeside {
  private BoardBeside() {}

  /**
   * Verifies the board and judges the certificate with it.
   *
   * @param where a file or an http(s) address
   * @param judge what judges the certificate, the board's source being open meanwhile
   */
  static Verdict check(
      String where,
      @Nullable String sidecar,
      PrintWriter err,
      Function<Optional<BoardSeen>, Verdict> judge) {
    try (BoardFile file = BoardFile.open(where);
        BoardSource source = BoardSource.of(file.path())) {
      Options options = BoardFile.helped(Options.everything(), sidecar);
      options = file.boardName().map(options::named).orElse(options);
      Report report;
      try (StepBar bar = new StepBar(err)) {
        report = Verifier.verify(source, options, bar);
      }
      return judge.apply(
          Optional.of(
              new BoardSeen(Board.read(source), report, source.size(), sha256(file.path()))));
    } catch (BoardException broken) {
      return new Verdict.Bad(
          List.of(),
          List.of(),
          List.of(),
          "board",
          "the board given cannot be read: " + broken.getMessage());
    }
  }

  private static String sha256(Path file) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException e) {
      throw new Refusal("'" + file + "' cannot be read: " + e.getMessage());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
