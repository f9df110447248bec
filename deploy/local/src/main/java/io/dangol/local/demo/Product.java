package io.dangol.local.demo;

import java.util.List;

/// What the shop sells.
///
/// @param priceWon of one, in won
record Product(String sku, String category, String korean, String english, int priceWon) {
    static final List<Product> ALL = List.of(
            new Product("TEA-01", "tea", "우전 녹차", "Ujeon green tea", 32_000),
            new Product("TEA-02", "tea", "세작 녹차", "Sejak green tea", 18_000),
            new Product("TEA-03", "tea", "유자차", "yuja tea", 14_500),
            new Product("TEA-04", "tea", "쑥차", "mugwort tea", 12_000),
            new Product("TEA-05", "tea", "호지차 라떼", "hojicha latte", 6_500),
            new Product("TEA-06", "tea", "말차 라떼", "matcha latte", 6_800),
            new Product("SWT-01", "sweets", "인절미 빙수", "injeolmi bingsu", 13_900),
            new Product("SWT-02", "sweets", "약과 세트", "yakgwa box", 16_000),
            new Product("SWT-03", "sweets", "쑥 스콘", "mugwort scone", 4_800),
            new Product("WAR-01", "teaware", "백자 다관", "white porcelain teapot", 58_000),
            new Product("WAR-02", "teaware", "분청 찻잔", "buncheong cup", 27_000),
            new Product("GFT-01", "gift", "단골 선물 세트", "regulars' gift box", 45_000));

    /// What people judge it by, a name in the texts: `taste`, or `craft` for what is not drunk or eaten.
    String sense() {
        return category.equals("tea") || category.equals("sweets") ? "taste" : "craft";
    }

    String name(Language language) {
        return switch (language) {
            case KOREAN -> korean;
            case ENGLISH -> english;
        };
    }
}
