package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Mail;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Record;

/** Reminds decision-makers who are late, by mail, so often as the adopted policy says. */
final class Reminders {
  private final ReturnStore store;
  private final DecisionMakers makers;
  private final Bodies bodies;
  private final Policies policies;
  private final Record record;
  private final Mail mail;
  private final String publicUrl;

  Reminders(ReturnStore store, DecisionMakers makers, Interests.Ground ground) {
    this.store = store;
    this.makers = makers;
    this.bodies = ground.bodies();
    this.policies = ground.policies();
    this.record = ground.record();
    this.mail = ground.mail();
    this.publicUrl = ground.publicUrl();
  }

  int round() {
    LocalDate today = bodies.today();
    int sent = 0;
    for (Body body : bodies.all()) {
      Optional<AdoptedPolicy> policy = policies.adopted(body.id(), today);
      if (policy.isPresent()) {
        for (Standing one : makers.of(body, policy.get(), today)) {
          if (DecisionMakers.remind(one, policy.get().register(), today)) {
            sent += remind(body, one, today);
          }
        }
      }
    }
    return sent;
  }

  /** Who has no address is not reminded, and so is not named either. */
  private int remind(Body body, Standing one, LocalDate today) {
    List<String> addresses = store.addresses(one.person());
    if (addresses.isEmpty() || !store.remind(one.person(), body.id(), today, record.now())) {
      return 0;
    }
    for (String address : addresses) {
      mail.keep(
          address,
          "Your interests",
          """
          Something is due from you on the register of interests.

          See what, and by when: %s/interests/mine

          You can declare an interest there, say that there is nothing to declare, or confirm what you declared.
          """
              .formatted(publicUrl));
    }
    return 1;
  }
}
