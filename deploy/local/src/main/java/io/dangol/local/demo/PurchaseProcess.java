package io.dangol.local.demo;

import java.util.ArrayList;
import java.util.List;

/// When a customer comes back: the BG/NBD process (P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting your
/// customers" the easy way, 2005). While a customer is alive, repeat purchases follow each other in exponential times;
/// after each repeat purchase the customer leaves for ever with one probability of their own. Time is in weeks.
///
/// @param r shape of the gamma distribution of the customers' purchase rates, more than 0
/// @param alpha rate of it, in weeks, more than 0: a customer buys `r / alpha` times a week on average
/// @param a first parameter of the beta distribution of the customers' probabilities to leave, more than 0
/// @param b second parameter of it, more than 0: a customer leaves with probability `a / (a + b)` on average
record PurchaseProcess(double r, double alpha, double a, double b) {
    /// Nobody drinks that much tea.
    static final int REPEATS_MOST = 400;

    /// Draws one customer's repeat purchases.
    ///
    /// @param weeks how long the customer is watched after the first purchase
    /// @return weeks since the first purchase, ascending; at most [#REPEATS_MOST]
    List<Double> repeats(Chance chance, double weeks) {
        double rate = chance.gamma(r, alpha);
        double probabilityToLeave = chance.beta(a, b);
        List<Double> repeats = new ArrayList<>();
        double time = chance.exponential(rate);
        while (time < weeks && repeats.size() < REPEATS_MOST) {
            repeats.add(time);
            if (chance.happens(probabilityToLeave)) {
                break;
            }
            time += chance.exponential(rate);
        }
        return repeats;
    }
}
