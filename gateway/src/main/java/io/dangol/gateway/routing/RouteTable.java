package io.dangol.gateway.routing;

import static io.dangol.gateway.routing.Service.ANALYTICS;
import static io.dangol.gateway.routing.Service.CUSTOMER;
import static io.dangol.gateway.routing.Service.FEEDBACK;
import static io.dangol.gateway.routing.Service.LOYALTY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which noun belongs to which service, and which requests need no token.
///
/// A path belongs to the longest entry that its first segments spell, so `/v1/me/points` may live elsewhere than
/// `/v1/me`. An action after a colon, as in `/v1/purchases:import`, goes where its noun goes.
public final class RouteTable {
    private static final int LONGEST_ENTRY_SEGMENTS = 2;
    /// The actions whose bodies are streams.
    private static final List<String> BULK_ACTIONS = List.of(":import", ":batch");

    private final Map<String, Service> services;
    private final List<OpenDoor> openDoors;

    private RouteTable(Map<String, Service> services, List<OpenDoor> openDoors) {
        this.services = Map.copyOf(services);
        this.openDoors = List.copyOf(openDoors);
    }

    /// The table of the suite.
    public static RouteTable suite() {
        return new Builder()
                .send(CUSTOMER, "customers", "purchases", "returns", "products", "product-categories", "stores")
                .send(CUSTOMER, "contacts", "conversations", "consent-purposes", "segments", "journeys", "campaigns")
                .send(CUSTOMER, "templates", "messages", "referrals", "jobs", "me")
                .send(FEEDBACK, "feedback", "sources", "webhooks", "surveys", "invitations", "responses", "answers")
                .send(FEEDBACK, "cases", "sla-policies", "calendars", "improvements", "themes", "board", "articles")
                .send(FEEDBACK, "classifiers", "classifications", "categories", "reclassifications")
                .send(FEEDBACK, "quarantine", "feedback-jobs", "me/feedback", "me/cases")
                .send(FEEDBACK, "survey-policy", "survey-occasions", "me/invitations")
                .send(LOYALTY, "programme", "members", "accounts", "transactions", "holds", "transfers")
                .send(LOYALTY, "earning-rules", "tiers", "rewards", "redemptions", "coupons", "quotes")
                .send(LOYALTY, "adjustments", "pools", "integrity", "liability", "me/points")
                .send(ANALYTICS, "kpis", "goals", "alerts", "cohorts", "rfm", "scores", "models", "experiments")
                .send(ANALYTICS, "funnels", "recommendations", "economics", "reports", "live")
                .open(Set.of("POST"), "webhooks", "{source}")
                .open(Set.of("GET", "HEAD", "POST", "PUT", "PATCH"), "answers", "{token}")
                .open(Set.of("POST"), "answers", "{token}", "complete")
                .open(Set.of("GET", "HEAD"), "board")
                .build();
    }

    /// Where a request goes; empty if no service owns its path.
    ///
    /// @param method the method in capitals
    /// @param path the path, of which only `/v1/…` is ever routed
    public Optional<Target> find(String method, RequestPath path) {
        List<String> segments = path.segments();
        if (segments.size() < 2 || !segments.getFirst().equals("v1")) {
            return Optional.empty();
        }
        int depth = Math.min(LONGEST_ENTRY_SEGMENTS, segments.size() - 1);
        for (; depth > 0; depth--) {
            Service service = services.get(entryOf(segments, depth));
            if (service != null) {
                return Optional.of(new Target(service, isOpen(method, segments), isBulk(method, segments)));
            }
        }
        return Optional.empty();
    }

    private static String entryOf(List<String> segments, int depth) {
        String last = withoutAction(segments.get(depth));
        return depth == 1 ? last : segments.get(1) + "/" + last;
    }

    private static String withoutAction(String segment) {
        int colon = segment.indexOf(':');
        return colon < 0 ? segment : segment.substring(0, colon);
    }

    private boolean isOpen(String method, List<String> segments) {
        for (OpenDoor openDoor : openDoors) {
            if (openDoor.admits(method, segments)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBulk(String method, List<String> segments) {
        return method.equals("POST")
                && segments.size() == 2
                && BULK_ACTIONS.stream().anyMatch(segments.get(1)::endsWith);
    }

    /// A request that needs no token: exactly these methods on exactly these segments, `{…}` standing for any one.
    private record OpenDoor(Set<String> methods, List<String> pattern) {
        boolean admits(String method, List<String> segments) {
            if (segments.size() != pattern.size() + 1 || !methods.contains(method)) {
                return false;
            }
            for (int i = 0; i < pattern.size(); i++) {
                String expected = pattern.get(i);
                String actual = segments.get(i + 1);
                boolean matches = expected.startsWith("{") ? !actual.isEmpty() : actual.equals(expected);
                if (!matches) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Builder {
        private final Map<String, Service> services = new HashMap<>();
        private final List<OpenDoor> openDoors = new ArrayList<>();

        Builder send(Service service, String... nouns) {
            for (String noun : nouns) {
                if (services.put(noun, service) != null) {
                    throw new IllegalArgumentException("two services own " + noun);
                }
            }
            return this;
        }

        Builder open(Set<String> methods, String... pattern) {
            openDoors.add(new OpenDoor(methods, List.of(pattern)));
            return this;
        }

        RouteTable build() {
            return new RouteTable(services, openDoors);
        }
    }
}
