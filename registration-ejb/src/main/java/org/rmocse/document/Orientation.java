package org.rmocse.document;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.image.BufferedImage;

/** How a stored picture lies; the order is that of the Exif standard, where UPRIGHT is 1 and LEFT is 8. */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    UPSIDE_DOWN,
    UPSIDE_DOWN_MIRRORED,
    LEFT_MIRRORED,
    RIGHT,
    RIGHT_MIRRORED,
    LEFT;

    /** @param number 1 to 8; anything else says nothing, and the picture is taken as it lies */
    static Orientation of(int number) {
        return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
    }

    /** The size of a picture stored in that size once it is upright. */
    Dimension upright(int width, int height) {
        return ordinal() < LEFT_MIRRORED.ordinal() ? new Dimension(width, height) : new Dimension(height, width);
    }

    /** Where a part of the upright picture is in the stored one, which has that size. */
    Rectangle stored(Crop crop, int width, int height) {
        try {
            return upturn(width, height)
                    .createInverse()
                    .createTransformedShape(new Rectangle(crop.x(), crop.y(), crop.width(), crop.height()))
                    .getBounds();
        } catch (NoninvertibleTransformException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The stored picture as it was meant to be seen, pixel for pixel. */
    BufferedImage turnUp(BufferedImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        Dimension size = upright(stored.getWidth(), stored.getHeight());
        BufferedImage upright = new BufferedImage(size.width, size.height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(stored, upturn(stored.getWidth(), stored.getHeight()), null);
        graphics.dispose();
        return upright;
    }

    private AffineTransform upturn(int width, int height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case UPSIDE_DOWN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case UPSIDE_DOWN_MIRRORED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case LEFT_MIRRORED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case RIGHT -> new AffineTransform(0, 1, -1, 0, height, 0);
            case RIGHT_MIRRORED -> new AffineTransform(0, -1, -1, 0, height, width);
            case LEFT -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
