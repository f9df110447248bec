package io.dangol.training;

import io.dangol.training.task.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/// `./dangol train classifiers` and `./dangol evaluate classifiers`.
public final class Main {
    private static final int FAILURE = 1;
    private static final String USAGE = """
        usage: ./dangol train classifiers --data DIR --out DIR [--seed NUMBER]
               ./dangol evaluate classifiers --data DIR

        DIR has nsmc/*.tsv[.gz] (film, rating, text), kote/*.tsv (id, text, labels), banking77/*.csv (text, category);
        what is missing is left out. evaluate learns nothing; its last line is one JSON object, keyed by task.\
        """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments)));
    }

    static int run(List<String> arguments) {
        if (arguments.contains("--help")) {
            System.out.println(USAGE);
            return 0;
        }
        try {
            if (arguments.size() < 2 || !arguments.get(1).equals("classifiers")) {
                throw new Failure(USAGE);
            }
            Options options = Options.parse(arguments.subList(2, arguments.size()));
            switch (arguments.getFirst()) {
                case "train" ->
                    new TrainCommand(
                                    options.data(),
                                    options.out(),
                                    new Workshop(System.out, Clock.systemUTC(), options.seed()))
                            .run();
                case "evaluate" -> new EvaluateCommand(options.data(), System.out).run();
                default -> throw new Failure(USAGE);
            }
            return 0;
        } catch (Failure failure) {
            System.err.println("dangol: " + failure.getMessage());
        } catch (IOException | UncheckedIOException failure) {
            System.err.println("dangol: " + failure.getMessage());
        }
        return FAILURE;
    }
}
