package org.mandate.app.publication;

import static org.mandate.app.publication.Column.Type.DATE;
import static org.mandate.app.publication.Column.Type.TEXT;
import static org.mandate.app.publication.Column.Type.TIME;
import static org.mandate.app.publication.Column.Type.WHOLE;
import static org.mandate.app.publication.Datasets.column;
import static org.mandate.app.publication.Datasets.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mandate.app.actions.Act;
import org.mandate.app.actions.AgreedAction;
import org.mandate.app.actions.Owner;
import org.mandate.app.bodies.Body;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.minutes.Block;
import org.mandate.app.minutes.MinutesSet;
import org.mandate.app.record.Record;

/** The tables of what follows a meeting: minutes that are published, and actions. */
final class AfterMeetings {
  private final PublicGround ground;

  AfterMeetings(PublicGround ground) {
    this.ground = ground;
  }

  Dataset minutes() {
    return new Dataset(
        "minutes",
        "Minutes",
        "The words of every published set of minutes, a block a row, with corrections in place.",
        Scheme.DECISIONS,
        List.of(
            column("meeting", TEXT, "The meeting's id."),
            column("part", WHOLE, "The number of the part that they are of."),
            column("item", TEXT, "The agenda item; null for the opening and the end."),
            column("title", TEXT, "What the block is about."),
            column("words", TEXT, "The words, corrected where they were."),
            column("published", TIME, "When they were published.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Meeting m : ground.meetings().of(body.id())) {
            for (MinutesSet set : ground.minutes().of(m)) {
              if (set.publishedAt().isPresent()) {
                rows.addAll(blocks(set));
              }
            }
          }
          return rows;
        });
  }

  private List<List<@Nullable Object>> blocks(MinutesSet set) {
    var reading = ground.minutes().read(set);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Block block : reading.corrected()) {
      rows.add(
          row(
              set.meeting().toString(),
              (long) reading.part().position(),
              block.item().map(Object::toString).orElse(null),
              block.title(),
              block.words(),
              Datasets.time(set.publishedAt())));
    }
    return rows;
  }

  Dataset actions() {
    return new Dataset(
        "actions",
        "Actions",
        "Every action whose words are public, with who owes it now and what closed it.",
        Scheme.PRIORITIES,
        List.of(
            column("id", TEXT, "Its id, as in its address."),
            column("words", TEXT, "What is to be done."),
            column("owner", TEXT, "A seat, an office or an organisation, as its form names it."),
            column("due", DATE, "By when."),
            column("given", TIME, "When it was given."),
            column("decision", TEXT, "The decision that it carries out; null for none."),
            column("state", TEXT, "open, done or ended."),
            column("proof", TEXT, "What shows it done; empty while it is open.")),
        this::actions);
  }

  private List<List<@Nullable Object>> actions(Body body) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (AgreedAction a : ground.actions().of(body.id())) {
      Owner owner = a.owner();
      rows.add(
          row(
              a.id().toString(),
              a.words(),
              owner.key(),
              a.due().toString(),
              Record.time(a.givenAt()),
              a.from().decision().orElse(null),
              a.closing().map(c -> c.kind().name().toLowerCase(Locale.ROOT)).orElse("open"),
              a.closing().map(Act::words).orElse("")));
    }
    return rows;
  }
}
