package org.mandate.ballot.board;

import java.util.ArrayList;
import java.util.List;
import org.mandate.ballot.group.Element;

/**
 * A sealed ballot.
 *
 * @param electionHash the fingerprint of the election
 * @param credential the public key of the credential that signed it
 */
public record Ballot(
    String electionUuid,
    String electionHash,
    Element credential,
    List<Answer> answers,
    Signature signature)
    implements Written {

  /** The hash of the ballot without this field, signed by the credential. */
  public record Signature(String hash, Proof proof) implements Written {
    @Override
    public void writeTo(StringBuilder out) {
      new Text(out).text("hash", hash).value("proof", proof).end();
    }
  }

  public Ballot {
    answers = List.copyOf(answers);
  }

  /** The hash that the signature of such a ballot must cover. */
  public static String hashToSign(
      String electionUuid, String electionHash, Element credential, List<Answer> answers) {
    StringBuilder out = new StringBuilder();
    unsigned(out, electionUuid, electionHash, credential, answers).end();
    return Digest.base64(out.toString());
  }

  /** The hash that this ballot's signature must cover. */
  public String hashToSign() {
    return hashToSign(electionUuid, electionHash, credential, answers);
  }

  /** What a voter keeps to find the ballot: Base64 of the SHA-256 of its text. */
  public String tracker() {
    return Digest.base64(text());
  }

  @Override
  public void writeTo(StringBuilder out) {
    unsigned(out, electionUuid, electionHash, credential, answers)
        .value("signature", signature)
        .end();
  }

  private static Text unsigned(
      StringBuilder out, String uuid, String hash, Element credential, List<Answer> answers) {
    return new Text(out)
        .text("election_uuid", uuid)
        .text("election_hash", hash)
        .plain("credential", credential.text())
        .values("answers", answers);
  }

  /**
   * Reads the canonical text of a ballot of that election. Its elements are not tested for
   * membership, its numbers of choices and proofs are what the text has.
   *
   * @throws BoardException if the text is not canonical or has not one answer a question
   */
  public static Ballot read(String text, Election election) {
    GroupReader reader = new GroupReader(election.group());
    Members members = Members.whole(text, "ballot");
    String uuid = members.text("election_uuid");
    String hash = members.text("election_hash");
    Element credential = reader.element(members.json("credential"), "ballot.credential");
    List<Answer> answers = readAnswers(members.json("answers"), election.questions(), reader);
    Members signature = Members.of(members.json("signature"), "ballot.signature");
    Signature signed =
        new Signature(
            signature.text("hash"),
            reader.proof(signature.json("proof"), "ballot.signature.proof"));
    signature.end();
    members.end();
    return new Ballot(uuid, hash, credential, answers, signed);
  }

  private static List<Answer> readAnswers(Json json, List<Question> questions, GroupReader reader) {
    List<Json> items = Members.items(json, "ballot.answers");
    if (items.size() != questions.size()) {
      throw Members.fault(
          "ballot.answers",
          "has " + items.size() + " answers to " + questions.size() + " questions");
    }
    AnswerReader answers = new AnswerReader(reader);
    List<Answer> read = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      read.add(answers.read(items.get(i), questions.get(i)));
    }
    return read;
  }
}
