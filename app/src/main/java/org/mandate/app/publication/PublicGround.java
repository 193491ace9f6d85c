package org.mandate.app.publication;

import org.mandate.app.actions.Actions;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.elections.Elections;
import org.mandate.app.interests.PublishedLines;
import org.mandate.app.mandates.Mandates;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.minutes.Minutes;
import org.mandate.app.strategy.Strategies;

/**
 * What the public pages read.
 *
 * @param publicUrl address under which people reach the program, without a slash at the end
 */
public record PublicGround(
    Bodies bodies,
    Matters matters,
    Elections elections,
    Meetings meetings,
    Decisions decisions,
    Minutes minutes,
    Actions actions,
    PublishedLines interests,
    Mandates mandates,
    Strategies strategies,
    String publicUrl) {}
