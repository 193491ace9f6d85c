/**
 * Measurements of the libraries. Each race prints one line a figure: what, the median of five
 * rounds, the slowest and fastest round. What the figures mean stands in docs/benchmarks.md.
 */
@NullMarked
package org.mandate.bench;

import org.jspecify.annotations.NullMarked;
