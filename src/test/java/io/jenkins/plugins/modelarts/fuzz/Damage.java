package io.jenkins.plugins.modelarts.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes broken and huge inputs out of a good one, which would take too much room in files. */
enum Damage {
    NOTHING {
        @Override
        Stream<String> of(String sample) {
            return Stream.of("", " ", "\n", "null", "\"\"", "[]", "{}", "\ufeff" + sample, "\u0000".repeat(MANY));
        }
    },
    ENDS_ANYWHERE {
        @Override
        Stream<String> of(String sample) {
            return IntStream.range(0, sample.length()).mapToObj(end -> sample.substring(0, end));
        }
    },
    /** The body is larger than what is read. */
    NEVER_ENDS {
        @Override
        Stream<String> of(String sample) {
            return Stream.of(sample.repeat(TOO_MUCH / sample.length()));
        }
    },
    /** Each value becomes one of another type. */
    WRONG_TYPE {
        @Override
        Stream<String> of(String sample) {
            return OTHERS.stream().flatMap(other -> replaced(sample, other));
        }
    },
    HUGE_VALUE {
        @Override
        Stream<String> of(String sample) {
            return Stream.of("9".repeat(MANY), "1e999999999", "-1e-999999999", "\"" + "\u00e9".repeat(MANY) + "\"")
                    .flatMap(huge -> replaced(sample, huge));
        }
    },
    DEEP {
        @Override
        Stream<String> of(String sample) {
            return Stream.concat(
                    Stream.of("[".repeat(MANY), "{\"a\":".repeat(MANY), "<a>".repeat(MANY)),
                    Stream.of("[".repeat(DEEPER), "{\"a\":".repeat(DEEPER), "[".repeat(900) + "]".repeat(900))
                            .flatMap(deep -> replaced(sample, deep)));
        }
    },
    /** Every name and every line many times. */
    REPEATED {
        @Override
        Stream<String> of(String sample) {
            return Stream.of(
                    NAME_AND_VALUE.matcher(sample).replaceAll("$0,$0,$0"),
                    LINE.matcher(sample).replaceAll("$0\n$0\n$0"),
                    "{" + "\"logs\":[],\"token\":{},\"service\":1,".repeat(MANY) + "\"projects\":[]}");
        }
    },
    LONG_HEADER {
        @Override
        Stream<String> of(String sample) {
            return Stream.of("X-Subject-Token", "Date", "Retry-After", "Age", "X-Request-Id", "Content-Type")
                    .flatMap(name -> Stream.of(
                                    "9".repeat(1 << 20), "-1", "\u00e9\u0007", "Fri, 31 Dec 9999 23:59:59 GMT", "")
                            .map(value -> "429\n" + name + ": " + value + "\n\n" + sample));
        }
    };

    private static final int MANY = 20_000;

    /** Jackson reads 1000 levels. */
    private static final int DEEPER = 2000;

    private static final int TOO_MUCH = 5 << 20;
    private static final List<String> OTHERS = List.of(
            "null",
            "true",
            "-1",
            "0.5",
            "9223372036854775807",
            "\"\"",
            "\" x\\u0000\\n\"",
            "[]",
            "[[{}]]",
            "{\"a\":{}}");
    private static final Pattern NAME_AND_VALUE = Pattern.compile("\"\\w+\":(\"[^\"]*\"|[\\d.]+|true|null)");
    private static final Pattern LINE = Pattern.compile("(?m)^.+$");
    private static final Pattern VALUE =
            Pattern.compile("(?<=:|\\[|,)(\"[^\"]*\"|[\\d.]+|true|null|\\[|\\{)|(?<=>)[^<\\s]+|(?<=\\|)[^|]+");

    /** The damaged inputs. */
    abstract Stream<String> of(String sample);

    /** The same in encodings that are not expected, too. */
    final Stream<byte[]> of(byte[] sample) {
        Stream<Charset> encodings = this == NOTHING
                ? Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)
                : Stream.of(StandardCharsets.UTF_8);
        return encodings.flatMap(
                encoding -> of(new String(sample, StandardCharsets.UTF_8)).map(text -> text.getBytes(encoding)));
    }

    /** The sample with one value after the other replaced. */
    private static Stream<String> replaced(String sample, String value) {
        return VALUE.matcher(sample)
                .results()
                .map(found -> sample.substring(0, found.start()) + value + sample.substring(found.end()));
    }
}
