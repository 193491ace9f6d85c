package org.mandate.ballot.board;

import java.math.BigInteger;
import java.util.List;

/** Reads the answer that a question asks for. */
final class AnswerReader {
  private final GroupReader reader;

  AnswerReader(GroupReader reader) {
    this.reader = reader;
  }

  Answer read(Json json, Question question) {
    Members members = Members.of(json, "answer");
    Answer answer =
        switch (question) {
          case Question.Homomorphic homomorphic -> homomorphic(members);
          case Question.Ranked ranked ->
              new Answer.Ranked(
                  reader.ciphertext(members.json("choices"), "answer.choices"),
                  reader.proof(members.json("proof"), "answer.proof"));
          case Question.Lists lists -> lists(members);
        };
    members.end();
    return answer;
  }

  private Answer homomorphic(Members members) {
    return new Answer.Homomorphic(
        reader.ciphertexts(members.json("choices"), "answer.choices"),
        reader.proofLists(members.json("individual_proofs"), "answer.individual_proofs"),
        reader.proofs(members.json("overall_proof"), "answer.overall_proof"),
        members.optional("blank_proof").map(json -> reader.proofs(json, "answer.blank_proof")));
  }

  private Answer lists(Members members) {
    return new Answer.Lists(
        members.list("choices", json -> reader.ciphertexts(json, "answer.choices")),
        members.list(
            "individual_proofs", json -> reader.proofLists(json, "answer.individual_proofs")),
        reader.proof(members.json("overall_proof"), "answer.overall_proof"),
        reader.proofLists(members.json("list_proofs"), "answer.list_proofs"),
        nonZero(members.json("nonzero_proof")));
  }

  private Answer.NonZero nonZero(Json json) {
    Members members = Members.of(json, "answer.nonzero_proof");
    var commitment = reader.element(members.json("commitment"), "answer.nonzero_proof.commitment");
    BigInteger challenge =
        reader.exponent(members.json("challenge"), "answer.nonzero_proof.challenge");
    List<BigInteger> response =
        reader.exponents(members.json("response"), "answer.nonzero_proof.response");
    members.end();
    if (response.size() != 2) {
      throw Members.fault("answer.nonzero_proof.response", "is not a pair");
    }
    return new Answer.NonZero(commitment, challenge, response.get(0), response.get(1));
  }
}
