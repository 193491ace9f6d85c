package org.mandate.app;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.access.Who;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Doorway;
import org.mandate.app.web.Frame;
import org.mandate.app.web.Reply;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The frame around every page: whose page, who is signed in, where else to go. */
final class Frames implements Doorway.Frames {
  private final JdbcClient db;

  Frames(JdbcClient db) {
    this.db = db;
  }

  @Override
  public Frame frame(Ask ask, Reply.Html page) {
    Reply.Look look = page.look();
    Frame frame = Frame.titled(page.title()).withCsrf(ask.csrf()).withNav(menu(ask, look));
    if (!look.body().isEmpty()) {
      frame = frame.ofBody(look.body(), "Run for " + look.body() + ".");
    }
    if (ask.who() instanceof Who.Person) {
      frame = frame.signedIn("Signed in", ask.csrf());
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
    return demonstration() ? frame.asDemonstration() : frame;
  }

  private static List<Frame.NavItem> menu(Ask ask, Reply.Look look) {
    List<Frame.NavItem> items = new ArrayList<>();
    items.add(item("Desk", "/", "desk", look));
    items.add(item("Bodies", "/bodies", "bodies", look));
    if (!look.bodySlug().isEmpty()) {
      String body = "/bodies/" + look.bodySlug();
      items.add(item("Decisions", body + "/decisions", "decisions", look));
      items.add(item("Ballots", body + "/ballots", "ballots", look));
      items.add(item("Matters", body + "/matters", "matters", look));
      items.add(item("Mandates", body + "/mandates", "mandates", look));
    }
    items.add(item("Register", "/register", "register", look));
    items.add(item("Record", "/record", "record", look));
    return items;
  }

  private static Frame.NavItem item(String text, String href, String key, Reply.Look look) {
    return new Frame.NavItem(text, href, look.current().equals(key));
  }

  private boolean demonstration() {
    return db.sql("select demonstration from installation").query(Boolean.class).single();
  }
}
