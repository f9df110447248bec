package io.dangol.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dangol.local.demo.Shopper.Profile;
import io.dangol.local.demo.Tokens.Role;

/// Registers the customers of whom the shop knows more than an id, before their first purchase is told.
record ProfileStep(Stage stage) {
    private static final String CUSTOMERS = "/v1/customers";

    void run(Totals totals) {
        try (ProgressBar progress = stage.progress("profiles", totals.profiles())) {
            stage.crew()
                    .each(
                            stage.year()
                                    .shoppers()
                                    .filter(shopper -> shopper.profile().isPresent()),
                            shopper -> {
                                register(shopper);
                                progress.step();
                            });
        }
    }

    private void register(Shopper shopper) {
        Reply reply = stage.client()
                .tryToPost(Role.OPERATOR, CUSTOMERS, stage.key("customer-" + shopper.externalId()), body(shopper));
        // Where the key is forgotten already, the identity is not.
        if (!reply.isProblem("identity-taken")) {
            DemoClient.required("POST " + CUSTOMERS, reply);
        }
    }

    private ObjectNode body(Shopper shopper) {
        Profile profile = shopper.profile().orElseThrow();
        ObjectNode body = stage.client().object();
        body.put("name", profile.name());
        body.put("birthDate", profile.birthDate().toString());
        body.put("gender", profile.gender());
        body.put("locale", shopper.language().locale().toLanguageTag());
        body.put("region", profile.region());
        body.put("preferredChannel", profile.preferredChannel());
        ArrayNode interests = body.putArray("interests");
        profile.interests().forEach(interests::add);
        body.putObject("identity").put("source", stage.year().source()).put("externalId", shopper.externalId());
        return body;
    }
}
