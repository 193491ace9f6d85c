package org.mandate.app.minutes;

/** The pages of minutes, wired. */
public record MinutesPages(
    MinutesListing listing,
    SetPages sets,
    SetFiles files,
    VersionPages versions,
    EditPages edit,
    ActPages acts) {

  public static MinutesPages of(Minutes minutes) {
    SetGround ground = new SetGround(minutes);
    return new MinutesPages(
        new MinutesListing(ground),
        new SetPages(ground),
        new SetFiles(ground),
        new VersionPages(ground),
        new EditPages(ground),
        new ActPages(ground));
  }
}
