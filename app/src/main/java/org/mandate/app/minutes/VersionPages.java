package org.mandate.app.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Reply;
import org.mandate.app.web.TextCompare;

/** Every version of a block of minutes, each beside the one before it. */
public final class VersionPages {
  private final SetGround ground;

  VersionPages(SetGround ground) {
    this.ground = ground;
  }

  /** Every version of a block. */
  public record VersionsPage(
      String caption, String heading, List<VersionShown> versions, Link back) {}

  /** One version, beside the one before it. */
  public record VersionShown(String heading, MinutesWords words, @Nullable TextCompare changed) {}

  public Reply versions(Ask ask) {
    return ground.at(
        ask,
        f ->
            ground.minutes().read(f.set()).blocks().stream()
                .filter(b -> b.key().equals(ask.typed("block")))
                .findFirst()
                .map(b -> versions(ask, f, b))
                .orElseGet(Reply.NotFound::new));
  }

  private Reply versions(Ask ask, SetGround.Found f, Block b) {
    List<Version> all = ground.minutes().versions(f.set(), b);
    List<VersionShown> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Version v = all.get(i);
      shown.add(
          new VersionShown(
              "Version " + v.number() + ", " + by(f, v) + ", " + Dates.plainTime(v.at()),
              new MinutesWords(v.block().words()),
              i + 1 < all.size()
                  ? TextCompare.of(all.get(i + 1).block().words(), v.block().words())
                  : null));
    }
    VersionsPage page =
        new VersionsPage(
            "Minutes of " + f.meeting().title() + ": " + b.heading(),
            "Every version of this text",
            shown,
            new Link("Back to the minutes", f.path()));
    return ground.noted(
        ask,
        f,
        Reply.page("minutes/versions.jte", "Versions", page)
            .with(SetGround.look(f.body()).back(f.path(), "The minutes")));
  }

  /** "by the secretary", or by the program. */
  String by(SetGround.Found f, Version v) {
    return v.seat().isEmpty()
        ? "drafted from what happened"
        : "by the " + ground.seat(f.set().body(), v.seat()).toLowerCase(Locale.UK);
  }
}
