package org.rmocse.operation;

/** What an extract is written as. */
public enum ExportFormat {
    EXCEL,
    CSV
}
