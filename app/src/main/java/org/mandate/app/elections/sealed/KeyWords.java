package org.mandate.app.elections.sealed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mandate.app.elections.sealed.SharedRound.Kind;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.web.Dates;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.board.TrusteeKey;

/** What a trustee's page says of each task, and what its script is given for it. */
final class KeyWords {
  private KeyWords() {}

  /** What this trustee handed in; each empty before. */
  record Kept(String publicKey, String commitment, String share) {}

  static Kept kept(Optional<SharedRound> round, List<SealedBoard.Trustee> made, int seat) {
    if (round.isPresent()) {
      return new Kept(
          content(round.get(), seat, Kind.KEY).map(KeyWords::publicKey).orElse(""),
          content(round.get(), seat, Kind.COMMITMENT).orElse(""),
          content(round.get(), seat, Kind.SHARE).orElse(""));
    }
    Optional<SealedBoard.Trustee> mine = made.stream().filter(t -> t.number() == seat).findFirst();
    return new Kept(
        mine.flatMap(SealedBoard.Trustee::key).map(KeyWords::publicKey).orElse(""),
        mine.map(SealedBoard.Trustee::commitment).orElse(""),
        "");
  }

  private static Optional<String> content(SharedRound round, int seat, Kind kind) {
    return round.of(seat, kind).map(SharedRound.Step::content);
  }

  private static String publicKey(String key) {
    return TrusteeKey.read(key, SealedRules.group()).publicKey().text();
  }

  static TrusteePage.Shared shared(
      SecretElection e, SharedRound round, int attempt, TrusteePage.Task task) {
    boolean certified = round.all(Kind.CERTIFICATE).size() == round.plan().size();
    return new TrusteePage.Shared(
        round.plan().size(),
        round.plan().threshold(),
        certified ? list(round.all(Kind.CERTIFICATE), SharedRound.Step::content) : "",
        task == TrusteePage.Task.DEAL || task == TrusteePage.Task.ADD
            ? list(round.all(Kind.COMMITMENT), s -> new Json.Str(s.content()).text())
            : "",
        task == TrusteePage.Task.ADD ? list(round.all(Kind.OPENING), KeyWords::opening) : "",
        attempt,
        e.path() + "/trustee/complain");
  }

  private static String list(List<SharedRound.Step> steps, Function<SharedRound.Step, String> one) {
    return steps.stream().map(one).collect(Collectors.joining(",", "[", "]"));
  }

  private static String opening(SharedRound.Step step) {
    return new Json.Obj(
            List.of(
                Map.entry("salt", new Json.Str(step.salt().orElseThrow())),
                Map.entry("material", new Json.Str(step.content()))))
        .text();
  }

  /** The task of whoever hands in this now. */
  static TrusteePage.Task task(Optional<Kind> turn) {
    return turn.map(
            kind ->
                switch (kind) {
                  case CERTIFICATE -> TrusteePage.Task.CERTIFY;
                  case COMMITMENT -> TrusteePage.Task.BIND;
                  case OPENING, COEFFICIENTS -> TrusteePage.Task.DEAL;
                  case SHARE, KEY, COMPLAINT -> TrusteePage.Task.ADD;
                })
        .orElse(TrusteePage.Task.WAIT);
  }

  static String heading(TrusteePage.Task task, Optional<SharedRound> round) {
    if (task == TrusteePage.Task.WAIT && round.flatMap(SharedRound::complaint).isPresent()) {
      return "A share does not fit";
    }
    return switch (task) {
      case COMMIT -> "Make your key";
      case OPEN -> "Publish your public key";
      case CERTIFY -> "Make your key";
      case BIND -> "Commit to the shares";
      case DEAL -> "Hand out the shares";
      case ADD -> "Add up the shares for you";
      case FIND -> "Look for your part of the key";
      case SHUFFLE -> "Mix the ballots";
      case DECRYPT -> "Open your part of the result";
      case CHECK -> "Check the board";
      case WAIT -> "Nothing to do for you now";
    };
  }

  static String text(SecretElection e, TrusteePage.Task task, Optional<SharedRound> round) {
    return switch (task) {
      case COMMIT ->
          "Your device makes a private key and keeps it in a file on your device. What is sent is only a commitment to the"
              + " public key. It is needed before voting opens on "
              + Dates.weekdayTime(e.timetable().opens())
              + ". Without your key nothing can be opened, so keep the file in two places that only you reach.";
      case OPEN ->
          "Every trustee has committed. Choose the file of your key: your device publishes the public half and its proof.";
      case CERTIFY ->
          "Any "
              + round.orElseThrow().plan().threshold()
              + " of the "
              + round.get().plan().size()
              + " trustees will open the result together. Your device makes a secret of 22 characters and keeps it in a file on your device;"
              + " what is sent is a certificate, by which the others can write to you. This is the first of four steps, and each"
              + " waits for every trustee. All four are needed before voting opens on "
              + Dates.weekdayTime(e.timetable().opens())
              + ". Keep the file in two places that only you reach.";
      case BIND ->
          "Step 2 of 4. Every trustee has a certificate. Choose your file: your device makes one share of a secret number for"
              + " each trustee, and commits to them before it sends any, so that nobody can choose theirs by the others’.";
      case DEAL ->
          "Step 3 of 4. Every trustee has committed. Choose your file: your device makes the same shares again and shows a"
              + " checksum of what all trustees committed to. Read it to another trustee by telephone. Only then hand out the shares,"
              + " each encrypted so that only the trustee whom it is for can read it.";
      case ADD ->
          "Step 4 of 4. Every trustee has handed out the shares. Choose your file: your device checks the share that each"
              + " trustee made for you, adds them up to your part of the key, and publishes the public half. If one does not fit, it"
              + " tells you whose.";
      case FIND ->
          "Voting is open, and the board is set up. Choose your file: your device looks whether the board has the part of the key"
              + " that you made. If it has another, votes are sealed for somebody else: tell the auditor at once. You are needed again"
              + " when voting has closed, on "
              + Dates.weekdayTime(e.timetable().closes())
              + ".";
      case SHUFFLE ->
          "Your device checks every ballot, then puts the ballots into another order that nobody knows and proves that it"
              + " changed nothing. Two different trustees do so.";
      case DECRYPT ->
          "Your device checks the whole board and shows what would be opened. You compare it with the record and with another"
              + " trustee; only then does your key open your part of that tally, and nothing else.";
      case CHECK -> "Your part is done. Your device can check the whole board again.";
      case WAIT -> waits(e, round);
    };
  }

  private static String waits(SecretElection e, Optional<SharedRound> round) {
    Optional<String> others = round.flatMap(SharedRound::missing);
    if (others.isPresent() && KeyCeremony.isBefore(e)) {
      return others.get()
          + ". "
          + (round.orElseThrow().complaint().isPresent()
              ? "You then make a fresh secret. Speak to the returning officer."
              : "Your next step comes when every trustee has done this one; come back then.");
    }
    return "Voting closes on "
        + Dates.weekdayTime(e.timetable().closes())
        + ". You are needed again when others have done their part; come back then.";
  }
}
