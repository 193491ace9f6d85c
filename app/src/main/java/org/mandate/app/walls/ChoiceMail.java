package org.mandate.app.walls;

import java.util.UUID;
import org.mandate.app.access.Jobs;
import org.mandate.app.access.Mail;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.matters.Matter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells somebody by mail that something was chosen about them: a link, and no word of the matter.
 * Of what is not announced no mail goes out at all.
 */
public final class ChoiceMail {
  private final HandlingStore store;
  private final Jobs jobs;
  private final Mail mail;
  private final Bodies bodies;
  private final String publicUrl;

  /**
   * @param publicUrl address under which people reach the program
   */
  public ChoiceMail(JdbcClient db, Jobs jobs, Mail mail, Bodies bodies, String publicUrl) {
    this.store = new HandlingStore(db);
    this.jobs = jobs;
    this.mail = mail;
    this.bodies = bodies;
    this.publicUrl = publicUrl;
  }

  void chosen(Matter m, UUID person) {
    if (m.openness() instanceof Matter.Openness.Unannounced) {
      return;
    }
    String body = bodies.find(m.body()).orElseThrow().name();
    String words =
        """
        The chair or the conflicts guardian of %s chose what you may do on one matter.

        What was chosen, why, and how to contest it:
        %s/matters/%s/why

        You have to sign in to read it. This mail names no matter on purpose."""
            .formatted(body, publicUrl, m.id());
    for (String address : jobs.within("post", () -> store.addresses(person))) {
      mail.keep(address, "Something was chosen about a conflict of yours", words);
    }
  }
}
