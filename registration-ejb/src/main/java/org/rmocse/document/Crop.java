package org.rmocse.document;

/** What of an upright picture to keep, in its pixels. */
public record Crop(int x, int y, int width, int height) {

    /** The largest centred crop of this proportion, a little toward the top, where a head is. */
    static Crop proposed(int width, int height, int toWidth, int toHeight) {
        double proportion = (double) toWidth / toHeight;
        int cropWidth = Math.min(width, (int) Math.round(height * proportion));
        int cropHeight = Math.min(height, (int) Math.round(cropWidth / proportion));
        return new Crop((width - cropWidth) / 2, (height - cropHeight) / 4, cropWidth, cropHeight);
    }
}
