package org.mandate.app.walls;

import java.util.List;
import org.mandate.conflicts.Facts;

/** Those from elsewhere who may be asked to sit; told by the feature that keeps them. */
@FunctionalInterface
public interface Outsiders {
  /** All of them, as the job warden may see them. */
  List<Facts.Assessor> assessors();
}
