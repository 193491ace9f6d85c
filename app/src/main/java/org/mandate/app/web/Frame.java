package org.mandate.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page: header, menu, back link, footer. Made once by whoever answers a
 * request; a feature's page changes it with the short methods below.
 *
 * @param title the heading's words, for the browser's tab
 * @param bodyName the body whose page it is, or null on pages of the whole platform
 * @param person who is signed in ("Joanne Tully, Weir Lane Surgery"), or null: then "Sign in" shows
 * @param csrf the token that a form must send back; empty where there is no session
 * @param nav the menu; empty means none
 * @param wide a ledger's page: 1160 px instead of 960
 * @param bare no menu and no person: ballots from a link, door lists
 * @param demonstration the footer says that everything is invented
 * @param back the link before the page's heading
 * @param error the title begins with "Error:", as a form came back
 * @param runBy the footer's first sentence; null says the software's own
 */
public record Frame(
    String title,
    @Nullable String bodyName,
    @Nullable String person,
    String csrf,
    List<NavItem> nav,
    boolean wide,
    boolean bare,
    boolean demonstration,
    @Nullable Link back,
    boolean error,
    @Nullable String runBy) {

  /** One entry of the menu; {@code current} marks the room that the page is in. */
  public record NavItem(String text, String href, boolean current) {}

  public Frame {
    nav = List.copyOf(nav);
  }

  /** A plain page of the platform: no body, nobody signed in, no menu. */
  public static Frame titled(String title) {
    return new Frame(title, null, null, "", List.of(), false, false, false, null, false, null);
  }

  public Frame withTitle(String title) {
    return new Frame(
        title, bodyName, person, csrf, nav, wide, bare, demonstration, back, error, runBy);
  }

  public Frame ofBody(String bodyName, String runBy) {
    return new Frame(
        title, bodyName, person, csrf, nav, wide, bare, demonstration, back, error, runBy);
  }

  public Frame signedIn(String person, String csrf) {
    return new Frame(
        title, bodyName, person, csrf, nav, wide, bare, demonstration, back, error, runBy);
  }

  /** The token alone: a form for somebody who is not signed in. */
  public Frame withCsrf(String csrf) {
    return new Frame(
        title, bodyName, person, csrf, nav, wide, bare, demonstration, back, error, runBy);
  }

  public Frame withNav(List<NavItem> nav) {
    return new Frame(
        title, bodyName, person, csrf, nav, wide, bare, demonstration, back, error, runBy);
  }

  /** Marks the menu's entry with this address as the room we are in. */
  public Frame in(String href) {
    return withNav(
        nav.stream()
            .map(item -> new NavItem(item.text(), item.href(), item.href().equals(href)))
            .toList());
  }

  public Frame asWide() {
    return new Frame(
        title, bodyName, person, csrf, nav, true, bare, demonstration, back, error, runBy);
  }

  public Frame asBare() {
    return new Frame(
        title, bodyName, person, csrf, nav, wide, true, demonstration, back, error, runBy);
  }

  public Frame asDemonstration() {
    return new Frame(title, bodyName, person, csrf, nav, wide, bare, true, back, error, runBy);
  }

  public Frame back(String text, String href) {
    return new Frame(
        title,
        bodyName,
        person,
        csrf,
        nav,
        wide,
        bare,
        demonstration,
        new Link(text, href),
        error,
        runBy);
  }

  /** For a form that came back: the title begins with "Error:" when there is something to mend. */
  public Frame with(FormErrors errors) {
    return new Frame(
        title,
        bodyName,
        person,
        csrf,
        nav,
        wide,
        bare,
        demonstration,
        back,
        !errors.isEmpty(),
        runBy);
  }

  /** The words of the browser's tab. */
  public String tab() {
    return (error ? "Error: " : "")
        + title
        + (bodyName == null ? "" : " – " + bodyName)
        + " – Mandate";
  }

  /** The container's classes. */
  public String container() {
    return wide ? "nhsuk-width-container mnd-wide" : "nhsuk-width-container";
  }
}
