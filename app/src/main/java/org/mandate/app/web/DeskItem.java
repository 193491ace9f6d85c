package org.mandate.app.web;

/**
 * One thing to do on a desk.
 *
 * @param heading verb and object, or the fact that asks for it
 * @param text one or two sentences
 * @param when its date: "Closes Friday 20 November 2026, 5pm"
 * @param minutes how long it takes: "2 minutes"
 * @param button its one button
 */
public record DeskItem(String heading, Prose text, String when, String minutes, Button button) {}
