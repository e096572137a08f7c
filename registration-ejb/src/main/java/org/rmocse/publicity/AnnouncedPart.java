package org.rmocse.publicity;

/**
 * A page of an announced list.
 *
 * @param list the list with the people of this page
 * @param found how many there are on all pages
 * @param earlier the place after which the page before begins; null on the first one
 * @param later the place after which the next page begins; null on the last one
 */
public record AnnouncedPart(Announcement list, int found, Integer earlier, Integer later) {}
