package org.rmocse.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where a command talks to whoever started it. */
final class Console {

    private Console() {}

    /** The standard output, in UTF-8 whatever the machine's own character set is, since what is told is Chinese too. */
    static PrintStream out() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    }
}
