package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.local.CommandFailure;
import io.dangol.local.Settings;
import io.dangol.local.demo.Tokens.Role;
import io.dangol.local.suite.SuiteFile;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `./dangol demo`: tells the suite a year of a shop's life, and prints what the key figures say of it.
public final class Demo {
    private static final int FAILURE = 1;
    private static final int REQUESTS_AT_ONCE = 16;

    private final DemoOptions options;
    private final Settings settings;
    private final String command;
    private final boolean terminal;
    private final Messages messages;
    private final PrintStream out;
    private final Clock clock;

    private Demo(DemoOptions options, Map<String, String> environment, PrintStream out, Clock clock) {
        this.options = options;
        this.settings = Settings.from(environment);
        this.command = environment.getOrDefault("DANGOL_COMMAND", "./dangol");
        this.terminal = "1".equals(environment.get("DANGOL_TERMINAL"));
        this.messages = new Messages(options.language());
        this.out = out;
        this.clock = clock;
    }

    public static void main(String[] arguments) {
        System.exit(run(Arrays.asList(arguments), System.getenv()));
    }

    private static int run(List<String> arguments, Map<String, String> environment) {
        try {
            DemoOptions options = DemoOptions.parse(arguments, environment);
            Demo demo = new Demo(options, environment, System.out, Clock.systemUTC());
            if (options.help()) {
                demo.help();
                return 0;
            }
            return demo.run() ? 0 : FAILURE;
        } catch (CommandFailure failure) {
            // Korean in a locale that cannot write it is still UTF-8 on most terminals.
            new PrintStream(System.err, true, StandardCharsets.UTF_8).println("dangol: " + failure.getMessage());
            return FAILURE;
        }
    }

    private void help() {
        out.println(DemoOptions.USAGE);
        out.println();
        out.println(messages.say("help"));
    }

    /// @return whether the key figures say what was generated
    private boolean run() {
        URI gateway =
                SuiteFile.gateway(settings.home()).orElseThrow(() -> new CommandFailure(messages.say("not-running")));
        try (DemoClient client = new DemoClient(gateway, new Tokens(settings, clock))) {
            requireHealth(client, gateway);
            return tell(client, gateway);
        }
    }

    private void requireHealth(DemoClient client, URI gateway) {
        try {
            if (!client.isHealthy()) {
                throw new CommandFailure(messages.say("not-healthy", gateway));
            }
        } catch (IOException nobody) {
            throw new CommandFailure(messages.say("not-running"), nobody);
        }
    }

    private boolean tell(DemoClient client, URI gateway) {
        ShopYear year = new ShopYear(options.seed(), options.customers());
        Totals totals = Totals.of(year, earningRule(client));
        introduce(totals);
        Stage stage = new Stage(client, year, new Crew(REQUESTS_AT_ONCE), out, terminal, messages);
        Figures figures = new Figures(client, clock, totals);
        List<Figure> before = figures.read();
        PartnerSource source = PartnerSource.open(stage);
        if (!source.isNew()) {
            out.println(messages.say("again", year.source()));
        }
        new ProfileStep(stage).run(totals);
        new PurchaseStep(stage).run(totals);
        new CaseStep(stage).run(new FeedbackStep(stage, source, clock).run(totals));
        out.println(messages.say("waiting"));
        List<Figure> now = figures.await(before, source.isNew());
        boolean agrees = new Report(out, messages).print(figures, now, before, source.isNew());
        String customerId = new Story(client, messages, out).tell(year);
        new WhereToLook(gateway, command, messages).print(out, customerId);
        return agrees;
    }

    private void introduce(Totals totals) {
        PurchaseProcess process = Buying.PROCESS;
        out.println(messages.say(
                "introduction",
                Integer.toString(Year.NUMBER),
                totals.customers(),
                totals.purchases(),
                Long.toString(options.seed())));
        out.println(messages.say(
                "process",
                Double.toString(process.r()),
                Double.toString(process.alpha()),
                Double.toString(process.a()),
                Double.toString(process.b())));
        out.println();
    }

    /// The rule of the programme that is in force, so that the points can be foretold.
    private EarningRule earningRule(DemoClient client) {
        return Pages.of(client, Role.AGENT, "/v1/earning-rules?limit=200")
                .filter(rule -> rule.path("currency").asText().equals("KRW"))
                .findFirst()
                .map(Demo::earningRule)
                .orElseThrow(() -> new CommandFailure(messages.say("no-rule")));
    }

    private static EarningRule earningRule(JsonNode rule) {
        return new EarningRule(
                new BigDecimal(rule.path("amount").asText()),
                rule.path("points").asLong());
    }
}
