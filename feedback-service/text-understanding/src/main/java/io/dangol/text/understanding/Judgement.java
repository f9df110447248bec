package io.dangol.text.understanding;

import java.util.List;

/// What a classifier makes of one text.
///
/// @param model name and version of what judged
/// @param label the likeliest label
/// @param confidence the calibrated probability of that label, 0 to 1
/// @param abstained whether that is too little, so that a person decides
/// @param evidence strongest first, at most [Classifier#MOST_EVIDENCE]
public record Judgement(
        Task task, String model, String label, double confidence, boolean abstained, List<Evidence> evidence) {}
