package io.jenkins.plugins.modelarts.testkit;

/**
 * A block of code in the documentation.
 *
 * @param page file, from the root of the project
 * @param heading the last heading before the block
 * @param line of the file in which the code begins, from 1
 * @param language the word after the fence; empty when there is none
 */
public record CodeSample(String page, String heading, int line, String language, String text) {

    /** The place, for the name of a test. */
    @Override
    public String toString() {
        return page + ":" + line + " " + heading;
    }
}
