package dev.greenroom.operator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.greenroom.operator.cost.PriceBook;
import dev.greenroom.operator.cost.PriceBooks;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the price books that come with the operator. */
public final class PriceFiles {
    private static final String FOLDER = "/prices/";
    private static final ObjectMapper YAML = YAMLMapper.builder().build();

    private PriceFiles() {}

    private record Index(List<String> regions, String fallback) {}

    public static PriceBooks load() {
        Index index = read("index", new TypeReference<>() {});
        Map<String, PriceBook> books = new HashMap<>();
        for (String region : index.regions()) {
            books.put(region, read(region, new TypeReference<PriceBook>() {}));
        }
        return new PriceBooks(books, index.fallback());
    }

    private static <T> T read(String name, TypeReference<T> type) {
        String path = FOLDER + name + ".yaml";
        try (InputStream file = PriceFiles.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new FileNotFoundException(path);
            }
            return YAML.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
