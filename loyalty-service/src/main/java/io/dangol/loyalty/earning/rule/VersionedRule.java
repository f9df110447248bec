package io.dangol.loyalty.earning.rule;

/// A rule and what it gives now.
record VersionedRule(EarningRule rule, EarningRuleVersion present) {
    EarningRuleRequest request() {
        return rule.request(present);
    }

    EarningRuleView view() {
        return rule.view(present);
    }
}
