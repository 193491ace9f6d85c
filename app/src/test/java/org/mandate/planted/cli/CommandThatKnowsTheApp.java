package org.mandate.planted.cli;

import org.mandate.planted.app.record.PlantedRecord;

/** Breaks: the command line never imports the application. */
public final class CommandThatKnowsTheApp {
  public final PlantedRecord wrong = new PlantedRecord();
}
