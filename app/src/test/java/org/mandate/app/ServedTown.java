package org.mandate.app;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** Marlbrook served for tests that write in it: a town of their own. */
public final class ServedTown implements AutoCloseable {
  public final TestProgram t;
  public final String base;
  private final ConfigurableApplicationContext web;

  private ServedTown(TestProgram t) {
    this.t = t;
    web =
        WebServer.start(
            new Settings(
                0, "127.0.0.1", Path.of("target"), true, Optional.empty(), Optional.empty()),
            t.program);
    base = "http://127.0.0.1:" + web.getEnvironment().getProperty("local.server.port");
  }

  public static ServedTown ofItsOwn() {
    return new ServedTown(TestProgram.inTown());
  }

  /** Signs a visitor in as one of the town's people. */
  public void enter(Page page, String person) {
    page.navigate(base + "/demonstration");
    page.locator("button[value='" + person + "']").click();
  }

  @Override
  public void close() {
    web.close();
  }
}
