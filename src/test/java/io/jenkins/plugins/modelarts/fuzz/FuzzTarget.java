package io.jenkins.plugins.modelarts.fuzz;

/** What Jazzer calls, again and again, for the reader that its arguments name. */
public final class FuzzTarget {

    private static Reader reader = Reader.LOGS;

    private FuzzTarget() {}

    public static void fuzzerInitialize(String[] arguments) {
        reader = Reader.valueOf(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        reader.read(bytes);
    }
}
