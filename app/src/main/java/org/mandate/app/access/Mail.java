package org.mandate.app.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Mail that leaves after the commit that asked for it. Kept in the asking transaction, sent by the
 * post job; words and addresses never reach a log.
 */
public final class Mail {
  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final int MOST_TRIES = 8;
  private final JdbcClient db;
  private final @Nullable JavaMailSender sender;
  private final String from;

  /**
   * @param db connections of the serving role
   * @param sender null when no SMTP server is set: mail is kept and not sent
   * @param from the sender's address
   */
  public Mail(JdbcClient db, @Nullable JavaMailSender sender, String from) {
    this.db = db;
    this.sender = sender;
    this.from = from;
  }

  /** Keeps one mail in the current transaction. */
  public void keep(String recipient, String subject, String words) {
    db.sql("insert into mail (recipient, subject, words) values (:r, :s, :w)")
        .param("r", recipient)
        .param("s", subject)
        .param("w", words)
        .update();
  }

  private record Waiting(long id, String recipient, String subject, String words) {}

  /**
   * Sends what waits, a few at a time; call as the job "post". A sent mail's words are blanked.
   *
   * @return how many left
   */
  public int sendWaiting() {
    db.sql("delete from mail where kept_at < clock_timestamp() - interval '30 days'").update();
    if (sender == null) {
      return 0;
    }
    List<Waiting> waiting =
        db.sql(
                """
                select id, recipient, subject, words from mail
                 where sent_at is null and tries < :most order by id limit 20 for update skip locked""")
            .param("most", MOST_TRIES)
            .query(
                (row, n) ->
                    new Waiting(
                        row.getLong("id"),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("words")))
            .list();
    int sent = 0;
    for (Waiting w : waiting) {
      if (send(sender, w)) {
        db.sql(
                "update mail set sent_at = clock_timestamp(), words = '', tries = tries + 1 where id = :id")
            .param("id", w.id())
            .update();
        sent++;
      } else {
        db.sql("update mail set tries = tries + 1 where id = :id").param("id", w.id()).update();
      }
    }
    return sent;
  }

  private boolean send(JavaMailSender by, Waiting w) {
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(from);
    message.setTo(w.recipient());
    message.setSubject(w.subject());
    message.setText(w.words());
    try {
      by.send(message);
      return true;
    } catch (MailException e) {
      LOG.warn(
          "mail {} did not leave and will be tried again: {}",
          w.id(),
          e.getClass().getSimpleName());
      return false;
    }
  }
}
