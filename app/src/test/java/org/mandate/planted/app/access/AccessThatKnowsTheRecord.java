package org.mandate.planted.app.access;

import org.mandate.planted.app.record.PlantedRecord;

/** Breaks: a lower package never imports a higher one. */
public final class AccessThatKnowsTheRecord {
  public final PlantedRecord wrong = new PlantedRecord();
}
