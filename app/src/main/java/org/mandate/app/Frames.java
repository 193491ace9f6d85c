package org.mandate.app;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.mandate.app.access.Who;
import org.mandate.app.register.Authority;
import org.mandate.app.register.Person;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Doorway;
import org.mandate.app.web.Frame;
import org.mandate.app.web.Reply;

/** The frame around every page: whose page, who is signed in, where else to go. */
final class Frames implements Doorway.Frames {
  private final Composition program;

  Frames(Composition program) {
    this.program = program;
  }

  @Override
  public Frame frame(Ask ask, Reply.Html page) {
    Reply.Look look = page.look();
    Frame frame = Frame.titled(page.title()).withCsrf(ask.csrf()).withNav(menu(ask, look));
    if (!look.body().isEmpty()) {
      frame = frame.ofBody(look.body(), "Run for " + look.body() + ".");
    }
    if (ask.who() instanceof Who.Person(UUID id)) {
      frame = frame.signedIn(personLine(id), ask.csrf());
    }
    if (look.wide()) {
      frame = frame.asWide();
    }
    if (look.bare()) {
      frame = frame.asBare();
    }
    if (!look.backTo().isEmpty()) {
      frame = frame.back(look.backText(), look.backTo());
    }
    return program.isDemonstration() ? frame.asDemonstration() : frame;
  }

  private static List<Frame.NavItem> menu(Ask ask, Reply.Look look) {
    List<Frame.NavItem> items = new ArrayList<>();
    items.add(item(ask.who() instanceof Who.Person ? "Desk" : "Start", "/", "desk", look));
    if (ask.who() instanceof Who.Person) {
      items.add(item("Interests", "/interests/mine", "interests", look));
    }
    items.add(item("Bodies", "/bodies", "bodies", look));
    if (!look.bodySlug().isEmpty()) {
      String body = "/bodies/" + look.bodySlug();
      items.add(item("Decisions", body + "/decisions", "decisions", look));
      items.add(item("Meetings", body + "/meetings", "meetings", look));
      items.add(item("Ballots", body + "/ballots", "ballots", look));
      items.add(item("Questions", body + "/matters", "matters", look));
      items.add(item("Mandates", body + "/mandates", "mandates", look));
      items.add(item("Money", body + "/promises", "money", look));
    }
    items.add(item("Register", "/register", "register", look));
    items.add(item("Record", "/record", "record", look));
    items.add(item("Search", "/search", "search", look));
    return items;
  }

  private static Frame.NavItem item(String text, String href, String key, Reply.Look look) {
    return new Frame.NavItem(text, href, look.current().equals(key));
  }

  /** "Joanne Tully, Weir Lane Surgery". */
  private String personLine(UUID id) {
    String name = program.people.person(id).map(Person::name).orElse("Signed in");
    List<String> practices =
        program.people.votesOf(id, program.people.today()).stream()
            .map(Authority::practice)
            .toList();
    return String.join(", ", Stream.concat(Stream.of(name), named(practices)).toList());
  }

  private Stream<String> named(List<String> practices) {
    return practices.isEmpty()
        ? Stream.empty()
        : program.register.names(practices).values().stream().sorted();
  }
}
