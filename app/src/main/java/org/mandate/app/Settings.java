package org.mandate.app;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How one installation runs.
 *
 * @param port to listen on; 0 for any free one
 * @param listen address to listen on; loopback unless told otherwise
 * @param data folder of this installation
 * @param town whether an empty database gets the demonstration town
 * @param databaseUrl an external PostgreSQL; empty for the embedded one
 * @param publicUrl address under which people reach it, no slash at the end; empty:
 *     http://localhost:port
 */
record Settings(
    int port,
    String listen,
    Path data,
    boolean town,
    Optional<String> databaseUrl,
    Optional<String> publicUrl) {

  boolean onLoopback() {
    return listen.equals("127.0.0.1") || listen.equals("::1") || listen.equals("localhost");
  }
}
