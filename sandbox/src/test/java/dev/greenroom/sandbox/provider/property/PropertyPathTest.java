package dev.greenroom.sandbox.provider.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyPathTest {
    private static final String OLD = "{'size':1,'tags':{'a':'1','a.b':'1'},'rules':[{'port':1},{'port':1}],'gone':1}";
    private static final String NEW = "{'size':2,'tags':{'a':'2','a.b':'2'},'rules':[{'port':2},{'port':2}],'added':2}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "size | {'size':1,'tags':{'a':'2','a.b':'2'},'rules':[{'port':2},{'port':2}],'added':2}",
                "tags.a | {'size':2,'tags':{'a':'1','a.b':'2'},'rules':[{'port':2},{'port':2}],'added':2}",
                "tags[\"a.b\"] | {'size':2,'tags':{'a':'2','a.b':'1'},'rules':[{'port':2},{'port':2}],'added':2}",
                "rules[1].port | {'size':2,'tags':{'a':'2','a.b':'2'},'rules':[{'port':2},{'port':1}],'added':2}",
                "rules[*].port | {'size':2,'tags':{'a':'2','a.b':'2'},'rules':[{'port':1},{'port':1}],'added':2}",
                "added | {'size':2,'tags':{'a':'2','a.b':'2'},'rules':[{'port':2},{'port':2}]}",
                "gone | {'size':2,'tags':{'a':'2','a.b':'2'},'rules':[{'port':2},{'port':2}],'added':2,'gone':1}",
                "nowhere.at.all | {'size':2,'tags':{'a':'2','a.b':'2'},'rules':[{'port':2},{'port':2}],'added':2}"
            })
    void theOldValueStaysAtThePath(String path, String kept) throws Exception {
        assertThat(PropertyPath.parse(path).keep(json(OLD), json(NEW))).isEqualTo(json(kept));
    }

    @Test
    void aSecretStaysOne() throws Exception {
        ObjectNode old = json("{'tags':{'a':'1'}}");
        ObjectNode now = json("{}");
        now.set("tags", Values.secret(json("{'a':'2'}")));

        ObjectNode kept = PropertyPath.parse("tags.a").keep(old, now);

        assertThat(Values.isSecret(kept.get("tags"))).isTrue();
        assertThat(Values.plain(kept)).isEqualTo(old);
    }

    @Test
    void whatIsNoPathIsRefused() {
        assertThatThrownBy(() -> PropertyPath.parse("a[")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
