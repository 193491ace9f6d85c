package org.mandate.ballot.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Event.Type;
import org.mandate.ballot.board.Owned;
import org.mandate.ballot.board.SetupData;
import org.mandate.ballot.board.SizedTally;

/**
 * The chain of events: parents, heights, order, and that the file holds exactly the data of its
 * events, each before its event (specification: public data).
 */
final class ChainCheck {
  private final Board board;
  private final Counts counts;

  ChainCheck(Board board, Counts counts) {
    this.board = board;
    this.counts = counts;
  }

  void check() {
    counts.require(!board.events().isEmpty(), Rule.ORDER, "the board has no event");
    Optional<Board.Link> before = Optional.empty();
    Set<String> ballots = new HashSet<>();
    int next = 1;
    for (Board.Link link : board.events()) {
      try {
        requireFollows(before, link);
        next = requireEntries(link, next, ballots);
      } catch (RefusedException e) {
        throw new RefusedException(e.refusal().at(link.event()));
      } catch (BoardException e) {
        throw new RefusedException(
            Refusal.of(Rule.of(e.kind()), String.valueOf(e.getMessage())).at(link.event()));
      }
      before = Optional.of(link);
    }
    counts.require(
        next == board.entries().size(),
        Rule.ENTRIES,
        "data after the last event, or that no event refers to");
  }

  private void requireFollows(Optional<Board.Link> before, Board.Link link) {
    Event event = link.event();
    counts.require(
        event.parent().equals(before.map(Board.Link::hash)),
        Rule.PARENT,
        "the parent is not the hash of the event before");
    int height = before.map(b -> b.event().height() + 1).orElse(0);
    counts.require(
        event.height() == height,
        Rule.HEIGHT,
        "the height is " + event.height() + " instead of " + height);
    counts.require(
        mayFollow(before.map(b -> b.event().type())).contains(event.type()),
        Rule.ORDER,
        event.type().word()
            + before.map(b -> " after " + b.event().type().word()).orElse(" at the beginning"));
    counts.require(
        event.payload().isPresent() == event.type().hasPayload(),
        Rule.PAYLOAD,
        "the data of the event are missing or too much");
  }

  private static Set<Type> mayFollow(Optional<Type> before) {
    if (before.isEmpty()) {
      return EnumSet.of(Type.SETUP);
    }
    return switch (before.get()) {
      case SETUP, BALLOT -> EnumSet.of(Type.BALLOT, Type.END_BALLOTS);
      case END_BALLOTS -> EnumSet.of(Type.ENCRYPTED_TALLY);
      case ENCRYPTED_TALLY ->
          EnumSet.of(Type.SHUFFLE, Type.END_SHUFFLES, Type.PARTIAL_DECRYPTION, Type.RESULT);
      case SHUFFLE -> EnumSet.of(Type.SHUFFLE, Type.END_SHUFFLES);
      case END_SHUFFLES, PARTIAL_DECRYPTION -> EnumSet.of(Type.PARTIAL_DECRYPTION, Type.RESULT);
      case RESULT -> EnumSet.noneOf(Type.class);
    };
  }

  /**
   * Steps over the data of an event and the event itself, which must stand there in order. A ballot
   * that comes again is refused: whoever keeps the board could so undo a voter's later ballot.
   */
  private int requireEntries(Board.Link link, int from, Set<String> ballots) {
    int next = from;
    if (link.event().payload().isPresent()) {
      String payload = link.event().payload().get();
      counts.require(
          link.event().type() != Type.BALLOT || ballots.add(payload),
          Rule.PAYLOAD,
          "the same ballot was on the board before");
      for (String hash : data(link.event().type(), payload)) {
        requireOnBoard(hash);
        counts.require(
            next < board.entries().size() && board.entries().get(next).hash().equals(hash),
            Rule.ENTRIES,
            "before the event stand other data than its own");
        next++;
      }
    }
    counts.require(
        next == link.entry(), Rule.ENTRIES, "before the event stand other data than its own");
    return next + 1;
  }

  private void requireOnBoard(String hash) {
    counts.require(
        board.place(hash).isPresent(), Rule.PAYLOAD, "the data " + hash + " are not on the board");
  }

  /** The hashes of an event's data in the order of the file, its payload last. */
  private List<String> data(Type type, String payload) {
    List<String> hashes = new ArrayList<>();
    requireOnBoard(payload);
    switch (type) {
      case SETUP -> {
        SetupData setup = SetupData.read(board.text(payload));
        hashes.addAll(List.of(setup.election(), setup.trustees(), setup.credentials()));
      }
      case ENCRYPTED_TALLY -> hashes.add(SizedTally.read(board.text(payload)).encryptedTally());
      case SHUFFLE, PARTIAL_DECRYPTION -> hashes.add(Owned.read(board.text(payload)).payload());
      case BALLOT, END_BALLOTS, END_SHUFFLES, RESULT -> {}
    }
    hashes.add(payload);
    return hashes;
  }

  /** Mixing belongs to ranked questions and to nothing else. */
  void requireMixing(boolean ranked) {
    boolean mixed = false;
    boolean ended = false;
    for (Board.Link link : board.events()) {
      Type type = link.event().type();
      mixed |= type == Type.SHUFFLE;
      ended |= type == Type.END_SHUFFLES;
      boolean isMixing = type == Type.SHUFFLE || type == Type.END_SHUFFLES;
      boolean isOpening = type == Type.PARTIAL_DECRYPTION || type == Type.RESULT;
      if (isMixing && !ranked || isOpening && ranked && !ended) {
        throw new RefusedException(
            Refusal.of(
                    Rule.ORDER,
                    ranked ? "ranked ballots are opened before mixing ended" : "nothing to mix")
                .at(link.event()));
      }
      if (type == Type.END_SHUFFLES && !mixed) {
        throw new RefusedException(
            Refusal.of(Rule.MIXED, "mixing ended without a shuffle").at(link.event()));
      }
      if (type == Type.END_SHUFFLES) {
        counts.add(Rule.MIXED);
      }
    }
  }
}
