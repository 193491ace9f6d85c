package org.mandate.app.files;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.mandate.app.files.Looked.Failed;
import org.mandate.app.files.Looked.Trouble;

/**
 * The process that is made for one file, and ends with it: {@code look FILE} answers what it is,
 * {@code bind FOLDER} puts a pack together there, {@code hello} shows that it can run at all.
 * Started by {@link Child}, which bounds it; it has no environment, no database and no network.
 */
public final class LookingMain {
  static final String HELLO = "here";

  private LookingMain() {}

  public static void main(String[] args) throws IOException {
    endWithParent();
    NoNetwork.hold();
    LogManager.getLogManager().reset();
    Logger.getLogger("").setLevel(Level.OFF);
    byte[] answer =
        switch (args[0]) {
          case "look" -> Answer.of(look(Path.of(args[1])));
          case "bind" -> Binding.in(Path.of(args[1]));
          default -> HELLO.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        };
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(answer);
    }
    Runtime.getRuntime().halt(0);
  }

  private static Looked look(Path file) {
    try {
      return Look.at(file);
    } catch (StackOverflowError e) {
      return new Looked.Refused(Danger.DAMAGED);
    } catch (IOException | RuntimeException e) {
      return new Failed(Trouble.BROKEN);
    }
  }

  // The other end of standard input closes when the server ends, however it ends.
  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  continue;
                }
              } catch (IOException e) {
                // the same: nobody is there
              }
              Runtime.getRuntime().halt(4);
            },
            "parent");
    watch.setDaemon(true);
    watch.start();
  }
}
