package io.dangol.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dangol.local.CommandFailure;
import io.dangol.local.demo.Tokens.Role;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// Tells of one customer what the suite knows: who, what was bought, what went wrong, and the points.
final class Story {
    private static final int ENTRIES_SHOWN = 5;
    private static final int ORDERS_LEAST = 4;

    private final DemoClient client;
    private final Messages messages;
    private final PrintStream out;

    Story(DemoClient client, Messages messages, PrintStream out) {
        this.client = client;
        this.messages = messages;
        this.out = out;
    }

    /// @return the id of the customer of whom it told
    String tell(ShopYear year) {
        Shopper hero = year.shoppers()
                .filter(Story::isWorthTelling)
                .findFirst()
                .or(() -> year.shoppers().findFirst())
                .orElseThrow();
        JsonNode customer = client.get(
                        Role.AGENT, "/v1/customers?source=" + year.source() + "&externalId=" + hero.externalId())
                .path("items")
                .path(0);
        String id = customer.path("id").asText();
        if (id.isEmpty()) {
            throw new CommandFailure("The customer " + hero.externalId() + " of " + year.source() + " is not found.");
        }
        String name = customer.path("name").asText(hero.externalId());
        out.println();
        out.println(messages.say("story.title", name, id));
        out.println(messages.say(
                "story.bought",
                hero.orders().size(),
                hero.spentWon(),
                day(hero.orders().getFirst()),
                day(hero.orders().getLast())));
        complaint(hero).ifPresent(this::tellComplaint);
        tellPoints(id);
        return id;
    }

    private static boolean isWorthTelling(Shopper shopper) {
        return shopper.profile().isPresent()
                && shopper.language() == Language.KOREAN
                && shopper.orders().size() >= ORDERS_LEAST
                && complaint(shopper)
                        .flatMap(Remark::remedy)
                        .filter(remedy -> remedy.points() > 0)
                        .isPresent();
    }

    private static Optional<Remark> complaint(Shopper shopper) {
        return shopper.remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.COMPLAINT)
                .findFirst();
    }

    private static String day(Order order) {
        return order.at().toLocalDate().toString();
    }

    private void tellComplaint(Remark complaint) {
        out.println(messages.say("story.complaint", complaint.at().toLocalDate().toString(), complaint.text()));
        complaint
                .remedy()
                .ifPresent(remedy -> out.println(messages.say("story.remedy", remedy.note(), remedy.points())));
    }

    private void tellPoints(String customerId) {
        JsonNode member = client.get(Role.AGENT, "/v1/members/" + customerId);
        JsonNode entries = client.get(
                Role.AGENT, "/v1/accounts/" + member.path("accountId").asText() + "/entries?limit=" + ENTRIES_SHOWN);
        out.println(messages.say("story.balance", member.path("balance").asLong()));
        for (JsonNode entry : entries.path("items")) {
            out.println(String.format(
                    Locale.ROOT,
                    "    %s  %,+8d  %,9d  %s",
                    entry.path("effectiveAt").asText().substring(0, "2025-11-21".length()),
                    entry.path("amount").asLong(),
                    entry.path("balanceAfter").asLong(),
                    entry.path("reason").asText()));
        }
    }
}
