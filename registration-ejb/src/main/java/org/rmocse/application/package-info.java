/** The process: kinds, rules, the table of moves, files, batches. */
package org.rmocse.application;
