package org.mandate.ballot.board;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.mandate.ballot.group.Element;

/** The encrypted answer to one question. */
public sealed interface Answer extends Written {

  /** Every ciphertext, in order. */
  List<Ciphertext> ciphertexts();

  /**
   * To a homomorphic question.
   *
   * @param choices one ciphertext an answer, before them that of "blank" where it is allowed
   * @param individual for each choice the proof that it is 0 or 1 (two parts)
   * @param overall that the sum is in min..max; where blank is allowed one part more, in front
   * @param blank where blank is allowed: that nothing is chosen or the vote is not blank
   */
  record Homomorphic(
      List<Ciphertext> choices,
      List<List<Proof>> individual,
      List<Proof> overall,
      Optional<List<Proof>> blank)
      implements Answer {
    public Homomorphic {
      choices = List.copyOf(choices);
      individual = individual.stream().map(List::copyOf).toList();
      overall = List.copyOf(overall);
      blank = blank.map(List::copyOf);
    }

    @Override
    public List<Ciphertext> ciphertexts() {
      return choices;
    }

    @Override
    public void writeTo(StringBuilder out) {
      Text text = new Text(out).values("choices", choices);
      Text.lists(text.key("individual_proofs"), individual);
      text.values("overall_proof", overall);
      blank.ifPresent(list -> text.values("blank_proof", list));
      text.end();
    }
  }

  /** To a ranked question: one ciphertext of all numbers, and that its maker knows them. */
  record Ranked(Ciphertext choices, Proof proof) implements Answer {
    @Override
    public List<Ciphertext> ciphertexts() {
      return List.of(choices);
    }

    @Override
    public void writeTo(StringBuilder out) {
      new Text(out).value("choices", choices).value("proof", proof).end();
    }
  }

  /** That something is not zero: a commitment, a challenge and two responses. */
  record NonZero(Element commitment, BigInteger challenge, BigInteger first, BigInteger second)
      implements Written {
    @Override
    public void writeTo(StringBuilder out) {
      Text text =
          new Text(out).plain("commitment", commitment.text()).plain("challenge", challenge);
      Text.quoted(text.key("response"), List.of(first, second));
      text.end();
    }
  }

  /**
   * To a question of lists.
   *
   * @param choices for each list a ciphertext for itself, then one for each candidate
   * @param overall that exactly one list is chosen
   * @param listProofs for each list, that it is chosen or none of its candidates is (two parts)
   * @param nonZero that at least one candidate is chosen
   */
  record Lists(
      List<List<Ciphertext>> choices,
      List<List<List<Proof>>> individual,
      Proof overall,
      List<List<Proof>> listProofs,
      NonZero nonZero)
      implements Answer {
    public Lists {
      choices = choices.stream().map(List::copyOf).toList();
      individual = individual.stream().map(List::copyOf).toList();
      listProofs = listProofs.stream().map(List::copyOf).toList();
    }

    @Override
    public List<Ciphertext> ciphertexts() {
      return choices.stream().flatMap(List::stream).toList();
    }

    @Override
    public void writeTo(StringBuilder out) {
      Text text = new Text(out);
      Text.lists(text.key("choices"), choices);
      Text.list(text.key("individual_proofs"), individual, Text::lists);
      text.value("overall_proof", overall);
      Text.lists(text.key("list_proofs"), listProofs);
      text.value("nonzero_proof", nonZero).end();
    }
  }
}
