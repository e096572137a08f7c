package org.rmocse.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.rmocse.document.ListExcel;
import org.rmocse.document.ListPdf;

/** Prints announced lists for anybody, as PDF and as Excel (D16). */
@ApplicationScoped
public class AnnouncedSheets {

    /** A long list takes seconds to print, and everybody asks for the latest: so many are kept. */
    private static final int KEPT = 8;

    private final Map<Print, byte[]> printed = new ConcurrentHashMap<>();

    /** What was printed; a list that was corrected since is another one. */
    private record Print(Announcement list, Locale locale) {}

    /** The list as PDF; not to be changed by whoever gets it. */
    public byte[] pdf(Announcement list, Locale locale) {
        if (printed.size() >= KEPT) {
            printed.clear();
        }
        return printed.computeIfAbsent(
                new Print(list, locale), print -> ListPdf.render(print.list().printed(print.locale())));
    }

    /**
     * Writes the list as Excel, row by row; does not close the stream.
     *
     * @throws IOException where the receiver went away
     */
    public void excel(Announcement list, Locale locale, OutputStream out) throws IOException {
        ListExcel.write(list.printed(locale), out);
    }
}
