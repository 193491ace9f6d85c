package org.mandate.app.meetings;

import org.mandate.app.bodies.Bodies;
import org.mandate.app.files.Looking;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matters;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;

/** Every page of what comes before a meeting. */
public record MeetingPages(
    ListPages list,
    SeriesPages series,
    PlanPages plan,
    AgendaPages agenda,
    AddItemPages add,
    ItemPages items,
    PartPages parts,
    ActPages acts,
    PutPages put,
    CallForPages callFor,
    CalendarPages calendar,
    PackPages pack) {

  /**
   * @param looking opens papers for packs
   * @param publicUrl under which people reach this program
   */
  public static MeetingPages of(
      Meetings meetings,
      Bodies bodies,
      Matters matters,
      Business business,
      Register register,
      People people,
      Looking looking,
      String publicUrl) {
    String address =
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    PageGround ground =
        new PageGround(meetings, bodies, matters, business, register, people, address);
    ItemPages items = new ItemPages(ground);
    return new MeetingPages(
        new ListPages(ground),
        new SeriesPages(ground),
        new PlanPages(ground),
        new AgendaPages(ground),
        new AddItemPages(ground, items),
        items,
        new PartPages(ground),
        new ActPages(ground),
        new PutPages(ground),
        new CallForPages(ground),
        new CalendarPages(ground),
        new PackPages(ground, looking));
  }
}
