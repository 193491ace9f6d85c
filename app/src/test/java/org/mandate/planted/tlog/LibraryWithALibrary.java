package org.mandate.planted.tlog;

import org.mandate.planted.count.PlantedCount;

/** Breaks: a library never imports another library. */
public final class LibraryWithALibrary {
  public final PlantedCount wrong = new PlantedCount();
}
