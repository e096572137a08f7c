package org.rmocse.document;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.PDLineDashPattern;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws pages of PDFs that strangers sent: no page may keep the server busy for long, however often it repeats itself. */
final class PageRenderer extends PDFRenderer {

    /** A page of dense drawing has some ten thousand. */
    private static final int MOST_STEPS = 300_000;

    /** What drawing a form or picture counts for; each begins a page within the page. */
    private static final int STEPS_OF_AN_OBJECT = 50;

    private static final long MOST_NANOSECONDS = 10_000_000_000L;

    /** Shorter dashes are drawn as a line: thousands to the millimetre take long and show as nothing else. */
    private static final float SHORTEST_DASHES = 0.1f;

    PageRenderer(PDDocument pdf) {
        super(pdf);
        setSubsamplingAllowed(true);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new BoundedDrawer(parameters);
    }

    private static final class BoundedDrawer extends PageDrawer {

        private final long started = System.nanoTime();
        private int steps;

        private BoundedDrawer(PageDrawerParameters parameters) throws IOException {
            super(parameters);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            steps += operator.getName().equals(OperatorName.DRAW_OBJECT) ? STEPS_OF_AN_OBJECT : 1;
            if (steps > MOST_STEPS || System.nanoTime() - started > MOST_NANOSECONDS) {
                throw new Endless();
            }
            super.processOperator(operator, operands);
        }

        @Override
        protected void operatorException(Operator operator, List<COSBase> operands, IOException failed)
                throws IOException {
            if (failed instanceof Endless) {
                throw failed;
            }
            super.operatorException(operator, operands, failed);
        }

        @Override
        public void strokePath() throws IOException {
            float length = 0;
            for (float dash : getGraphicsState().getLineDashPattern().getDashArray()) {
                length += Math.abs(dash);
            }
            if (length < SHORTEST_DASHES) {
                getGraphicsState().setLineDashPattern(new PDLineDashPattern());
            }
            super.strokePath();
        }
    }

    private static final class Endless extends IOException {
        private static final long serialVersionUID = 1L;

        private Endless() {
            super("the page takes too long to draw");
        }
    }
}
