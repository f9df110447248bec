package io.dangol.training.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dangol.text.understanding.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is known about a model: what it learnt from, how, and what was measured on which texts.
final class Card {
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final List<Map<String, Object>> data = new ArrayList<>();
    private final List<Map<String, Object>> measured = new ArrayList<>();

    Card(String model, String method, String caution) {
        content.put("model", model);
        content.put("method", method);
        content.put("caution", caution);
        content.put("data", data);
        content.put("measured", measured);
    }

    Card data(String name, String source, String licence, int texts) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", name);
        entry.put("source", source);
        entry.put("licence", licence);
        entry.put("texts", texts);
        data.add(entry);
        return this;
    }

    Card reviews(int texts) {
        return data("NSMC, raw files", "https://github.com/e9t/nsmc", "CC0-1.0", texts);
    }

    Card comments(int texts) {
        return data("KOTE", "https://github.com/searle-j/KOTE", "MIT", texts);
    }

    Card examples(int texts) {
        return data("examples.tsv", "written for this project", "Apache-2.0", texts);
    }

    Card shop(int texts) {
        return data("shop-ko.tsv", "written for this project", "Apache-2.0", texts);
    }

    Card measured(String on, Figures figures) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("on", on);
        entry.putAll(figures.toMap());
        measured.add(entry);
        return this;
    }

    Card put(String name, Object value) {
        content.put(name, value);
        return this;
    }

    String toJson() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts and numbers is JSON", impossible);
        }
    }
}
