package org.rmocse.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;

/** Everything of one print run in one document: certificates one a page, then labels eight to a sheet. */
public final class PrintRunPdf {

    /** Certificates laid out together: their portraits are held in memory all at once. */
    private static final int AT_A_TIME = 20;

    private PrintRunPdf() {}

    /**
     * @param certificates in their order; may be none, if there are labels
     * @param labels in their order
     */
    public static byte[] render(List<CertificatePdf.Sheet> certificates, List<LabelPdf.Label> labels) {
        List<byte[]> parts = new ArrayList<>();
        for (int first = 0; first < certificates.size(); first += AT_A_TIME) {
            parts.add(CertificatePdf.renderAll(
                    certificates.subList(first, Math.min(certificates.size(), first + AT_A_TIME))));
        }
        if (!labels.isEmpty()) {
            parts.add(LabelPdf.renderSheets(labels));
        }
        return parts.size() == 1 ? parts.get(0) : joined(parts);
    }

    private static byte[] joined(List<byte[]> parts) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            PDFMergerUtility merger = new PDFMergerUtility();
            parts.forEach(part -> merger.addSource(new RandomAccessReadBuffer(part)));
            merger.setDestinationStream(out);
            merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
