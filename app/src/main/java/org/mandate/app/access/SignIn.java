package org.mandate.app.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Sign-in by one-time link. A link is 256 random bits, stored as a hash, lives 15 minutes, opens
 * one session and is spent by a POST only. Whoever asks gets the same answer, known address or not.
 */
public final class SignIn {
  private static final int ASKS_PER_PERSON_PER_HOUR = 6;
  // NHS sites share addresses: the ceiling per address is high on purpose.
  private static final int ASKS_PER_ADDRESS_PER_HOUR = 600;
  private static final int TRIES_PER_LINK = 20;

  private final JdbcClient db;
  private final String publicUrl;

  /**
   * @param db connections of the serving role
   * @param publicUrl the address under which people reach this installation, no slash at the end
   */
  public SignIn(JdbcClient db, String publicUrl) {
    this.db = db;
    this.publicUrl = publicUrl;
  }

  /** Mails a link when the address is known and nobody asked too often; says nothing either way. */
  public void askForLink(String address, String remoteAddress) {
    String email = address.strip().toLowerCase(java.util.Locale.ROOT);
    boolean addressInLimit = mayTry("ask-from " + remoteAddress, ASKS_PER_ADDRESS_PER_HOUR);
    boolean personInLimit =
        mayTry(
            "ask-for " + java.util.HexFormat.of().formatHex(Secrets.hash(email)),
            ASKS_PER_PERSON_PER_HOUR);
    if (email.isEmpty() || email.length() > 254 || !addressInLimit || !personInLimit) {
      return;
    }
    // The database makes the secret and puts it into the mail: it never passes through here.
    db.sql("select mail_sign_in_link(:email, :subject, :words)")
        .param("email", email)
        .param("subject", "Your link to sign in to Mandate")
        .param(
            "words",
            "Use this link within 15 minutes to sign in. It works once.\n\n"
                + publicUrl
                + "/sign-in/{link}"
                + "\n\nIf you did not ask for it, do nothing: no one can use it but the reader of this mail.\n")
        .query((row, n) -> 0)
        .list();
  }

  /** A link without mail: only in a database marked as the demonstration town, else empty. */
  public Optional<String> linkFor(String email) {
    return db.sql("select demonstration_sign_in_link(:email)")
        .param("email", email)
        .query(String.class)
        .optional()
        .map(secret -> publicUrl + "/sign-in/" + secret);
  }

  /** Whether a link would still open; looking spends nothing. */
  public boolean isLive(String secret) {
    return db.sql("select sign_in_link_is_live(:s)")
        .param("s", secret)
        .query(Boolean.class)
        .single();
  }

  /**
   * Spends a link.
   *
   * @return the secret of a new session, or empty when the link is spent, ended or unknown
   */
  public Optional<String> spend(String linkSecret) {
    if (linkSecret.length() > 200
        || !mayTry(
            "spend " + java.util.HexFormat.of().formatHex(Secrets.hash(linkSecret)),
            TRIES_PER_LINK)) {
      return Optional.empty();
    }
    String session = Secrets.make();
    return db.sql("select spend_sign_in_link(:link, :hash)")
        .param("link", linkSecret)
        .param("hash", Secrets.hash(session))
        .query(UUID.class)
        .optional()
        .map(person -> session);
  }

  /** Ends a session. */
  public void end(String sessionSecret) {
    db.sql("select end_session(:s)").param("s", sessionSecret).query((row, n) -> 0).list();
  }

  private boolean mayTry(String what, int most) {
    return db.sql("select may_try(:what, :most, interval '1 hour')")
        .param("what", what)
        .param("most", most)
        .query(Boolean.class)
        .single();
  }
}
