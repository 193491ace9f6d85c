package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SQL of the certificates of secret elections, in their two cuts. */
public final class CertificateStore {
  private final JdbcClient db;

  public CertificateStore(SecretElections elections) {
    this.db = elections.ground().db();
  }

  /** Elections whose certificate is still to be made; call as the job "sequencer". */
  public List<UUID> waiting() {
    return db.sql("select secret_certificates_due() as id")
        .query((row, n) -> row.getObject("id", UUID.class))
        .list();
  }

  /**
   * Keeps both cuts in the place of those before; call as the job "sequencer".
   *
   * @param size of the tree under whose head they stand
   */
  public void keep(UUID election, byte[] publicCut, byte[] fullCut, long size) {
    db.sql("delete from secret_certificate where election = :e").param("e", election).update();
    keep(election, "public", publicCut, size);
    keep(election, "full", fullCut, size);
  }

  private void keep(UUID election, String cut, byte[] bytes, long size) {
    db.sql(
            """
            insert into secret_certificate (election, cut, bytes, size, made_at)
            values (:e, :cut, :bytes, :size, clock())""")
        .param("e", election)
        .param("cut", cut)
        .param("bytes", bytes)
        .param("size", size)
        .update();
  }

  /** The bytes of a cut, where whoever asks may have it and it is made. */
  public Optional<byte[]> find(UUID election, boolean full) {
    return db.sql("select bytes from secret_certificate where election = :e and cut = :cut")
        .param("e", election)
        .param("cut", full ? "full" : "public")
        .query((row, n) -> row.getBytes("bytes"))
        .optional();
  }

  /** How many bytes a cut has; empty where {@link #find} is. */
  Optional<Long> size(UUID election, boolean full) {
    return db.sql(
            "select length(bytes)::bigint as n from secret_certificate where election = :e and cut = :cut")
        .param("e", election)
        .param("cut", full ? "full" : "public")
        .query((row, n) -> row.getLong("n"))
        .optional();
  }
}
