package org.rmocse.application;

/**
 * How many files of something a batch holds, beside the last approved one.
 *
 * @param what an agency's name, a category, a kind
 * @param now in the open batch
 * @param before in the last approved batch
 */
public record BatchCount<T>(T what, int now, int before) {

    /** How many more there are now; negative for fewer. */
    public int change() {
        return now - before;
    }

    /** The same under that name. */
    public BatchCount<String> named(String name) {
        return new BatchCount<>(name, now, before);
    }
}
