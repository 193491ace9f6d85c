package org.mandate.cli.certificate;

import org.mandate.ballot.board.Board;
import org.mandate.ballot.verify.Report;

/**
 * A board that was verified in this run, to be held against a certificate.
 *
 * @param board as read; its source stays open meanwhile
 * @param report of the verification of all of it, from zero
 * @param bytes how large the file is
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record BoardSeen(Board board, Report report, long bytes, String sha256) {}
